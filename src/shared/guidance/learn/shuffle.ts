/** Puts the places in another order. @param random 0 to 1, seeded. */
export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
}

/** A fold for each group: what belongs together is never torn apart. @returns of each item the number of its fold. */
export function foldsOf(groups: readonly string[], folds: number, random: () => number): Int32Array {
  const names = [...new Set(groups)];
  const order = Int32Array.from(names, (_, i) => i);
  shuffle(order, random);
  const foldOf = new Map(Array.from(order, (name, i) => [names[name] ?? '', i % folds] as const));
  return Int32Array.from(groups, (group) => foldOf.get(group) ?? 0);
}
