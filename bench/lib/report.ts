import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import Database from 'better-sqlite3';
import { round } from './stats.ts';

/**
 * What a bench prints. Fields that do not apply are left out. `ratio`: ours ÷ limit as throughput, or limit ÷ ours as time,
 * so that higher is better; machines differ and are noisy, ratios travel. `peers`: the same work by others, in `unit`.
 */
export type BenchResult = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly p50Ms?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
  /** What the same machine can do at best, in `unit`, in the same run. */
  readonly limit?: number;
  readonly ratio?: number;
  readonly peers?: Readonly<Record<string, number>>;
  /** What was promised, in `unit` (or as a ratio), and whether this run kept it. */
  readonly promise?: { readonly text: string; readonly isKept: boolean };
  readonly environment: Readonly<Record<string, string | number>>;
};
export type Measured = Omit<BenchResult, 'environment'> & {
  readonly facts?: Readonly<Record<string, string | number>>;
};

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

export function environment(): Record<string, string | number> {
  const sqlite = new Database(':memory:').prepare('select sqlite_version() as v').get() as { v: string };
  return {
    at: new Date().toISOString(),
    commit: commit(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: round(totalmem() / 2 ** 30, 0),
    os: `${type()} ${release()}`,
    node: process.versions.node,
    sqlite: sqlite.v,
    load1: round(loadavg()[0] ?? 0),
  };
}

export function report({ facts = {}, ...measured }: Measured): BenchResult {
  return { ...measured, environment: { ...environment(), ...facts } };
}

const line = (name: string, value: unknown): string => `  ${name.padEnd(14)} ${String(value)}`;

/** The same for people. */
export function inWords(result: BenchResult): string {
  const { name, value, unit, peers = {}, environment: around, promise, ...rest } = result;
  return [
    `${name}: ${value} ${unit}${promise ? ` — ${promise.text}: ${promise.isKept ? 'kept' : 'NOT KEPT'}` : ''}`,
    ...Object.entries(rest).map(([key, given]) => line(key, given)),
    ...Object.entries(peers).map(([peer, given]) => line(peer, given)),
    line(
      'environment',
      Object.entries(around)
        .map(([key, given]) => `${key} ${given}`)
        .join(', '),
    ),
  ].join('\n');
}
