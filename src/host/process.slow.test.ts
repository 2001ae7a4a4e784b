import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskFile } from './desk-files.ts';

type Message = { readonly type: string; readonly url: string };
type Ended = { readonly code: number | null; readonly said: string; readonly printed: string };

const ENTRY = join(import.meta.dirname, 'index.ts');
let folder: string;
let started: ChildProcess[];

beforeEach(async () => {
  started = [];
  folder = await mkdtemp(join(tmpdir(), 'attune-desk-'));
});
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

class Desk {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;

  constructor(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
    const all = ['--no-warnings', ENTRY, '--data', folder, '--hub', 'http://127.0.0.1:9', ...args];
    this.child = spawn(process.execPath, all, {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'attune-compile-cache'), ...env },
    });
    started.push(this.child);
    let said = '';
    let printed = '';
    this.child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
    this.child.stdout?.on('data', (piece: Buffer) => (printed += piece.toString()));
    // Not 'close': it does not come when the line to the child was cut.
    const drained = [this.child.stderr, this.child.stdout].map(
      (stream) => new Promise((end) => stream?.once('end', end)),
    );
    this.ended = new Promise((done) => {
      this.child.on('exit', (code) => void Promise.all(drained).then(() => done({ code, said, printed })));
    });
  }

  /** The url of the next message of a kind; fails when the desk ends instead. */
  told(type: string): Promise<string> {
    return new Promise((heard, failed) => {
      this.child.on('message', (message: Message) => {
        if (message.type === type) heard(message.url);
      });
      void this.ended.then(({ said }) => failed(new Error(said)));
    });
  }
}

const modeOf = async (name: string) => ((await stat(join(folder, name))).mode & 0o777).toString(8);
const control = async () => JSON.parse(await readFile(join(folder, 'desk.json'), 'utf8')) as DeskFile;
const telephony = async () =>
  JSON.parse(await readFile(join(folder, 'telephony.json'), 'utf8')) as { token: string; url: string | null };
const enter = async (url: string) => (await fetch(url)).status;

describe('the desk as a process', () => {
  test('says when it is ready, leaves its files to its owner alone, and takes them away when it ends', async () => {
    const desk = new Desk();
    const url = await desk.told('ready');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/enter\?link=[\w-]{43}$/);
    expect(await Promise.all(['desk.json', 'open.html', 'desk.key', 'desk.log'].map(modeOf))).toEqual(
      Array(4).fill('600'),
    );
    expect(await readFile(join(folder, 'open.html'), 'utf8')).toContain(url);
    expect(desk.child.spawnargs.join(' ')).not.toContain('link=');
    expect((await control()).pid).toBe(desk.child.pid);
    expect(await enter(url)).toBe(200);
    desk.child.kill('SIGTERM');
    expect(await desk.ended).toEqual({
      code: 0,
      said: '',
      printed: `desk listening: ${url}\ndesk key: in a file only you can read\n`,
    });
    expect(await readdir(folder)).not.toEqual(expect.arrayContaining(['desk.json']));
    expect(await readdir(folder)).not.toEqual(expect.arrayContaining(['open.html']));
    const log = await readFile(join(folder, 'desk.log'), 'utf8');
    expect(log).toContain('desk.stopped');
    expect(log).not.toContain('link=');
  });

  test('has its door for telephone systems open, which hears nobody while nobody is signed in, and closes it at its end', async () => {
    const desk = new Desk(['--telephony-port', '0']);
    await desk.told('ready');
    const { token, url } = await telephony();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/telephony\/v1\/[\w-]{32}$/);
    const ring = { event: 'newCall', direction: 'in', from: '+8613800138000', callId: 'c1' };
    const answer = await fetch(url ?? '', { method: 'POST', body: JSON.stringify(ring) });
    expect([answer.status, await answer.json()]).toMatchObject([503, { error: 'signed-out' }]);
    desk.child.kill('SIGTERM');
    await desk.ended;
    expect(await telephony()).toMatchObject({ token, url: null });
  });

  test('gives new links to its parent and to the owner of its control file', async () => {
    const desk = new Desk();
    const first = await desk.told('ready');
    const next = desk.told('link');
    desk.child.send({ type: 'link' });
    const second = await next;
    expect(await enter(first)).toBe(401);
    expect(await enter(second)).toBe(200);
    const { url, controlToken } = await control();
    const answer = await fetch(`${url}/control/link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${controlToken}` },
    });
    const third = ((await answer.json()) as { url: string }).url;
    expect(await readFile(join(folder, 'open.html'), 'utf8')).toContain(third);
    expect(await enter(third)).toBe(200);
  });

  test('ends when the process that started it is gone', async () => {
    const desk = new Desk();
    await desk.told('ready');
    desk.child.disconnect();
    expect((await desk.ended).code).toBe(0);
  });

  test('ends once, in order, when one Ctrl-C arrives as several signals', async () => {
    const desk = new Desk();
    await desk.told('ready');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGINT'] as const) desk.child.kill(signal);
    expect((await desk.ended).code).toBe(0);
    expect(await readFile(join(folder, 'desk.log'), 'utf8')).toContain('desk.stopped');
  });

  test('refuses a folder that another desk works on, in one sentence that says where it runs', async () => {
    const first = new Desk();
    await first.told('ready');
    const { url } = await control();
    expect(await new Desk().ended).toMatchObject({
      code: 2,
      said: `Attune: a desk already runs on this folder (${url}). For a new link to it: npm run link. For a second desk, another --data.\n`,
    });
    first.child.kill('SIGKILL');
    await first.ended;
    await new Desk().told('ready');
  });

  test('refuses a port in use in one sentence with the cure', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as { port: number };
    const { code, said } = await new Desk(['--port', String(port)]).ended;
    other.close();
    expect({ code, said }).toEqual({
      code: 2,
      said: `Attune: port ${port} is in use by another program. Choose another with --port, or leave --port out.\n`,
    });
  });

  test('opens with its passphrase and not with another, and keeps no key on the disk', async () => {
    const passphrase = { ATTUNE_PASSPHRASE: 'correct horse battery' };
    const first = new Desk(['--key', 'passphrase'], passphrase);
    await first.told('ready');
    first.child.kill('SIGTERM');
    expect((await first.ended).printed).toContain('desk key: made from your passphrase');
    expect(await readdir(folder)).not.toEqual(expect.arrayContaining(['desk.key']));
    const wrong = await new Desk(['--key', 'passphrase'], { ATTUNE_PASSPHRASE: 'correct horse batterY' }).ended;
    expect(wrong).toMatchObject({ code: 2, said: 'Attune: this is not the passphrase of this desk.\n' });
    await new Desk(['--key', 'passphrase'], passphrase).told('ready');
  });

  test('says what is missing where nobody can be asked for a passphrase', async () => {
    const { code, said } = await new Desk(['--key', 'passphrase'], { ATTUNE_PASSPHRASE: undefined }).ended;
    expect(code).toBe(2);
    expect(said).toContain('Set ATTUNE_PASSPHRASE');
  });
});
