import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What the shim does at the K-th call; see shim.c. */
export const MODES = ['kill', 'torn', 'power'] as const;
export type Mode = (typeof MODES)[number];

/** Why crash points cannot be tried on this machine; undefined: they can. */
export function whyNot(): string | undefined {
  if (process.platform !== 'linux') return 'crash points need Linux: the shim is loaded with LD_PRELOAD';
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'crash points need a C compiler (cc): sudo apt-get install gcc libc6-dev';
  }
}

/** Compiles the shim into a folder. @returns its path. */
export function compileShim(folder: string): string {
  const path = join(folder, 'shim.so');
  const source = join(import.meta.dirname, 'shim.c');
  execFileSync('cc', ['-O1', '-Wall', '-shared', '-fPIC', '-o', path, source]);
  return path;
}

/** At the last of the calls the process ends; of the others a copy of the folder is left in `images`, named by its number. */
export type Crash = {
  readonly calls: readonly number[];
  readonly mode: Mode;
  readonly seed: number;
  readonly images: string;
};

/** The environment of a process that is to end at a point, or to count its calls into `total`. */
export const shimmed = (shim: string, folder: string, crash: Crash | { readonly total: string }) => ({
  LD_PRELOAD: shim,
  ATTUNE_CRASH_FOLDER: folder,
  ...('total' in crash
    ? { ATTUNE_CRASH_TOTAL: crash.total }
    : {
        ATTUNE_CRASH_AT: crash.calls.join(','),
        ATTUNE_CRASH_IMAGES: crash.images,
        ATTUNE_CRASH_MODE: crash.mode,
        ATTUNE_CRASH_SEED: String(crash.seed),
      }),
});
