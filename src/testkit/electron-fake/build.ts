import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
/** A folder of its own for each state of the sources: tests do not disturb, and do not trust, what `npm run build` left. */
const BUILDS = join(ROOT, 'out', 'smoke');
const KEEP_MS = 3_600_000;
const SOURCES = ['src/main', 'src/preload', 'src/core', 'src/shared'].map((path) => join(ROOT, path));
const CONFIG = ['electron.vite.config.ts', 'package-lock.json'].map((path) => join(ROOT, path));

/** Builds main and preload exactly as the product is built, unless that was done; the screen is a placeholder. */
export async function buildIfStale(): Promise<string> {
  const built = join(BUILDS, await fingerprint());
  if (await exists(built)) return built;
  await forgetOld();
  const fresh = `${built}-${process.pid}`;
  await build(fresh);
  await mkdir(join(fresh, 'renderer'), { recursive: true });
  await writeFile(join(fresh, 'renderer', 'index.html'), '<!doctype html><title>Attune</title>');
  // Another run may have been faster: then its build is as good as ours.
  await rename(fresh, built).catch(() => rm(fresh, { recursive: true }));
  return built;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function forgetOld(): Promise<void> {
  for (const name of await readdir(BUILDS).catch(() => [])) {
    const path = join(BUILDS, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - KEEP_MS) await rm(path, { recursive: true, force: true });
  }
}

function build(outDir: string): Promise<void> {
  const cli = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [
    cli,
    'build',
    '--config',
    join(import.meta.dirname, 'build.config.ts'),
    '--outDir',
    outDir,
    '--logLevel',
    'error',
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (output += piece.toString()));
  return new Promise((built, failed) => {
    child.on('close', (code) => (code === 0 ? built() : failed(new Error(`the build failed:\n${output}`))));
  });
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  const below = await Promise.all(SOURCES.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })));
  const files = below.flat().filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  const paths = [...CONFIG, ...files.map((entry) => join(entry.parentPath, entry.name))].toSorted();
  for (const path of paths) {
    const { size, mtimeMs } = await stat(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
