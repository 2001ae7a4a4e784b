import type { PlacedMark } from './use-reading.ts';

/** A reason; `times`: how often it was given where it stands on no line. */
export type Gathered = PlacedMark & { readonly times: number };

/** Reasons in the order of their lines; what stands on no line comes last, the same reason once, with all it was worth. */
export function gathered(marks: readonly PlacedMark[]): Gathered[] {
  const lined = marks.filter(({ turn }) => turn !== null).toSorted((a, b) => (a.turn ?? 0) - (b.turn ?? 0));
  const unlined = new Map<string, Gathered>();
  for (const mark of marks.filter(({ turn }) => turn === null)) {
    const known = unlined.get(mark.because);
    if (known) unlined.set(mark.because, { ...known, weight: known.weight + mark.weight, times: known.times + 1 });
    else unlined.set(mark.because, { ...mark, times: 1 });
  }
  return [...lined.map((mark) => ({ ...mark, times: 1 })), ...unlined.values()];
}
