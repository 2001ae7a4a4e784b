import type { CallEvent } from '#shared/domain/call-event.ts';
import type { AgentId, ContactId } from '#shared/kernel/ids.ts';
import type { Known } from './known.ts';

/**
 * By whom something is told: the name of a token, and the queue of what names none. `isChooser`: it chooses itself whose telephone
 * rings, so nothing of it is given out.
 */
export type Source = { readonly name: string; readonly queueId: string | null; readonly isChooser?: boolean };
export type Taking = {
  readonly source: Source;
  readonly event: CallEvent;
  readonly contactId: ContactId;
  readonly agents: AgentId[];
  readonly known: Known | undefined;
  /** Who is asked before all others. */
  readonly first: AgentId | null;
};

/** The ring it is given out by. */
export const lastRing = ({ entries }: Known): CallEvent | undefined =>
  entries
    .map(({ event }) => event)
    .filter(({ type }) => type === 'ring')
    .toSorted((a, b) => a.at - b.at)
    .at(-1);

/** Whether it rings for a queue, and for nobody yet. */
export function isToGiveOut({ source, event, agents, known }: Taking): boolean {
  const isForQueue =
    source.isChooser !== true && event.type === 'ring' && event.direction === 'in' && event.queueId !== null;
  // Said once more of one that was answered or is over, it is no new call.
  const isOpen =
    known === undefined || (known.life.state === 'ringing' && (known.agents.size === 0 || known.isOffered));
  return isForQueue && agents.length === 0 && isOpen;
}

/** An exchange that does not say who answered, where only one could. */
export function onlyOne(known: Known | undefined): AgentId | null {
  if (!known || known.agents.size !== 1 || known.life.answeredAt !== null) return null;
  return [...known.agents][0] as AgentId;
}
