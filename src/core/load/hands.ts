import type { Channel } from '#shared/domain/channel.ts';
import { pauseOf } from '#shared/domain/load/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { conversationOf, type Said, type Talks } from '../guidance/index.ts';
import type { DeskContacts } from '../contacts/index.ts';

/** A contact the agent has in hand. `wokeAt`: when it woke from a pause. */
export type Hand = {
  readonly contactId: string;
  readonly channel: Channel;
  readonly state: 'answered' | 'held' | 'ended';
  readonly isPaused: boolean;
  readonly wokeAt: number | null;
  readonly endedAt: number | null;
};

export type Hands = { readonly mine: readonly Hand[]; readonly isRinging: boolean };

/** What was said in one contact since it began to ring, oldest first. */
export const saidIn = (db: ReadableDb, talks: Talks, contactId: string, sinceAt: number): Said[] =>
  conversationOf(db, talks, { ticketId: null, contactId }).lines.filter(({ at }) => at >= sinceAt);

type Asked = {
  readonly contacts: Pick<DeskContacts, 'live'>;
  readonly talks: Talks;
  readonly pauseAfterMs: number;
  readonly now: number;
};

/** Spoken contacts never sleep: whoever is silent on the telephone is there. */
function pauseIn(
  db: ReadableDb,
  { talks, pauseAfterMs, now }: Asked,
  one: { id: string; ringingAt: number; answeredAt: number },
) {
  const lines = saidIn(db, talks, one.id, one.ringingAt);
  return pauseOf(lines, one.answeredAt, pauseAfterMs, now);
}

/** What the agent has in hand, and whether anything rings for them. */
export function handsOf(db: ReadableDb, asked: Asked): Hands {
  const { live } = asked.contacts;
  const known = live.all().map((kept) => ({ kept, life: live.life(kept), isMine: live.mine(kept) }));
  const mine = known
    .filter(({ isMine }) => isMine)
    .map(({ kept: { id }, life }): Hand => {
      const { channel, state, ringingAt, answeredAt, endedAt } = life;
      const sleeps = channel !== 'phone' && state !== 'ended' && answeredAt !== null;
      const pause = sleeps ? pauseIn(db, asked, { id, ringingAt, answeredAt }) : { isPaused: false, wokeAt: null };
      return { contactId: id, channel, state: state === 'ringing' ? 'answered' : state, endedAt, ...pause };
    });
  return {
    mine,
    isRinging: known.some(({ life, kept, isMine }) => !isMine && life.state === 'ringing' && !kept.own.isIgnored),
  };
}
