import { IconHeartHandshake } from '@tabler/icons-react';
import type { BoardAgent } from '#shared/contract/app/board.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions, type Action } from '../../../lib/actions.ts';

const act = actionIn('team');

type Does = { readonly select: (agentId: string) => void; readonly relieve: (agentId: string) => void };

/** Moving through the people, and what is done for the one that is chosen. */
export function usePeopleActions(
  agents: readonly BoardAgent[],
  selected: BoardAgent | null,
  { select, relieve }: Does,
): { readonly relieve: Action } {
  const at = agents.findIndex(({ agentId }) => agentId === selected?.agentId);
  const step = (by: number) => {
    const next = at < 0 ? agents[0] : agents[at + by];
    if (!next) return;
    select(next.agentId);
    document.getElementById(`person-${next.agentId}`)?.scrollIntoView({ block: 'nearest' });
  };
  const offer: Action = {
    ...act('board.relieve', 'board:action.relieve', 'r', () => selected && relieve(selected.agentId)),
    icon: IconHeartHandshake,
    isEnabled: selected !== null,
  };
  useActions([
    act('board.next', 'board:action.next', 'j', () => step(1), agents.length > 0),
    act('board.previous', 'board:action.previous', 'k', () => step(-1), agents.length > 0),
    offer,
  ]);
  return { relieve: offer };
}
