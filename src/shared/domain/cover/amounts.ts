/** A stretch of time, ms UTC; `toAt` no longer belongs to it. */
export type Span = { readonly fromAt: number; readonly toAt: number };

/** @throws RangeError for what is no finite number from `least` to `most`, both included. */
export function checkAmount(name: string, value: number, least = 0, most = Number.MAX_VALUE): void {
  if (!(value >= least && value <= most)) throw new RangeError(`${name} is ${value}, not from ${least} to ${most}`);
}

/** @throws RangeError for a fraction, too: people are not divided. */
export function checkCount(name: string, value: number, most: number): void {
  if (!Number.isInteger(value)) throw new RangeError(`${name} is ${value}, no whole number`);
  checkAmount(name, value, 0, most);
}

/** A moment or a length, whole ms. @throws RangeError */
export const checkMs = (name: string, value: number, least = 0): void => {
  checkCount(name, value, Number.MAX_SAFE_INTEGER);
  checkAmount(name, value, least);
};

/** In order of time. @throws RangeError where one is empty, or two of them overlap: a moment would count twice. */
export function inOrder<T extends Span>(name: string, spans: readonly T[]): T[] {
  for (const { fromAt, toAt } of spans) {
    checkMs(`${name}: fromAt`, fromAt);
    checkMs(`${name}: toAt`, toAt, fromAt + 1);
  }
  const sorted = spans.toSorted((a, b) => a.fromAt - b.fromAt);
  for (const [i, { fromAt }] of sorted.entries()) checkMs(`${name}: fromAt`, fromAt, sorted[i - 1]?.toAt);
  return sorted;
}
