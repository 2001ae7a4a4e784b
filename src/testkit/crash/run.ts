import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { seededRandom } from '../random.ts';
import type { Violation } from './check.ts';
import { PHASES, prepare, type Phase } from './phases.ts';
import { countCalls, tryPoints, type Rig } from './point.ts';
import { compileShim, MODES, type Mode } from './shim.ts';

export type Point = { readonly phase: Phase; readonly mode: Mode; readonly at: number };
export type Found = Point & Violation & { readonly seed: number };
export type Plan = {
  readonly seed: number;
  readonly modes: readonly Mode[];
  readonly phases: readonly Phase[];
  /** How many points, spread evenly; undefined: every one. */
  readonly sample?: number | undefined;
  /** Only this call. */
  readonly at?: number | undefined;
  /** Edits need not be on the disk when they are acknowledged: the checker must see it. */
  readonly isCareless?: boolean;
  readonly onPoint?: (done: number, of: number) => void;
};
export type Report = {
  readonly points: number;
  readonly perMode: Readonly<Record<string, number>>;
  readonly perPhase: Readonly<Record<string, number>>;
  /** How many calls there are to end at. */
  readonly calls: Readonly<Record<string, number>>;
  readonly violations: readonly Found[];
  readonly perSecond: number;
  readonly seconds: number;
};

const ROOT = resolve(import.meta.dirname, '../../..');
/** A disk in memory: what reaches the disk is the shim's word, and waiting for a real one would be most of the time. */
const MEMORY = '/dev/shm';
/** As many as the machine has cores to spare: a process and the check of another take turns. */
const AT_ONCE = 2;

/** One file, which starts in a fifth of the time its four hundred sources take. @returns its path. */
async function bundle(folder: string): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'workload.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node22',
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'workload.mjs' } },
    },
    ssr: { noExternal: /^(?!better-sqlite3)/, external: ['better-sqlite3'] },
  });
  return join(folder, 'workload.mjs');
}

/** `count` of the first `all` numbers, evenly spread, beginning at a place drawn by chance. */
function spread(all: number, count: number, chance: number): number[] {
  const step = Math.max(1, all / count);
  return Array.from({ length: Math.min(all, count) }, (_, i) => Math.floor((i + chance) * step) + 1);
}

type Batch = { readonly phase: Phase; readonly mode: Mode; readonly calls: readonly number[] };
/** So many points share a process; each costs a copy of the folder until it has been checked. */
const MOST_CALLS = 40;

function inBatches({ phase, mode, calls }: Batch): Batch[] {
  const count = Math.ceil(calls.length / MOST_CALLS);
  return Array.from({ length: count }, (_, i) => ({
    phase,
    mode,
    calls: calls.slice(i * MOST_CALLS, (i + 1) * MOST_CALLS),
  }));
}

/** How many of a sample fall to the i-th of `kinds`: all together they are the sample. */
const shareOf = (sample: number, i: number, kinds: number): number =>
  Math.floor((sample * (i + 1)) / kinds) - Math.floor((sample * i) / kinds);

/** Every call of every phase in every mode, or a sample with as many of each phase and mode. */
function batchesOf({ seed, phases, modes, sample, at }: Plan, totals: Readonly<Record<string, number>>): Batch[] {
  const random = seededRandom(seed);
  const kinds = phases.flatMap((phase) => modes.map((mode) => ({ phase, mode })));
  const callsOf = (phase: Phase, i: number): number[] => {
    const total = totals[phase] ?? 0;
    if (at !== undefined) return [at];
    if (sample === undefined) return spread(total, total, 0);
    return spread(total, shareOf(sample, i, kinds.length), random.next());
  };
  return kinds.flatMap(({ phase, mode }, i) => inBatches({ phase, mode, calls: callsOf(phase, i) }));
}

/** Works the list off, some at once. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const tally = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

async function tryAll(rig: Rig, plan: Plan): Promise<Report> {
  const calls: Record<string, number> = {};
  await each(plan.phases, async (phase) => {
    calls[phase] = await countCalls(rig, phase);
  });
  const batches = batchesOf(plan, calls);
  const points = batches.flatMap(({ phase, mode, calls: some }) => some.map((at): Point => ({ phase, mode, at })));
  const violations: Found[] = [];
  const began = performance.now();
  let done = 0;
  await each(batches, async ({ phase, mode, calls: some }) => {
    for (const wrong of await tryPoints(rig, phase, some, mode)) {
      const point = { phase, mode, at: wrong.at, seed: plan.seed };
      violations.push(...wrong.violations.map((violation) => ({ ...point, ...violation })));
    }
    done += some.length;
    plan.onPoint?.(done, points.length);
  });
  const seconds = (performance.now() - began) / 1000;
  return {
    points: points.length,
    perMode: tally(points.map(({ mode }) => mode)),
    perPhase: tally(points.map(({ phase }) => phase)),
    calls,
    violations,
    perSecond: Number((points.length / seconds).toFixed(1)),
    seconds: Number(seconds.toFixed(1)),
  };
}

/** Folders that are gone when the work is, however it ends: they may lie in memory. */
async function withFolders<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
  const tidy = (): void => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  const stop = (): never => {
    tidy();
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, stop);
    tidy();
  }
}

/** Ends the workload at the points of a plan and checks what is left of each. Needs a C compiler, see `whyNot`. */
export async function runCrashPoints(plan: Plan): Promise<Report> {
  // The program stands below the root of the checkout, where its packages are found; the replicas need not.
  const cache = join(ROOT, 'out', 'cache');
  mkdirSync(cache, { recursive: true });
  const programs = mkdtempSync(join(cache, 'crash-'));
  const root = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'attune-crash-'));
  return withFolders([programs, root], async () => {
    const program = await bundle(programs);
    const shim = compileShim(programs);
    const { seed, isCareless = false } = plan;
    const phases = await prepare(root, seed);
    return await tryAll({ root, shim, program, seed, isCareless, phases }, plan);
  });
}

export { MODES, PHASES };
