type Ordered = { readonly order: number };

/** The rows whose order changes when the one at `from` moves by `by` places: numbered anew from 1, only those that differ. */
export function moved<T extends Ordered>(rows: readonly T[], from: number, by: number): T[] {
  const to = from + by;
  const row = rows[from];
  if (!row || to < 0 || to >= rows.length) return [];
  const next = rows.toSpliced(from, 1).toSpliced(to, 0, row);
  return next.map((one, i) => ({ ...one, order: i + 1 })).filter((one, i) => one.order !== next[i]?.order);
}
