import type { seededRandom } from '#testkit/random.ts';

export type Random = ReturnType<typeof seededRandom>;

export const TICKETS = ['t1', 't2', 't3', 't4'] as const;
/** Queues an agent may be given; an operation names one by its place here. */
export const SCOPES = [['q:q1'], ['q:q1', 'q:q2'], ['q:q2']] as const;
const EDITS = ['tag', 'assign', 'status', 'macro', 'line', 'line', 'line', 'call', 'create', 'customer'] as const;

/**
 * What happens in a history, as data: it can be printed, left out, and played again. `device` is a place among the devices,
 * `pick` decides whatever the kind leaves open, times are virtual milliseconds.
 */
export type Operation =
  | { readonly do: 'edit'; device: number; kind: (typeof EDITS)[number]; ticket: number; pick: number }
  /** A customer writes, or an upstream system moves the ticket. */
  | { readonly do: 'elsewhere'; kind: 'line' | 'move'; ticket: number; pick: number }
  | { readonly do: 'wait'; ms: number }
  | { readonly do: 'outage' }
  /** Streams break; what is asked next finds the hub up. */
  | { readonly do: 'hang-up' }
  /** The hub's process ends while it works on its so many-th request from now, at that moment of its work. */
  | { readonly do: 'hub-crash'; requests: number; moment: number }
  | { readonly do: 'backup' }
  | { readonly do: 'restore'; pick: number }
  /** Deletions older than so many versions are forgotten. */
  | { readonly do: 'collect'; keep: number }
  | { readonly do: 'scope'; device: number; scope: number }
  | { readonly do: 'restart'; device: number }
  /**
   * The process ends at its so many-th statement from now, in the middle of whatever it is in. `again`: the next one ends
   * while it starts, at that statement; 0: it does not.
   */
  | { readonly do: 'crash'; device: number; statements: number; again: number }
  | { readonly do: 'skew'; device: number; ms: number }
  | { readonly do: 'look'; device: number };

type Draw = (random: Random, devices: number) => Operation;
const device = (random: Random, devices: number): number => random.int(devices);

/** How often of a hundred, and what. */
const TABLE: readonly (readonly [number, Draw])[] = [
  [36, (r, n) => ({ do: 'edit', device: device(r, n), kind: r.pick(EDITS), ticket: r.int(4), pick: r.int(1e6) })],
  [9, (r) => ({ do: 'elsewhere', kind: r.int(3) === 0 ? 'move' : 'line', ticket: r.int(4), pick: r.int(1e6) })],
  [26, (r) => ({ do: 'wait', ms: r.int(2500) })],
  [3, () => ({ do: 'outage' })],
  [2, () => ({ do: 'hang-up' })],
  [2, (r) => ({ do: 'hub-crash', requests: 1 + r.int(6), moment: 1 + r.int(40) })],
  [2, () => ({ do: 'backup' })],
  [2, (r) => ({ do: 'restore', pick: r.int(1e6) })],
  [3, (r) => ({ do: 'collect', keep: r.int(12) })],
  [4, (r, n) => ({ do: 'scope', device: device(r, n), scope: r.int(SCOPES.length) })],
  [2, (r, n) => ({ do: 'restart', device: device(r, n) })],
  [
    5,
    (r, n) => ({
      do: 'crash',
      device: device(r, n),
      statements: 1 + r.int(120),
      again: r.int(4) === 0 ? 1 + r.int(30) : 0,
    }),
  ],
  [1, (r, n) => ({ do: 'skew', device: device(r, n), ms: r.pick([-7_200_000, -90_000, 90_000, 7_200_000]) })],
  [3, (r, n) => ({ do: 'look', device: device(r, n) })],
];

function drawOne(random: Random, devices: number): Operation {
  let dice = random.int(100);
  for (const [share, draw] of TABLE) {
    if (dice < share) return draw(random, devices);
    dice -= share;
  }
  return { do: 'wait', ms: random.int(2500) };
}

export const drawOperations = (random: Random, devices: number, count: number): Operation[] =>
  Array.from({ length: count }, () => drawOne(random, devices));
