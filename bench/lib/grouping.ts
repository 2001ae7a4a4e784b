/** How well groups agree with what each question asks for. Groups are lists of places in `gold`. */
export type Agreement = {
  readonly groups: number;
  /** Share of grouped questions whose group mostly asks the same. */
  readonly purity: number;
  readonly pairPrecision: number;
  readonly pairRecall: number;
  readonly pairF1: number;
  /** Harmonic mean of homogeneity and completeness (Rosenberg and Hirschberg 2007), of the grouped. */
  readonly vMeasure: number;
  /** Share of all questions that stand in a group. */
  readonly coverage: number;
  /** Intents that are the majority of at least one group. */
  readonly intents: number;
};

/** Asked about nothing that is known: two of them are not the same question. */
const NONE = 'oos';

const counted = (labels: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
};
const pairs = (n: number): number => (n * (n - 1)) / 2;
const sum = (numbers: Iterable<number>): number => Array.from(numbers).reduce((total, n) => total + n, 0);
const samePairs = (labels: readonly string[]): number =>
  sum([...counted(labels)].map(([label, n]) => (label === NONE ? 0 : pairs(n))));
const entropy = (counts: Iterable<number>, total: number): number =>
  -sum(Array.from(counts, (n) => (n / total) * Math.log(n / total)));

function vMeasureOf(byGroup: readonly (readonly string[])[]): number {
  const total = byGroup.flat().length;
  const ofLabels = entropy(counted(byGroup.flat()).values(), total);
  const ofGroups = entropy(
    byGroup.map((labels) => labels.length),
    total,
  );
  const ofBoth = entropy(
    byGroup.flatMap((labels) => [...counted(labels).values()]),
    total,
  );
  return ofLabels + ofGroups === 0 ? 1 : (2 * (ofLabels + ofGroups - ofBoth)) / (ofLabels + ofGroups);
}

export function agreement(gold: readonly string[], groups: readonly (readonly number[])[]): Agreement {
  const byGroup = groups.map((places) => places.map((place) => gold[place] ?? NONE));
  const majorities = byGroup.map(
    (labels) => [...counted(labels)].toSorted((a, b) => b[1] - a[1])[0] ?? ([NONE, 0] as const),
  );
  const grouped = byGroup.flat().length;
  const right = sum(byGroup.map(samePairs));
  const pairPrecision = right / Math.max(1, sum(byGroup.map((labels) => pairs(labels.length))));
  const pairRecall = right / Math.max(1, samePairs(gold));
  const known = majorities.filter(([label]) => label !== NONE);
  return {
    groups: groups.length,
    purity: sum(known.map(([, n]) => n)) / Math.max(1, grouped),
    pairPrecision,
    pairRecall,
    pairF1: right === 0 ? 0 : (2 * pairPrecision * pairRecall) / (pairPrecision + pairRecall),
    vMeasure: vMeasureOf(byGroup),
    coverage: grouped / gold.length,
    intents: new Set(known.map(([label]) => label)).size,
  };
}
