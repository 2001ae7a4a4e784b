import type { RunVisit } from '#shared/contract/app/sops.ts';
import { DONE, type Requirement, type StepKind } from '#shared/domain/sop/kinds.ts';
import type { SopProblem } from '#shared/domain/sop/check.ts';
import type { SopContent, SopStep } from '#shared/domain/sop/index.ts';

type Words = { readonly zh: string; readonly en: string };

/** What became of a step or a way: `back`, it was taken back and counts no more. */
export type PathState = 'done' | 'skipped' | 'current' | 'back';
/** Between two versions. */
export type Mark = 'added' | 'changed' | 'removed';

/** One way on from a step. `to` null: the end; undefined: nowhere yet. `label` null: the step has no choice. */
export type ChartResult = {
  readonly key: string;
  readonly label: Words | null;
  readonly to: string | null | undefined;
  readonly path: PathState | null;
  readonly mark: Mark | null;
};

export type ChartStep = {
  readonly key: string;
  /** From 1, in the order of the list. */
  readonly number: number;
  readonly kind: StepKind;
  readonly title: Words;
  readonly required: Requirement;
  readonly state: PathState | null;
  /** Of a skipped step; empty otherwise. */
  readonly reason: string;
  readonly note: string;
  readonly problems: number;
  readonly hints: number;
  readonly mark: Mark | null;
  readonly results: readonly ChartResult[];
};

/** Everything a chart shows, as a list shows it too. */
export type ChartModel = {
  readonly start: string;
  readonly steps: readonly ChartStep[];
  /** Reasons to skip that only this procedure has. */
  readonly reasons: readonly { readonly key: string; readonly label: Words }[];
};

export type Walked = { readonly trail: readonly RunVisit[]; readonly current: string | null };
export type ChartContent = Pick<SopContent, 'start' | 'steps'> & Partial<Pick<SopContent, 'skipReasons'>>;

/** Later visits win, and those that count win over those taken back. */
function visitOf(walk: Walked | null, isIt: (visit: RunVisit) => boolean): RunVisit | undefined {
  const all = walk?.trail.filter(isIt) ?? [];
  return all.findLast(({ isTakenBack }) => !isTakenBack) ?? all.at(-1);
}
const stateOf = (visit: RunVisit | undefined): PathState | null =>
  visit === undefined ? null : visit.isTakenBack ? 'back' : visit.state;

function resultsOf(step: SopStep, walk: Walked | null): ChartResult[] {
  const listed = step.results ?? [];
  const named: { key: string; label: Words | null }[] = listed.length > 0 ? listed : [{ key: DONE, label: null }];
  return named.map(({ key, label }) => ({
    key,
    label,
    to: step.next[key],
    path: stateOf(visitOf(walk, (visit) => visit.step === step.key && visit.result === key)),
    mark: null,
  }));
}

export function modelOf(
  { start, steps, skipReasons = [] }: ChartContent,
  walk: Walked | null = null,
  problems: readonly SopProblem[] = [],
): ChartModel {
  const count = (key: string, isHint: boolean) =>
    problems.filter((problem) => problem.step === key && problem.isHint === isHint).length;
  return {
    start,
    reasons: skipReasons,
    steps: steps.map((step, i) => {
      const visit = visitOf(walk, ({ step: key }) => key === step.key);
      const state = walk?.current === step.key ? 'current' : stateOf(visit);
      return {
        key: step.key,
        number: i + 1,
        kind: step.kind,
        title: step.title,
        required: step.required,
        state,
        reason: state === 'skipped' ? (visit?.reason ?? '') : '',
        note: state === 'skipped' ? (visit?.note ?? '') : '',
        problems: count(step.key, false),
        hints: count(step.key, true),
        mark: null,
        results: resultsOf(step, walk),
      };
    }),
  };
}
