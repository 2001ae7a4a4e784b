import type { RunState } from './kinds.ts';
import type { RunValues } from './run.ts';

/** What became of one step on the way. */
export type Visit = {
  readonly step: string;
  readonly state: 'done' | 'skipped';
  readonly result: string;
  readonly values: RunValues;
  /** Of a skipped one; empty otherwise. */
  readonly reason: string;
  readonly note: string;
  readonly at: number;
  readonly agentId: string;
  /** Since when it stood in front of whoever passed it, ms UTC. */
  readonly since: number;
  /** Somebody went back behind it: it counts no more. */
  readonly isTakenBack: boolean;
  /** A skipped step that was done later. */
  readonly isLate: boolean;
  /** Done after the walk was given up, without it having come there: no step behind it. */
  readonly isBesides: boolean;
};

export type Walk = {
  readonly trail: readonly Visit[];
  /** Where it stands; null: it is over. */
  readonly current: string | null;
  /** Since when it stands there, ms UTC. */
  readonly since: number;
  readonly state: RunState;
  readonly endedAt: number | null;
  /** The step in front of which a walk was given up; null: it was not. */
  readonly stoppedAt: string | null;
  /** Let go by a lead. */
  readonly waived: readonly string[];
  /** Steps done after it was given up. */
  readonly madeUp: readonly string[];
  /** Entries that did not fit where the walk stood: of two people on one run, the one who came second. */
  readonly misfits: readonly string[];
};

/** Visits that count, in order. */
export const standing = <V extends Pick<Visit, 'isTakenBack'>>({ trail }: { readonly trail: readonly V[] }): V[] =>
  trail.filter(({ isTakenBack }) => !isTakenBack);
