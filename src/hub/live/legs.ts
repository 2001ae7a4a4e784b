import type { CallEvent } from '#shared/domain/call-event.ts';
import { contactIdOf } from '#shared/telephony/index.ts';

/**
 * One thing heard, with who answered where the exchange said so. `source`: the channel it came by.
 */
export type Entry = { readonly event: CallEvent; readonly owner: string | null };

/** One person's share of a contact: whoever it is handed on to has a contact of their own. `agentId` null: nobody has answered. */
export type Leg = { readonly agentId: string | null; readonly events: readonly CallEvent[] };

export const keyOf = ({ at, type, callId, text, users, cause }: CallEvent): string =>
  JSON.stringify([callId, at, type, text, users, cause]);

const byTime = (a: Entry, b: Entry): number => a.event.at - b.event.at || (keyOf(a.event) < keyOf(b.event) ? -1 : 1);

type Turn = { readonly owner: string; readonly at: number };

/** Who had it, one after the other. */
function turnsOf(entries: readonly Entry[]): Turn[] {
  const turns: Turn[] = [];
  for (const { event, owner } of entries) {
    if (event.type === 'answer' && owner !== null && turns.at(-1)?.owner !== owner) turns.push({ owner, at: event.at });
  }
  return turns;
}

const handedOn = (event: CallEvent, at: number): CallEvent => ({
  ...event,
  type: 'hangup',
  at,
  cause: 'forwarded',
  users: [],
  text: null,
  speaker: null,
});

/** What an agent further down the line hears: a call of its own name, that rings when it is answered. */
function renamed(event: CallEvent, source: string, turn: Turn, index: number): CallEvent {
  const callId = `${event.callId.slice(0, 180)}~${index + 1}`;
  return { ...event, callId, contactId: contactIdOf(source, callId), at: Math.max(event.at, turn.at) };
}

/**
 * A contact in its legs. Invariants:
 * 1. Without a word about who answered there is one leg, of nobody.
 * 2. The first to answer has everything until the next does; from then on it is another contact, under a name that follows from the
 *    first, and for whoever had it before it has been handed on.
 */
export function legsOf(heard: readonly Entry[], source: string): Leg[] {
  const entries = heard.toSorted(byTime);
  const events = entries.map(({ event }) => event);
  const turns = turnsOf(entries);
  const [first] = events;
  if (!first || turns.length === 0) return [{ agentId: null, events }];
  return turns.map((turn, i): Leg => {
    const until = turns[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    const from = i === 0 ? Number.NEGATIVE_INFINITY : turn.at;
    const span = events.filter(({ at, type }) => (at >= from && at < until) || (i === 0 && type === 'ring'));
    const ring = i > 0 && first.at < turn.at ? [{ ...first, type: 'ring' as const, users: [] }] : [];
    const end = until === Number.POSITIVE_INFINITY ? [] : [handedOn(first, until)];
    const own = [...ring, ...span, ...end];
    return { agentId: turn.owner, events: i === 0 ? own : own.map((event) => renamed(event, source, turn, i)) };
  });
}

/** What one of those it rang for is told: all of their own legs; of one that a colleague answered, that it rang and is over. */
export function seenBy(heard: readonly Entry[], source: string, agentId: string): CallEvent[] {
  const legs = legsOf(heard, source);
  const own = legs.filter((leg) => leg.agentId === agentId).flatMap(({ events }) => events);
  const [first] = legs;
  if (!first || first.agentId === agentId) return own;
  if (first.agentId === null) return [...first.events, ...own];
  const answered = first.events.find(({ type }) => type === 'answer');
  const rang = first.events.filter(({ type }) => type === 'ring');
  return [...rang, ...(answered ? [handedOn(answered, answered.at)] : []), ...own];
}
