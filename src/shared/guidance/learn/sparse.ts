/** What is not nothing of a long vector: where, ascending, and how much. */
export type Sparse = { readonly at: Int32Array; readonly value: Float32Array };

export function dot(weights: Float32Array, { at, value }: Sparse): number {
  let sum = 0;
  for (let i = 0; i < at.length; i += 1) sum += (weights[at[i] ?? 0] ?? 0) * (value[i] ?? 0);
  return sum;
}

/** weights += by × row */
export function addTo(weights: Float32Array, { at, value }: Sparse, by: number): void {
  for (let i = 0; i < at.length; i += 1) {
    const k = at[i] ?? 0;
    weights[k] = (weights[k] ?? 0) + by * (value[i] ?? 0);
  }
}

/** Of counts or weights by place: ascending, with length one, so that long texts say no more than short ones. */
export function unitVector(entries: Iterable<readonly [number, number]>): Sparse {
  const sorted = [...entries].toSorted(([a], [b]) => a - b);
  const length = Math.sqrt(sorted.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return {
    at: Int32Array.from(sorted, ([at]) => at),
    value: Float32Array.from(sorted, ([, value]) => value / length),
  };
}
