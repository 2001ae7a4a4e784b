import type { Board, BoardAgent } from '#shared/contract/app/board.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat } from '../../../lib/time.ts';
import { useReminders } from '../relief/reminders.ts';
import css from './now.module.css';
import { useShiftEnd } from './use-shift-end.ts';

type Props = { agent: BoardAgent; board: Pick<Board, 'isLive' | 'heardAt'> };

/** What one may do for somebody, the most pressing first, what was done already, and in small what goes with it. */
export function Needs({ agent, board }: Props) {
  const said = useSaid(agent);
  const quiet = useQuiet(agent, board);
  if (said.length + quiet.length === 0) return null;
  return (
    <div className={css['said']}>
      {said.map((words) => (
        <span key={words}>{words}</span>
      ))}
      {quiet.length > 0 && <span className="secondary">{quiet.join(' · ')}</span>}
    </div>
  );
}

function useSaid({ needs, hard, relief }: BoardAgent): readonly string[] {
  const t = useT('board');
  const format = useFormat();
  if (relief === null) return needs.slice(0, 2).map((need) => t(`need.${need}`, { hard }));
  const state = t(relief.hasArrived ? 'relief.arrived' : 'relief.notYet');
  return [`${t('relief.offered', { time: format.time(relief.at) })} · ${state}`];
}

function useQuiet(agent: BoardAgent, board: Props['board']): readonly string[] {
  const t = useT('board');
  const format = useFormat();
  const shiftEnd = useShiftEnd(agent, board);
  const reminder = useReminders().of(agent.agentId);
  const { recoversUntilAt, relief } = agent;
  return [
    shiftEnd,
    recoversUntilAt === null ? null : t('recovers', { time: format.time(recoversUntilAt) }),
    reminder === null || relief !== null ? null : t('remind.at', { time: format.time(reminder.at) }),
  ].filter((one) => one !== null);
}
