import type { BoardAgent } from '#shared/contract/app/board.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { useReminders } from '../relief/reminders.ts';
import css from './now.module.css';

/** What one may do for somebody, the most pressing first, and what was done already. */
export function Needs({ agent }: { agent: BoardAgent }) {
  const t = useT('board');
  const format = useFormat();
  const reminder = useReminders().of(agent.agentId);
  const { needs, recoversUntilAt, relief } = agent;
  const quiet = [
    recoversUntilAt !== null && t('recovers', { time: format.time(recoversUntilAt) }),
    reminder !== null && relief === null && t('remind.at', { time: format.time(reminder.at) }),
  ].filter((one) => one !== false);
  return (
    <div className={css['said']}>
      {relief === null ? (
        needs.slice(0, 2).map((need) => <span key={need}>{t(`need.${need}`, { hard: agent.hard })}</span>)
      ) : (
        <ReliefState relief={relief} />
      )}
      {quiet.length > 0 && <span className="secondary">{quiet.join(' · ')}</span>}
    </div>
  );
}

function ReliefState({ relief: { at, hasArrived } }: { relief: NonNullable<BoardAgent['relief']> }) {
  const t = useT('board');
  const format = useFormat();
  return (
    <span>
      {t('relief.offered', { time: format.time(at) })} · {t(hasArrived ? 'relief.arrived' : 'relief.notYet')}
    </span>
  );
}
