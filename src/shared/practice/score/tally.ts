import type { Mark, Skill } from '../../domain/practice/index.ts';
import type { Act } from '../acts/kinds.ts';
import type { ReadLine } from './talk.ts';

export type Reason = Omit<Mark, 'better'>;

/** Collects the reasons of one skill. Weights are points; the sum is held to 0 … 5 and rounded to halves at the end. */
export class Tally {
  readonly marks: Reason[] = [];
  readonly #skill: Skill;

  constructor(skill: Skill) {
    this.#skill = skill;
  }

  add(because: string, weight: number, turn: number | null): void {
    this.marks.push({ skill: this.#skill, turn, because, weight: Math.round(weight * 100) / 100 });
  }

  /** Each line that does `act` earns (or costs) the next of `weights`; those after the last nothing more. */
  each(lines: readonly ReadLine[], act: Act, because: string, weights: readonly number[]): void {
    for (const [i, { turn }] of lines.filter(({ acts }) => acts.has(act)).entries()) {
      const weight = weights[i];
      if (weight !== undefined && weight !== 0) this.add(because, weight, turn);
    }
  }

  points(base: number, least = 0, most = 5): number {
    const sum = this.marks.reduce((total, { weight }) => total + weight, base);
    return Math.round(Math.min(most, Math.max(least, sum)) * 2) / 2;
  }
}

export const some = (lines: readonly ReadLine[], ...acts: readonly Act[]): boolean =>
  lines.some((line) => acts.some((act) => line.acts.has(act)));
