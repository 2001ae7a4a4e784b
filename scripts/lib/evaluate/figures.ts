import { round } from './judge-feeling.ts';

/** One answer beside what it should have been. `micros`: how long it took, in µs. */
export type Said = { readonly label: string; readonly said: string; readonly sure: number; readonly micros: number };

/** @param n of all that is asked, how many. */
const f1Of = (found: number, meant: number, both: number): number =>
  found + meant === 0 ? 1 : (2 * both) / (found + meant);

function labelFigures(all: readonly Said[], name: string) {
  const found = all.filter(({ said }) => said === name).length;
  const meant = all.filter(({ label }) => label === name).length;
  const both = all.filter(({ said, label }) => said === name && label === name).length;
  const ratio = (of: number): number => (of === 0 ? 0 : both / of);
  return { n: meant, precision: ratio(found), recall: ratio(meant), f1: f1Of(found, meant, both) };
}

/** What each label was taken for: `confusion[label][said]`. */
function confusionOf(all: readonly Said[]): Record<string, Record<string, number>> {
  const confusion: Record<string, Record<string, number>> = {};
  for (const { label, said } of all) {
    const row = (confusion[label] ??= {});
    row[said] = (row[said] ?? 0) + 1;
  }
  return confusion;
}

const isRight = ({ label, said }: Said): boolean => label === said;
const accuracyOf = (of: readonly Said[]): number => round(of.length === 0 ? 1 : of.filter(isRight).length / of.length);

/** How right it is where it is surest: of the surest tenth, of the surest two tenths, and so on. */
function coverageOf(all: readonly Said[]): { share: number; accuracy: number; leastSure: number }[] {
  const surest = all.toSorted((a, b) => b.sure - a.sure);
  return Array.from({ length: 10 }, (_, i) => {
    const part = surest.slice(0, Math.ceil(((i + 1) / 10) * surest.length));
    return { share: (i + 1) / 10, accuracy: accuracyOf(part), leastSure: round(part.at(-1)?.sure ?? 0) };
  });
}

/** Of a list of durations in µs. */
export function timesOf(micros: readonly number[]): { p50Us: number; p95Us: number } {
  const sorted = micros.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return { p50Us: at(0.5), p95Us: at(0.95) };
}

/** Everything that is printed of a task with one label a line. */
export function classification(all: readonly Said[]): object {
  const names = [...new Set(all.map(({ label }) => label))].toSorted();
  const per = names.map((name) => [name, labelFigures(all, name)] as const);
  const rounded = per.map(([name, { n, precision, recall, f1 }]) => [
    name,
    { n, precision: round(precision), recall: round(recall), f1: round(f1) },
  ]);
  return {
    n: all.length,
    accuracy: accuracyOf(all),
    macroF1: round(per.reduce((sum, [, { f1 }]) => sum + f1, 0) / (names.length || 1)),
    perLabel: Object.fromEntries(rounded) as object,
    confusion: confusionOf(all),
    coverage: coverageOf(all),
    ...timesOf(all.map(({ micros }) => micros)),
  };
}
