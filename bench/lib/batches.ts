/** Cuts what comes into arrays of `size`; the last may be shorter. */
export function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export const seconds = (since: number): number => (performance.now() - since) / 1000;

/**
 * Hands batches of rows to `work` and adds up how long it took, in seconds: the rows are made as they are needed, which is
 * not counted, so that a million of them need not stand in memory.
 */
export async function timeBatches<T>(
  items: Iterable<T>,
  size: number,
  work: (batch: readonly T[]) => Promise<unknown> | void,
): Promise<number> {
  let tookS = 0;
  for (const batch of batches(items, size)) {
    const began = performance.now();
    await work(batch);
    tookS += seconds(began);
  }
  return tookS;
}
