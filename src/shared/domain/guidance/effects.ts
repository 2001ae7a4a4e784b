import { differenceOfMeans, meanOf, Z95, Z99, type Difference, type Mean } from '../../kernel/statistics.ts';
import type { Showing } from './showing.ts';

/** Fewer on one side say nothing, however clear they look. */
export const MIN_SHOWINGS = 30;

/** A difference nearer to none than this is one of rounding: where everybody moved alike, nothing else tells the sides apart. */
const ROUNDING = 1e-9;

export type ArmName = Showing['variant'] | 'held';

/**
 * What became of the mood where one way of saying it was offered, or none. All to whom it fell count, also where the agent put the card away:
 * who chooses to use it has chosen the customers too.
 */
export type Arm = {
  readonly name: ArmName;
  readonly shown: number;
  readonly used: number;
  readonly dismissed: number;
  /** Of the next three turns, and of the last, beside the turn it was for. */
  readonly next: Mean | null;
  readonly end: Mean | null;
};

/** `too-few`: `missing` more are needed. `unclear`: chance may be all there is. */
export type ArmVerdict = 'better' | 'worse' | 'unclear' | 'too-few';
export type ArmDifference = {
  readonly before: ArmName;
  readonly after: ArmName;
  readonly difference: Difference | null;
  readonly verdict: ArmVerdict;
  readonly missing: number;
};
export type CardEffects = { readonly arms: Arm[]; readonly differences: ArmDifference[] };

const armOf = ({ use, variant }: Showing): ArmName => (use === 'held' ? 'held' : variant);

function toArm(name: ArmName, showings: readonly Showing[], z: number): Arm {
  const changes = (of: (showing: Showing) => number | null): number[] =>
    showings.flatMap((showing) => {
      const value = of(showing);
      return value === null ? [] : [value - showing.before];
    });
  return {
    name,
    shown: showings.length,
    used: showings.filter(({ use }) => use === 'used').length,
    dismissed: showings.filter(({ use }) => use === 'dismissed').length,
    next:
      meanOf(
        changes(({ after }) => after),
        z,
      ) ?? null,
    end:
      meanOf(
        changes(({ end }) => end),
        z,
      ) ?? null,
  };
}

function compare(before: Arm, after: Arm): ArmDifference {
  const missing = Math.max(0, MIN_SHOWINGS - Math.min(before.next?.n ?? 0, after.next?.n ?? 0));
  const difference = before.next && after.next ? differenceOfMeans(before.next, after.next) : null;
  const told =
    difference === null || missing > 0
      ? 'too-few'
      : difference.low > ROUNDING
        ? 'better'
        : difference.high < -ROUNDING
          ? 'worse'
          : 'unclear';
  return { before: before.name, after: after.name, difference, verdict: told, missing };
}

/** Of one version of a card: its arms, and each beside the first: the customers without a card where there are some. */
export function effectsOf(showings: readonly Showing[]): CardEffects {
  const grouped = Object.groupBy(showings, armOf);
  const names = (['held', 'a', 'b', 'c'] as const).filter((name) => grouped[name]);
  // Where several are looked at, one of them looks good by chance.
  const z = names.length > 2 ? Z99 : Z95;
  const arms = names.map((name) => toArm(name, grouped[name] ?? [], z));
  const [first, ...others] = arms;
  return { arms, differences: first ? others.map((arm) => compare(first, arm)) : [] };
}
