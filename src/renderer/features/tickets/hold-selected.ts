type Row = { readonly id: string };

/**
 * Keeps the open ticket's row where the agent last saw it, whatever the new answer says: it may have left the view or moved
 * in its order. It goes to its place when the agent moves on. All other rows are as in `next`.
 */
export function holdSelected<T extends Row>(
  previous: readonly T[],
  next: readonly T[],
  id: string | null,
): readonly T[] {
  const from = id === null ? -1 : previous.findIndex((row) => row.id === id);
  const held = next.find((row) => row.id === id) ?? previous[from];
  if (from < 0 || held === undefined) return next;
  const rest = next.filter((row) => row.id !== id);
  const places = new Map(rest.map((row, index) => [row.id, index]));
  const above = previous.slice(0, from).findLast((row) => places.has(row.id));
  const below = previous.slice(from + 1).find((row) => places.has(row.id));
  const at = above ? (places.get(above.id) ?? 0) + 1 : below ? (places.get(below.id) ?? 0) : 0;
  return rest.toSpliced(at, 0, held);
}
