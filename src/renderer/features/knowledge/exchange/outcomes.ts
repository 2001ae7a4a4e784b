/** What needs a look first; what stays as it is last. */
const ORDER = ['refused', 'changed', 'new', 'same'] as const;
type Outcome = (typeof ORDER)[number];
type Result = { readonly outcome: Outcome };

export const inOrder = <T extends Result>(results: readonly T[]): T[] =>
  results.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));

/** How many files each outcome has, in the same order, without those none has. */
export const countsOf = (results: readonly Result[]): { readonly outcome: Outcome; readonly count: number }[] =>
  ORDER.map((outcome) => ({ outcome, count: results.filter((one) => one.outcome === outcome).length })).filter(
    ({ count }) => count > 0,
  );
