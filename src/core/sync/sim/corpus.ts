import type { Plan } from './history.ts';

/** Histories that once went wrong, as short as they could be made. They are data: a new kind of operation does not change them. */
export const CORPUS: readonly { readonly why: string; readonly plan: Plan }[] = [
  {
    why: 'a page of the snapshot arrives without its rows, and the part is taken for an empty one',
    plan: { seed: 454, devices: 3, operations: [{ do: 'wait', ms: 2321 }] },
  },
];
