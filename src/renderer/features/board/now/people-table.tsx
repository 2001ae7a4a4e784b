import { useEffect, useMemo, useState } from 'react';
import type { Board } from '#shared/contract/app/board.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { EmptyState, Skeleton } from '../../../ui/index.ts';
import css from './now.module.css';
import { PersonRow } from './person-row.tsx';

/** Below it nobody is told apart for an occupancy that a small team cannot reach. */
const SMALL_TEAM = 10;
const COLUMNS = ['name', 'state', 'since', 'hand', 'load', 'occupancy', 'hard', 'do', 'need'] as const;
/** Speak for themselves to whoever sees them. */
const UNSEEN: readonly string[] = ['do', 'need'];
const HINTED = ['load', 'occupancy', 'hard'] as const;

type Props = {
  board: Board;
  selectedId: string | null;
  onSelect: (agentId: string) => void;
  relieve: Action;
};

/** Everybody of the lead's queues, in the order of the core: whom one may do something for first, then by name. */
export function PeopleTable({ board, selectedId, onSelect, relieve }: Props) {
  const t = useT('board');
  const { agents, teamSize } = board;
  const heard = useHeard(board);
  return (
    <section className={css['section']} aria-label={t('people.title')}>
      <header className={css['sectionHead']}>
        <h3>{t('people.title')}</h3>
        {agents.length > 0 && <span className="secondary">{t('people.order')}</span>}
        {agents.length > 0 && teamSize < SMALL_TEAM && <span className="secondary">{t('people.narrow')}</span>}
      </header>
      {agents.length === 0 ? (
        <div className={css['box']}>
          <Nobody isHeard={board.heardAt !== null} />
        </div>
      ) : (
        <div className={css['box']} data-stale={!board.isLive || undefined}>
          <table className={css['table']} data-table="people" aria-label={t('people.title')}>
            <Head />
            <tbody>
              {agents.map((agent) => (
                <PersonRow
                  key={agent.agentId}
                  agent={agent}
                  board={heard}
                  isSelected={agent.agentId === selectedId}
                  onSelect={onSelect}
                  relieve={agent.agentId === selectedId ? relieve : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** While the hub is heard, when exactly is nothing to a row: it would be drawn again each second for it. */
function useHeard({ isLive, heardAt }: Board): Pick<Board, 'isLive' | 'heardAt'> {
  const stoodAt = isLive ? null : heardAt;
  return useMemo(() => ({ isLive, heardAt: stoodAt }), [isLive, stoodAt]);
}

/** How long the first word of the hub may take before it is said that there is none, ms. */
const PATIENCE_MS = 3000;

/** Nobody is here, or nobody can be heard: which of the two it is. */
function Nobody({ isHeard }: { isHeard: boolean }) {
  const t = useT('board');
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (isHeard) return <EmptyState title={t('people.empty')} next={t('people.emptyNext')} />;
  return isLate ? <EmptyState title={t('live.never')} next={t('live.neverNext')} /> : <Skeleton lines={5} />;
}

function Head() {
  const t = useT('board');
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => {
          const hinted = HINTED.find((one) => one === column);
          return (
            <th key={column} scope="col" data-cell={column} title={hinted && t(`hint.${hinted}`)}>
              <span className={UNSEEN.includes(column) ? 'visually-hidden' : undefined}>{t(`column.${column}`)}</span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
