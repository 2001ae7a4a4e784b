import type { ShowRequest, ViewersEvent } from '#shared/contract/team/live.ts';
import type { DevicePrincipal } from '../auth/principal.ts';
import type { Clock } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Store } from '../store/index.ts';
import type { Word } from '../sync/poke.ts';
import type { Live, LiveWord } from './live.ts';
import { heldBy } from './scope.ts';

/** A desk that comes back hears of so many tickets at once; of others when something changes there. */
const MAX_STANDING = 50;

type Around = { readonly store: Store; readonly clock: Clock };

/** Tells every process of the hub what a device shows. Throws `denied` for a ticket outside the writer's scope. */
export async function show({ store, clock }: Around, who: DevicePrincipal, asked: ShowRequest): Promise<void> {
  if (asked.ticketId !== null) {
    const held = await heldBy(store.db, who.agentId, [asked.ticketId]);
    if (held.length === 0) throw new Refusal('denied', { detail: asked.ticketId });
  }
  const word: LiveWord = { ...asked, agentId: who.agentId as LiveWord['agentId'], at: clock.now() };
  await store.tellLive(JSON.stringify(word));
}

export const eventOf = (event: ViewersEvent): Word => ({
  about: event.ticketId,
  text: `event: viewers\ndata: ${JSON.stringify(event)}\n\n`,
});

/** What a stream that opens has to know: tickets of the listener's scope that somebody else has open. */
export async function standing({ store }: Around, live: Live, agentId: string): Promise<Word[]> {
  const busy = live.tickets(MAX_STANDING).filter((ticketId) => live.viewersOf(ticketId, agentId).length > 0);
  const held = await heldBy(store.db, agentId, busy);
  return held.map((ticketId) => eventOf({ ticketId: ticketId as never, viewers: live.viewersOf(ticketId, agentId) }));
}
