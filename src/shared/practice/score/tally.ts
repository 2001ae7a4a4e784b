import type { Mark, Skill } from '../../domain/practice/index.ts';
import type { Act } from '../acts/kinds.ts';
import type { ReadLine } from './talk.ts';

export type Reason = Omit<Mark, 'better'>;
export type Scored = { readonly marks: readonly Reason[]; readonly points: number };

/** Collects the reasons of one skill. Weights are points; the sum is held to 0 … 5 and rounded to halves at the end. */
export class Tally {
  readonly marks: Reason[] = [];
  readonly #skill: Skill;
  #most = 5;

  constructor(skill: Skill) {
    this.#skill = skill;
  }

  add(because: string, weight: number, turn: number | null): void {
    this.marks.push({ skill: this.#skill, turn, because, weight: Math.round(weight * 100) / 100 });
  }

  /** Each of `lines` earns (or costs) the next of `weights`; those after the last nothing more. */
  each(lines: readonly ReadLine[], because: string, weights: readonly number[]): void {
    for (const [i, weight] of weights.entries()) {
      const line = lines[i];
      if (line && weight !== 0) this.add(because, weight, line.turn);
    }
  }

  /** Whatever else was earned, there are no more points than these. */
  cap(most: number): void {
    this.#most = Math.min(this.#most, most);
  }

  scored(base: number): Scored {
    const sum = this.marks.reduce((total, { weight }) => total + weight, base);
    return { marks: this.marks, points: Math.round(Math.min(this.#most, Math.max(0, sum)) * 2) / 2 };
  }
}

export const doing = (lines: readonly ReadLine[], ...acts: readonly Act[]): ReadLine[] =>
  lines.filter((line) => acts.some((act) => line.acts.has(act)));
export const some = (lines: readonly ReadLine[], ...acts: readonly Act[]): boolean => doing(lines, ...acts).length > 0;
