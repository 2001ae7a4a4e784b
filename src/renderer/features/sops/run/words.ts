import type { RunView, RunVisit, SuggestedSop } from '#shared/contract/app/sops.ts';
import { SKIP_REASONS } from '#shared/domain/sop/kinds.ts';
import type { KeyOf } from '#shared/i18n/index.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';

type Step = NonNullable<RunView['sop']>['steps'][number];

export const stepOf = (run: RunView, key: string | null): Step | undefined =>
  run.sop?.steps.find((step) => step.key === key);

/** What a procedure and its parts are called, in the language of the screen. */
export function useNames() {
  const t = useT('sops');
  const local = useLocalized();
  const title = ({ sop, key }: RunView): string => (sop ? local(sop.title) : t('run.unknown', { key }));
  const step = (run: RunView, key: string): string => {
    const found = stepOf(run, key);
    return found ? local(found.title) : key;
  };
  const result = (of: Step | undefined, key: string): string => {
    const found = of?.results?.find((one) => one.key === key);
    return found ? local(found.label) : t('result.done');
  };
  const reason = ({ sop }: RunView, key: string): string => {
    const own = sop?.skipReasons.find((one) => one.key === key);
    if (own) return local(own.label);
    return SKIP_REASONS.some((one) => one === key) ? t(`skip.${key as (typeof SKIP_REASONS)[number]}`) : key;
  };
  return { title, step, result, reason };
}

/** What somebody said in a form, in words. */
export function useValueWords(): (step: Step | undefined, visit: RunVisit) => readonly [string, string][] {
  const t = useT('sops');
  const local = useLocalized();
  return (step, { values }) =>
    (step?.fields ?? []).flatMap(({ key, label, options }): [string, string][] => {
      const value = values[key];
      if (value === undefined) return [];
      const option = options?.find((one) => one.key === value);
      const words = typeof value === 'boolean' ? t(value ? 'field.yes' : 'field.no') : String(value);
      return [[local(label), option ? local(option.label) : words]];
    });
}

/** Why a procedure is suggested. */
export function useWhy(): (why: SuggestedSop['why']) => string {
  const t = useT('sops');
  const common = useT('common');
  const local = useLocalized();
  const directory = useDirectory().data;
  const what = ({ by, what: id }: SuggestedSop['why'][number]): string => {
    if (by === 'channel') return common(`channel.${id}` as KeyOf<'common'>);
    if (by === 'queue') return local(directory?.queues.find((one) => one.id === id)?.name ?? { zh: id, en: id });
    if (by === 'field') return local(directory?.fields.find(({ key }) => key === id)?.label ?? { zh: id, en: id });
    return id;
  };
  return (why) => why.map((one) => t(`why.${one.by}`, { what: what(one) })).join(common('comma'));
}
