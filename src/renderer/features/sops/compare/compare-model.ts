import type { SopContent } from '#shared/domain/sop/index.ts';
import { modelOf, type ChartModel, type ChartResult, type ChartStep } from '../chart/model.ts';
import { allSteps, compareSops } from './compare.ts';

type Content = Parameters<typeof compareSops>[0] & Pick<SopContent, 'steps'>;

const known = (step: ChartStep | undefined, { key, to }: ChartResult): boolean =>
  step?.results.some((one) => one.key === key && one.to === to) === true;

/** Ways of the newer version, and those of the older that are gone. */
function resultsOf(before: ChartStep | undefined, after: ChartStep | undefined): ChartResult[] {
  const isBoth = before !== undefined && after !== undefined;
  return [
    ...(after?.results ?? []).map((result): ChartResult => ({
      ...result,
      mark: known(before, result) ? null : 'added',
    })),
    ...(before?.results ?? [])
      .filter((result) => result.to !== undefined && !known(after, result))
      .map((result): ChartResult => ({ ...result, mark: isBoth || !after ? 'removed' : null })),
  ];
}

/** Both versions in one chart: what is new, what changed, and, struck out, what is gone. */
export function compareModel(before: Content, after: Content): ChartModel {
  const marks = new Map(compareSops(before, after).steps.map(({ key, mark }) => [key, mark]));
  const [old, now] = [modelOf(before), modelOf(after)];
  const steps = allSteps(before.steps, after.steps).flatMap(({ key }, i): ChartStep[] => {
    const [was, is] = [old, now].map((model) => model.steps.find((step) => step.key === key));
    const step = is ?? was;
    return step ? [{ ...step, number: i + 1, mark: marks.get(key) ?? null, results: resultsOf(was, is) }] : [];
  });
  return { start: after.start, steps, reasons: now.reasons };
}
