import type { Asked } from '#shared/guidance/intent/index.ts';

/** A question, what answers it (null: nothing does), what was said of it, and how long that took, µs. */
export type Answered = { readonly label: string | null; readonly asked: Asked; readonly us: number };

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const share = (part: number, of: number): number => (of === 0 ? 0 : round(part / of));

const first = ({ asked }: Answered): string | undefined => asked.guesses[0]?.answer;
const confidence = ({ asked }: Answered): number => asked.guesses[0]?.confidence ?? 0;
const isRight = (one: Answered): boolean => first(one) === one.label;

function macroF1(known: readonly Answered[]): number {
  const labels = [...new Set(known.map(({ label }) => label))];
  const all = labels.map((label) => {
    const [meant, found] = [known.filter((one) => one.label === label), known.filter((one) => first(one) === label)];
    return (2 * meant.filter(isRight).length) / (meant.length + found.length);
  });
  return round(all.reduce((sum, one) => sum + one, 0) / (labels.length || 1));
}

/** How much of what was answered is right, where only so large a part of it is answered, the surest first. */
function coverage(known: readonly Answered[]): object {
  const sorted = known.toSorted((a, b) => confidence(b) - confidence(a));
  const at = (part: number): number => {
    const some = sorted.slice(0, Math.ceil(sorted.length * part));
    return share(some.filter(isRight).length, some.length);
  };
  return Object.fromEntries([0.5, 0.7, 0.8, 0.9, 1].map((part) => [part, at(part)]));
}

const BINS = 10;
/** How far the confidence is from how often such guesses are right, on average over ten bins (expected calibration error). */
function calibrationError(known: readonly Answered[]): number {
  const bins = Object.values(Object.groupBy(known, (one) => Math.min(BINS - 1, Math.floor(confidence(one) * BINS))));
  const off = bins.map((bin = []) =>
    Math.abs(bin.reduce((sum, one) => sum + confidence(one) - Number(isRight(one)), 0)),
  );
  return share(
    off.reduce((sum, one) => sum + one, 0),
    known.length,
  );
}

const percentile = (sorted: readonly number[], part: number): number =>
  Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);

/** Shares are 0 to 1. `rightAndSure`: of the questions that have an answer those that are answered rightly without being held back. */
export function judgeIntent(all: readonly Answered[]): Record<string, unknown> {
  const known = all.filter(({ label }) => label !== null);
  const nowhere = all.filter(({ label }) => label === null);
  const times = all.map(({ us }) => us).toSorted((a, b) => a - b);
  const inThree = known.filter(({ label, asked }) => asked.guesses.some(({ answer }) => answer === label));
  return {
    n: known.length,
    accuracy: share(known.filter(isRight).length, known.length),
    top3: share(inThree.length, known.length),
    macroF1: macroF1(known),
    coverage: coverage(known),
    calibrationError: calibrationError(known),
    sure: share(known.filter(({ asked }) => asked.isSure).length, known.length),
    rightAndSure: share(known.filter((one) => one.asked.isSure && isRight(one)).length, known.length),
    outOfScope: nowhere.length,
    outOfScopeRecall: share(nowhere.filter(({ asked }) => !asked.isSure).length, nowhere.length),
    p50Us: percentile(times, 0.5),
    p95Us: percentile(times, 0.95),
  };
}
