import type { Board, BoardQueue } from '#shared/contract/app/board.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { clock, useFormat, useNow } from '../../../lib/time.ts';
import { EmptyState } from '../../../ui/index.ts';
import { useBoardNow } from './live-state.tsx';
import css from './now.module.css';

const COLUMNS = ['name', 'waiting', 'oldest', 'people', 'tickets', 'atRisk', 'broken', 'nextDue'] as const;

/** The lead's queues: what rings and who is there from the hub, the tickets from this computer. */
export function QueueTable({ board }: { board: Board }) {
  const t = useT('board');
  const { queues } = board;
  return (
    <section className={css['section']} aria-label={t('queues.title')}>
      <header className={css['sectionHead']}>
        <h3>{t('queues.title')}</h3>
      </header>
      <div className={css['box']}>
        {queues.length === 0 ? (
          <EmptyState title={t('queues.empty')} next={t('queues.emptyNext')} />
        ) : (
          <table className={css['table']} data-table="queues" aria-label={t('queues.title')}>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`queue.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {queues.map((queue) => (
                <QueueRow key={queue.queueId} queue={queue} board={board} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function QueueRow({ queue, board }: { queue: BoardQueue; board: Board }) {
  const t = useT('board');
  const local = useLocalized();
  const { waiting, oldestAt, people, tickets, atRisk, broken, nextDueAt } = queue;
  const isHeard = waiting !== null;
  return (
    <tr>
      <th scope="row">{local(queue.name)}</th>
      <td data-name={t('queue.waiting')}>{isHeard ? waiting : <Quiet words={t('queue.unheard')} />}</td>
      <td data-name={t('queue.oldest')}>
        {oldestAt === null ? <Quiet words={isHeard ? '–' : ''} /> : <Oldest at={oldestAt} board={board} />}
      </td>
      <td data-name={t('queue.people')}>{isHeard ? people : <Quiet words="" />}</td>
      <td data-name={t('queue.tickets')}>{tickets}</td>
      <td data-name={t('queue.atRisk')} data-tone={atRisk > 0 ? 'warn' : undefined}>
        {atRisk}
      </td>
      <td data-name={t('queue.broken')} data-tone={broken > 0 ? 'bad' : undefined}>
        {broken}
      </td>
      <td data-name={t('queue.nextDue')}>
        {nextDueAt === null ? <Quiet words={t('queue.none')} /> : <Due at={nextDueAt} />}
      </td>
    </tr>
  );
}

const Quiet = ({ words }: { words: string }) => <span className="hint">{words}</span>;

const Oldest = ({ at, board }: { at: number; board: Board }) => clock(useBoardNow(board) - at);

function Due({ at }: { at: number }) {
  const format = useFormat();
  const now = useNow(60_000);
  return format.moment(at, now);
}
