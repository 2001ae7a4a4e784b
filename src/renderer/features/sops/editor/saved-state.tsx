import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { Pill } from '../../../ui/index.ts';
import css from './editor.module.css';
import { refusedStep } from './refused-at.ts';
import type { BoundDraft } from './use-draft.ts';

/** Whether what was changed is safe; said, not guessed. */
export function SavedState({ bound: { draft, state, error } }: { bound: BoundDraft }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const at = refusedStep(error);
  const step = at === null ? undefined : draft.content.steps[at];
  const place =
    step && at !== null
      ? t('chart.place', { step: at + 1, title: local(step.title) || t('step.noTitle') })
      : t('settings.title');
  const isBad = state === 'failed' || state === 'refused';
  return (
    <output className={css['state']}>
      {draft.baseVersion === 0 ? <Pill>{t('editor.new')}</Pill> : t('editor.from', { version: draft.baseVersion })}
      {draft.lessonId !== null && <Pill tone="info">{t('editor.lesson')}</Pill>}
      <span data-tone={isBad ? 'bad' : undefined}>{t(`editor.state.${state}`, { place })}</span>
    </output>
  );
}
