import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from './paths.ts';
import { Sentence } from './sentence.ts';

const STAMP = inRoot('out', '.stamp');
const INPUTS = ['src', 'package-lock.json', 'electron.vite.config.ts', 'resources/icons'];

async function filesBelow(path: string): Promise<string[]> {
  const about = await stat(path).catch(() => undefined);
  if (!about) return [];
  if (about.isFile()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** One hash over the names, sizes and times of everything the build reads: it changes when a file does, or goes. */
async function fingerprint(): Promise<string> {
  const files = (await Promise.all(INPUTS.map((input) => filesBelow(inRoot(input))))).flat().toSorted();
  const hash = createHash('sha256');
  for (const file of files) {
    if (/\.test\.tsx?$/.test(file)) continue;
    const { size, mtimeMs } = await stat(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function build(): Promise<void> {
  const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const child = spawn(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: inRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (output += piece.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) return resolve();
      reject(new Sentence(`the build failed; nothing was started.\n${output.trim()}`));
    });
  });
}

/** Builds into `out/` unless what is there was made from exactly these sources. */
export async function buildIfStale(): Promise<void> {
  const now = await fingerprint();
  const then = await readFile(STAMP, 'utf8').catch(() => '');
  if (then === now) return;
  console.error('Building the desk (once, and after changes)…');
  await build();
  await writeFile(STAMP, now);
}
