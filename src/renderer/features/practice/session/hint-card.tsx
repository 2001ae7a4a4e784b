import { ActionButton } from '../../../ui/index.ts';
import { usePracticeWords } from '../lib/words.ts';
import { useHintWords } from './hint-words.ts';
import css from './foot.module.css';
import type { Hands } from './use-hands.ts';

/** What a coach would whisper, because somebody asked: the skill, why, and a line that can be taken as it is. */
export function HintCard({ hands: { hint, isAskingHint, now, actions } }: { hands: Hands }) {
  const { t, skill } = usePracticeWords();
  const why = useHintWords();
  if (isAskingHint && !hint) return <output className={css['note']}>{t('hint.loading')}</output>;
  if (!hint) return null;
  return (
    <section className={css['hint']} aria-label={t('hint.label')} aria-live="polite">
      <header>
        <h3>{t('hint.label')}</h3>
        <span>{t('hint.for', { skill: skill(hint.skill) })}</span>
      </header>
      <p>{why(hint.because)}</p>
      {hint.line !== '' && (
        <>
          <p className={css['line']} lang={now.lang === 'zh' ? 'zh-CN' : 'en'}>
            {hint.line}
          </p>
          <ActionButton action={actions.useHint} size="compact-sm" />
        </>
      )}
    </section>
  );
}
