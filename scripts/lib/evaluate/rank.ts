/** Ranks from 1, equal values sharing the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = [...values.keys()].toSorted((a, b) => values[a]! - values[b]!);
  const ranks = Array.from(values, () => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (const i of order.slice(from, to)) ranks[i] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

const squares = (of: readonly number[], m: number): number => of.reduce((sum, x) => sum + (x - m) ** 2, 0);

/** Spearman's rank correlation: Pearson's of the ranks, ties sharing theirs. 0 where one side does not vary. */
export function spearman(pairs: readonly (readonly [number, number])[]): number {
  const a = ranksOf(pairs.map(([x]) => x));
  const b = ranksOf(pairs.map(([, y]) => y));
  const [ma, mb] = [mean(a), mean(b)];
  const both = a.reduce((sum, x, i) => sum + (x - ma) * (b[i]! - mb), 0);
  const spread = Math.sqrt(squares(a, ma) * squares(b, mb));
  return spread === 0 ? 0 : both / spread;
}
