import { seededFrom } from '#shared/kernel/seeded.ts';
import type { Random } from '#core/kernel/ports.ts';

/** The same everywhere for the same seed. */
export function seededRandom(seed: number): Random & { int(below: number): number; pick<T>(items: readonly T[]): T } {
  const next = seededFrom(seed);
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    bytes: (length) => Uint8Array.from({ length }, () => int(256)),
    pick: (items) => {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
