import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import type { Turn } from '#shared/domain/practice/index.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';

/** What was said or done, in words; a step with the result it had that time. One that the procedure no longer knows goes by its key. */
export function useTurnWords({ walked }: Pick<PracticeRecord, 'walked'>): (turn: Turn) => string {
  const t = useT('scorecard');
  const localized = useLocalized();
  return (turn) => {
    if (turn.did === 'said' || turn.did === 'heard') return turn.text;
    if (turn.did === 'waited') return t('talk.waited');
    const known = walked.find(({ step }) => step === turn.step);
    const step = known ? localized(known.title) : turn.step;
    if (turn.result === null) return t('talk.stepSkipped', { step });
    const own = known?.results ? known.results.find(({ key }) => key === turn.result)?.label : known?.result;
    return own ? t('talk.step', { step, result: localized(own) }) : t('talk.stepDone', { step });
  };
}
