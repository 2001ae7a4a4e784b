import type { HistoryRun } from '#shared/contract/app/history.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { Pill } from '../../ui/index.ts';
import css from './screen.module.css';

/** Which procedure was walked, how it ended, and how much of it was left out. */
export function RunWords({ run }: { run: HistoryRun }) {
  const t = useT('history');
  const local = useLocalized();
  const { title, key, version, state, done, skipped, agentName } = run;
  const parts = [
    title === null ? null : t('run.done', { count: done }),
    skipped > 0 ? t('run.skipped', { count: skipped }) : null,
    agentName ?? t('somebody'),
  ];
  return (
    <>
      <p className={css['line']}>
        <span>{title === null ? key : local(title)}</span>
        <Pill>v{version}</Pill>
        <Pill tone={state === 'going' ? 'accent' : 'neutral'}>{t(`run.state.${state}`)}</Pill>
      </p>
      <p className="secondary">{parts.filter((part) => part !== null).join(' · ')}</p>
    </>
  );
}
