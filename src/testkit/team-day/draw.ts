import { hash32 } from '#shared/kernel/hash.ts';
import { seededFrom } from '#shared/kernel/seeded.ts';

/** Chance with a name: what is drawn for one thing never changes what is drawn for another. */
export type Draw = {
  /** 0 to below 1. */
  unit(): number;
  chance(share: number): boolean;
  between(least: number, most: number): number;
  /** Of a mean; waits between what happens by chance, and how long people have patience. */
  exponential(mean: number): number;
  /** `spread`: standard deviation over mean. Handling times look like this. */
  logNormal(mean: number, spread: number): number;
  pick<T>(items: readonly T[]): T;
};

/** Box and Muller. `1 - unit` is never 0. */
const normal = (unit: () => number): number => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());

function logNormal(unit: () => number, mean: number, spread: number): number {
  const variance = Math.log(1 + spread ** 2);
  return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal(unit));
}

export function drawFor(seed: number, about: string): Draw {
  const unit = seededFrom(hash32(about, seed));
  return {
    unit,
    chance: (share) => unit() < share,
    between: (least, most) => least + unit() * (most - least),
    exponential: (mean) => -mean * Math.log(1 - unit()),
    logNormal: (mean, spread) => logNormal(unit, mean, spread),
    pick: (items) => {
      const item = items[Math.floor(unit() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}
