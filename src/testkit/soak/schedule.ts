import { SECOND, HOUR } from '#shared/kernel/time.ts';
import type { Asked, Fault } from '#testkit/fault-proxy.ts';
import { seededRandom } from '#testkit/random.ts';

export type Incident =
  | { readonly atMs: number; readonly kind: 'kill-hub' | 'halt-database' }
  | { readonly atMs: number; readonly kind: 'kill-desk'; readonly desk: number }
  | { readonly atMs: number; readonly kind: 'shift-clock'; readonly desk: number; readonly byMs: number };

export type Plan = {
  readonly seed: number;
  readonly lengthMs: number;
  readonly desks: number;
  readonly isPostgres: boolean;
  /** How much denser incidents come than in a long run; default 1. */
  readonly pace?: number;
};

type Chance = ReturnType<typeof seededRandom>;

function every(random: Chance, lengthMs: number, [least, most]: readonly [number, number]): number[] {
  const times: number[] = [];
  const next = (): number => Math.round(least + random.next() * (most - least));
  for (let at = next(); at < lengthMs; at += next()) times.push(at);
  return times;
}

/** What happens to whole processes, in order of time; the same for the same seed. */
export function scheduleOf({ seed, lengthMs, desks, isPostgres, pace = 1 }: Plan): Incident[] {
  const random = seededRandom(seed);
  const times = (least: number, most: number): number[] =>
    every(random, lengthMs, [(least * SECOND) / pace, (most * SECOND) / pace]);
  const incidents: Incident[] = [
    ...times(5, 20).map((atMs): Incident => ({ atMs, kind: 'kill-hub' })),
    ...times(4, 16).map((atMs): Incident => ({ atMs, kind: 'kill-desk', desk: random.int(desks) })),
    ...times(5, 15).map((atMs): Incident => {
      return { atMs, kind: 'shift-clock', desk: random.int(desks), byMs: random.pick([-2, 0, 2]) * HOUR };
    }),
    ...(isPostgres ? times(8, 40).map((atMs): Incident => ({ atMs, kind: 'halt-database' })) : []),
  ];
  return incidents.toSorted((a, b) => a.atMs - b.atMs);
}

/** One request in `ONE_IN` meets a fault; a line that hangs costs its desk half a minute, so those are rarer. */
const ONE_IN = 5;
const ONE_HANGS_IN = 25;

/** What happens to single requests of one desk; the same for the same seed and the same order of requests. */
export function lineFaults(seed: number): (asked: Asked) => Fault | undefined {
  const random = seededRandom(seed);
  return () => {
    if (random.int(ONE_IN) > 0) return undefined;
    const bytes = random.int(600);
    if (random.int(ONE_HANGS_IN) === 0) return random.pick<Fault>([{ kind: 'silent' }, { kind: 'slow', bytes }]);
    const ms = 200 + random.int(3000);
    return random.pick<Fault>([
      { kind: 'reset' },
      { kind: 'rst' },
      { kind: 'lost' },
      { kind: 'twice' },
      { kind: 'cut', bytes },
      { kind: 'short', bytes },
      { kind: 'delay', ms },
      { kind: 'again', ms },
    ]);
  };
}
