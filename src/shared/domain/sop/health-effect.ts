import {
  differenceOfMedians,
  differenceOfShares,
  Z99,
  type Difference,
  type Share,
  type Spread,
} from '../../kernel/statistics.ts';
import { MIN_SAMPLE, type StepHealth, type VersionHealth } from './health-kinds.ts';

/** `unclear`: the interval of the difference holds zero, so chance may be all there is. `too-few`: one side has too few cases to ask. */
export type Verdict = 'higher' | 'lower' | 'unclear' | 'too-few';

/** One figure of two versions side by side; the difference is the later less the earlier, with its interval. */
export type Change<T> = {
  readonly before: T;
  readonly after: T;
  readonly difference: Difference;
  readonly verdict: Verdict;
};

export type StepChange = {
  readonly step: string;
  readonly what: 'skipped' | 'stopped' | 'again';
  readonly change: Change<Share>;
};

/**
 * What the later version changed. `missing`: so many settled runs the later one still lacks before anything is said; 0:
 * enough. `isThin`: the earlier one has too few for good. `steps`: only those figures of steps both have that can be told from chance, at 99 % since many are looked at at once.
 */
export type Effect = {
  readonly before: number;
  readonly after: number;
  readonly missing: number;
  readonly isThin: boolean;
  readonly completed: Change<Share>;
  readonly adherence: Change<Share>;
  /** Null: one of them was never completed. */
  readonly time: Change<Spread> | null;
  readonly steps: StepChange[];
};

function verdictOf({ low, high }: Difference, fewest: number): Verdict {
  if (fewest < MIN_SAMPLE) return 'too-few';
  return low > 0 ? 'higher' : high < 0 ? 'lower' : 'unclear';
}

function shares(before: Share, after: Share, z?: number): Change<Share> {
  const difference = differenceOfShares(before, after, z);
  return { before, after, difference, verdict: verdictOf(difference, Math.min(before.of, after.of)) };
}

function times(before: Spread | null, after: Spread | null): Change<Spread> | null {
  if (!before || !after) return null;
  const difference = differenceOfMedians(before, after);
  return { before, after, difference, verdict: verdictOf(difference, Math.min(before.n, after.n)) };
}

const STEP_FIGURES = ['skipped', 'stopped', 'again'] as const;

const changesOf = (before: StepHealth, after: StepHealth): StepChange[] =>
  STEP_FIGURES.map((what) => ({ step: after.step, what, change: shares(before[what], after[what], Z99) })).filter(
    ({ change: { verdict } }) => verdict === 'higher' || verdict === 'lower',
  );

/** Two versions of one procedure, the earlier first. They were walked one after the other, not at random: what else changed meanwhile is in it. */
export function effect(before: VersionHealth, after: VersionHealth): Effect {
  return {
    before: before.version,
    after: after.version,
    missing: Math.max(0, MIN_SAMPLE - after.completed.of),
    isThin: before.completed.of < MIN_SAMPLE,
    completed: shares(before.completed, after.completed),
    adherence: shares(before.adherence, after.adherence),
    time: times(before.time, after.time),
    steps: after.steps.flatMap((step) => {
      const same = before.steps.find((one) => one.step === step.step);
      return same ? changesOf(same, step) : [];
    }),
  };
}
