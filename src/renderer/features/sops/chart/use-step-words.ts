import { SKIP_REASONS } from '#shared/domain/sop/kinds.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import type { ChartModel, ChartStep } from './model.ts';

/** What a chart says of its steps, on the drawing, in the list and to a screen reader. */
export function useStepWords(model: ChartModel) {
  const t = useT('sopDesk');
  const sops = useT('sops');
  const local = useLocalized();
  const titleOf = (step: Pick<ChartStep, 'title'>): string => local(step.title) || t('step.noTitle');
  const reasonOf = ({ reason, note }: ChartStep): string => {
    const known = SKIP_REASONS.find((one) => one === reason);
    const own = model.reasons.find(({ key }) => key === reason);
    const said = known ? sops(`skip.${known}`) : own ? local(own.label) : '';
    return note !== '' && (said === '' || reason === 'other') ? note : said;
  };
  const placeOf = (to: string | null | undefined): string => {
    if (to === null) return t('chart.end');
    const step = model.steps.find(({ key }) => key === to);
    return step ? t('chart.place', { step: step.number, title: titleOf(step) }) : t('chart.nowhere');
  };
  /** Everything besides number and title, most telling first. */
  const stateOf = (step: ChartStep): string[] => [
    ...(step.mark ? [t(`mark.${step.mark}`)] : []),
    ...(step.state === 'skipped' ? [t('chart.skipped', { reason: reasonOf(step) || t('chart.noReason') })] : []),
    ...(step.state !== null && step.state !== 'skipped' ? [t(`chart.state.${step.state}`)] : []),
    ...(step.problems > 0 ? [t('chart.problems', { count: step.problems })] : []),
    t(`kind.${step.kind}`),
    ...(step.required === 'none' ? [] : [t(`required.${step.required}`)]),
  ];
  return { t, local, titleOf, reasonOf, placeOf, stateOf };
}
export type StepWords = ReturnType<typeof useStepWords>;
