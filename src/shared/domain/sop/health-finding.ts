import { valueOf, type Share } from '../../kernel/statistics.ts';
import {
  FINDING_KINDS,
  MIN_FLAGS,
  MIN_SAMPLE,
  type Finding,
  type FindingKind,
  type ReasonCount,
  type StepHealth,
  type VersionHealth,
} from './health-kinds.ts';

/**
 * What the whole interval has to lie above before it is said. A judgement of what is worth a lead's time, not a target for anybody: one in
 * twenty stops at a step, one in ten runs is given up or goes round, one in seven skips, every second takes longer than planned.
 */
export const NOTEWORTHY: Readonly<Record<Exclude<FindingKind, 'flagged'>, number>> = {
  stall: 0.05,
  abandoned: 0.1,
  'skipped-often': 0.15,
  loops: 0.1,
  slow: 0.5,
};

/** The one that more than half of `n` gave. */
const mostly = (reasons: readonly ReasonCount[], n: number): string | null => {
  const [first] = reasons;
  return first && first.n * 2 > n ? first.reason : null;
};

type Counted = { readonly step: string | null; readonly share: Share; readonly reasons?: readonly ReasonCount[] };

function finding(kind: keyof typeof NOTEWORTHY, { step, share, reasons = [] }: Counted): Finding[] {
  const { n, of, low, high } = share;
  if (of < MIN_SAMPLE || low < NOTEWORTHY[kind]) return [];
  return [{ kind, step, n, of, interval: { low, high }, reason: mostly(reasons, n) }];
}

function ofStep({ step, stopped, skipped, reasons, again, slow, flags, openFlags }: StepHealth): Finding[] {
  const said: Finding = { kind: 'flagged', step, n: openFlags, of: flags, interval: null, reason: null };
  return [
    ...(openFlags >= MIN_FLAGS ? [said] : []),
    ...finding('stall', { step, share: stopped }),
    ...finding('skipped-often', { step, share: skipped, reasons }),
    ...finding('loops', { step, share: again }),
    ...(slow ? finding('slow', { step, share: slow }) : []),
  ];
}

const weight = ({ kind }: Finding): number => FINDING_KINDS.indexOf(kind);
const size = (one: Finding): number => (one.interval === null ? one.n : valueOf(one));

type Figures = Pick<VersionHealth, 'runs' | 'abandonReasons' | 'steps'> & { readonly abandoned: Share };

/** What stands out of one version, in the order of `FINDING_KINDS`, the larger first. */
export const findingsOf = ({ abandoned, abandonReasons, steps }: Figures): Finding[] =>
  [
    ...finding('abandoned', { step: null, share: abandoned, reasons: abandonReasons }),
    ...steps.flatMap(ofStep),
  ].toSorted((a, b) => weight(a) - weight(b) || size(b) - size(a));
