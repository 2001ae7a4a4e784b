import type { SopId } from '../../kernel/ids.ts';
import type { Share, Spread } from '../../kernel/statistics.ts';
import type { LocalizedText } from '../../kernel/text.ts';
import { DAY } from '../../kernel/units.ts';
import type { Requirement } from './kinds.ts';
import type { Sop } from './sop.ts';

/** A run that goes on and of which nobody has written for so long has stopped. */
export const STALE_MS = DAY;

/** Of fewer cases nothing is said to stand out, and two versions are not compared. */
export const MIN_SAMPLE = 10;
/** So many open flags stand out: each is a person's words, and no sample. */
export const MIN_FLAGS = 2;

export const FINDING_KINDS = ['flagged', 'stall', 'abandoned', 'skipped-often', 'loops', 'slow'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export type ReasonCount = { readonly reason: string; readonly n: number };

/**
 * What stands out, with its evidence: `n` of `of` cases, at least `MIN_SAMPLE` of them. `interval`: where the share behind it lies (Wilson,
 * 95 %); null: flags (`n` open ones of `of` in all), which are no sample. `reason`: the one more than half of the cases gave.
 */
export type Finding = {
  readonly kind: FindingKind;
  /** Null: the whole procedure. */
  readonly step: string | null;
  readonly n: number;
  readonly of: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly reason: string | null;
};

/** One step of one version. Everything is counted in runs, not in visits, but for the time. */
export type StepHealth = {
  readonly step: string;
  readonly title: LocalizedText;
  readonly required: Requirement;
  readonly softSeconds: number | null;
  /** Runs that left the step or stopped at it. Who stands at it just now is not counted yet. */
  readonly reached: number;
  /** Of those reached: what counts in the end; what was taken back and not done again is neither. */
  readonly done: Share;
  readonly skipped: Share;
  /** Of the skipped, most frequent first. */
  readonly reasons: ReasonCount[];
  /** Skipped first and made up for later: among `done`. */
  readonly late: number;
  /** It stood in front more than once in the run. */
  readonly again: Share;
  /** The run was given up here, or nobody has gone on for `STALE_MS`. */
  readonly stopped: Share;
  /** How long it stood in front each time it was done, ms; without what was made up for. */
  readonly time: Spread | null;
  /** Of those times, longer than `softSeconds`; null: it has none. */
  readonly slow: Share | null;
  readonly flags: number;
  readonly openFlags: number;
};

export type RunCounts = {
  readonly begun: number;
  readonly completed: number;
  readonly abandoned: number;
  /** Goes on, with an act in the last `STALE_MS`. */
  readonly going: number;
  readonly stale: number;
};

export type VersionHealth = {
  readonly sopId: SopId;
  readonly version: number;
  readonly publishedAt: number | null;
  readonly retiredAt: number | null;
  /** Its own reasons to skip, for whoever says them in words. */
  readonly skipReasons: Sop['skipReasons'];
  readonly runs: RunCounts;
  /** Completed of those that are settled: completed, given up or stale. */
  readonly completed: Share;
  /** Done of the steps that have to be (`warn`, `block`) and were done, skipped or stopped at, over all runs. */
  readonly adherence: Share;
  /** From beginning to end, of completed runs, ms. */
  readonly time: Spread | null;
  readonly abandonReasons: ReasonCount[];
  readonly steps: StepHealth[];
  /** The most telling first. */
  readonly findings: Finding[];
};
