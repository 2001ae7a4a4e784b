import type { Plan } from './history.ts';

/**
 * Histories that once went wrong, as short as they could be made. They are data: a new kind of operation does not change them.
 * Each is played with every hub: what one has shown must hold with all.
 */
export const CORPUS: readonly { readonly why: string; readonly plan: Plan }[] = [
  {
    why: 'a page of the snapshot arrives without its rows, and the part is taken for an empty one',
    plan: { seed: 454, devices: 3, operations: [{ do: 'wait', ms: 2321 }] },
  },
  {
    why: 'two restores of one backup give the same versions to different rows',
    plan: {
      seed: 159,
      devices: 5,
      operations: [
        { do: 'outage' },
        { do: 'restore', pick: 43190 },
        { do: 'wait', ms: 2349 },
        { do: 'elsewhere', kind: 'move', ticket: 1, pick: 481930 },
        { do: 'wait', ms: 2252 },
        { do: 'wait', ms: 2322 },
        { do: 'wait', ms: 954 },
        { do: 'wait', ms: 311 },
        { do: 'wait', ms: 2065 },
        { do: 'wait', ms: 416 },
        { do: 'wait', ms: 1641 },
        { do: 'crash', device: 3, statements: 52, again: 0 },
        { do: 'wait', ms: 780 },
        { do: 'elsewhere', kind: 'line', ticket: 0, pick: 434982 },
        { do: 'wait', ms: 1909 },
        { do: 'wait', ms: 591 },
        { do: 'crash', device: 0, statements: 14, again: 17 },
        { do: 'wait', ms: 1158 },
        { do: 'edit', device: 1, kind: 'line', ticket: 0, pick: 511495 },
        { do: 'wait', ms: 2017 },
        { do: 'outage' },
        { do: 'wait', ms: 2025 },
        { do: 'wait', ms: 1838 },
        { do: 'wait', ms: 1213 },
        { do: 'edit', device: 3, kind: 'line', ticket: 0, pick: 443561 },
        { do: 'wait', ms: 1670 },
        { do: 'edit', device: 3, kind: 'tag', ticket: 0, pick: 612524 },
        { do: 'restore', pick: 231976 },
        { do: 'elsewhere', kind: 'move', ticket: 2, pick: 457905 },
        { do: 'elsewhere', kind: 'move', ticket: 3, pick: 671885 },
      ],
    },
  },
  {
    why: 'the outcome of an edit comes while the part of its ticket still loads, and the line goes out of sight',
    plan: {
      seed: 282,
      devices: 3,
      operations: [
        { do: 'elsewhere', kind: 'move', ticket: 3, pick: 116008 },
        { do: 'wait', ms: 2270 },
        { do: 'edit', device: 0, kind: 'line', ticket: 2, pick: 603676 },
      ],
    },
  },
  {
    why: 'the same, after the hub and the desk ended in the middle of it',
    plan: {
      seed: 233,
      devices: 2,
      operations: [
        { do: 'wait', ms: 1406 },
        { do: 'hub-crash', requests: 1, moment: 27 },
        { do: 'wait', ms: 886 },
        { do: 'wait', ms: 451 },
        { do: 'edit', device: 1, kind: 'line', ticket: 2, pick: 503444 },
        { do: 'crash', device: 1, statements: 11, again: 0 },
        { do: 'edit', device: 1, kind: 'status', ticket: 2, pick: 959475 },
      ],
    },
  },
];
