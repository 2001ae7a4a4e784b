import { useCallback, useState } from 'react';
import type { Board } from '#shared/contract/app/board.ts';
import { useGo } from '../../../lib/router.ts';
import { ErrorState, Skeleton } from '../../../ui/index.ts';
import { Frame } from '../frame.tsx';
import { ReliefPanel } from '../relief/relief-panel.tsx';
import { LiveNote, LiveState } from './live-state.tsx';
import css from './now.module.css';
import { PeopleTable } from './people-table.tsx';
import { QueueTable } from './queue-table.tsx';
import { Side } from './side.tsx';
import { useBoard } from './use-board.ts';
import { usePeopleActions } from './use-people-actions.ts';

/** How everybody is now, how the queues are, and beside them what a rest of one person would change. */
export function NowPage({ agentId }: { agentId: string | null }) {
  const { data, error, refetch } = useBoard();
  if (!data)
    return (
      <Frame page="now">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} lineHeight={18} />}
      </Frame>
    );
  return <Now board={data} asked={agentId} />;
}

/** Where nobody was chosen, the first whom one may do something for; who it was stays, whatever comes later. */
function useSelected({ agents }: Board, asked: string | null): string | null {
  const [first] = useState(() => agents.find(({ needs }) => needs.length > 0)?.agentId ?? null);
  return asked ?? first;
}

function Now({ board, asked }: { board: Board; asked: string | null }) {
  const { replace } = useGo();
  const selectedId = useSelected(board, asked);
  const [isSideOpen, setSideOpen] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const select = useCallback((agentId: string) => replace('board', 'now', agentId), [replace]);
  const relieve = (agentId: string) => {
    select(agentId);
    setSideOpen(true);
    setWanted(agentId);
  };
  const selected = board.agents.find((one) => one.agentId === selectedId) ?? null;
  const actions = usePeopleActions(board.agents, selected, { select, relieve });
  return (
    <Frame page="now" tools={<LiveState board={board} />}>
      <div className={css['columns']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
        <div className={css['main']} tabIndex={0}>
          <LiveNote board={board} />
          <PeopleTable board={board} selectedId={selectedId} onSelect={select} relieve={actions.relieve} />
          <QueueTable board={board} />
        </div>
        <Side isOpen={isSideOpen} onOpen={setSideOpen}>
          {(layer) => (
            <ReliefPanel
              key={selectedId}
              layer={layer}
              agent={selected}
              isChosen={selectedId !== null}
              isCalm={board.agents.every(({ needs }) => needs.length === 0)}
              isWanted={selectedId !== null && wanted === selectedId}
              onArrived={() => setWanted(null)}
            />
          )}
        </Side>
      </div>
    </Frame>
  );
}
