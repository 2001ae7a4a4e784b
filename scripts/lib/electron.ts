import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.ts';

const FOLDER = inRoot('node_modules', 'electron');
const DOWNLOAD_MS = 20_000;

/** Either the program to start, or the sentence that says why the desk opens in a browser instead. */
export type ElectronChoice = { readonly program: string } | { readonly why: string };

function program(): string | undefined {
  const pathFile = join(FOLDER, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(FOLDER, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(path) ? path : undefined;
}

/** Lets Electron fetch its own program, for at most 20 s. */
function fetchProgram(): Promise<void> {
  const child = spawn(process.execPath, [join(FOLDER, 'install.js')], { stdio: 'ignore' });
  return new Promise((done) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), DOWNLOAD_MS);
    child.on('error', () => done());
    child.on('exit', () => {
      clearTimeout(timer);
      done();
    });
  });
}

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Looks for a display before it tries anything, then for the program, then for 20 s of luck. */
export async function chooseElectron(): Promise<ElectronChoice> {
  if (!hasDisplay()) return { why: 'There is no display here, so the desk waits at this link for a browser.' };
  if (process.getuid?.() === 0) {
    return { why: 'Electron keeps its sandbox and so will not run as root: the desk opens in the browser instead.' };
  }
  if (!existsSync(FOLDER)) return { why: 'Electron is not installed: the desk opens in the browser instead.' };
  const found = program();
  if (found) return { program: found };
  console.error('Fetching Electron once (at most 20 seconds)…');
  await fetchProgram();
  const fetched = program();
  return fetched
    ? { program: fetched }
    : { why: 'Electron could not be fetched here: the desk opens in the browser instead.' };
}
