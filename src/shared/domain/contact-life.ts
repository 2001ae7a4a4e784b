import { HOUR, MINUTE, SECOND } from '../kernel/units.ts';
import type { CallEvent, HangupCause } from './call-event.ts';
import type { Channel } from './channel.ts';
import type { ContactEnd, ContactState, Direction } from './contact-state.ts';

/**
 * What has become of a contact, worked out from everything that was heard of it. Invariants:
 * 1. Only the set of events counts: neither their order of arrival nor how often one came changes anything.
 * 2. Whatever is missing is filled in with the least: without a ring it began with its first event; who holds has answered.
 * 3. An end is an end: nothing that is heard of later times brings a contact back. Only one that was given up for want of news
 *    (`lost`) goes on when there is news after all.
 */
export type ContactLife = {
  readonly state: ContactState;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly ringingAt: number;
  readonly answeredAt: number | null;
  /** Since when the other side hears music; null: not held. */
  readonly heldSinceAt: number | null;
  /** Whole spans only; the running one counts from `heldSinceAt`. */
  readonly heldMs: number;
  readonly endedAt: number | null;
  readonly end: ContactEnd | null;
  readonly cause: HangupCause | null;
  /** Who has answered, as the exchange calls them; empty: nobody yet, or it does not say. */
  readonly answeredBy: readonly string[];
  /** The first that each event was able to say. */
  readonly facts: Pick<
    CallEvent,
    'address' | 'line' | 'name' | 'queue' | 'queueId' | 'users' | 'contactId' | 'customerId' | 'ticketId'
  >;
};

type Patience = { readonly ringingMs: number; readonly talkingMs: number };

/** After so long without a word, the hang-up was lost. People write more slowly than they talk. */
const PATIENCE: Readonly<Record<Channel, Patience>> = {
  phone: { ringingMs: 2 * MINUTE, talkingMs: 4 * HOUR },
  chat: { ringingMs: 10 * MINUTE, talkingMs: 24 * HOUR },
  social: { ringingMs: HOUR, talkingMs: 72 * HOUR },
  email: { ringingMs: 24 * HOUR, talkingMs: 72 * HOUR },
  message: { ringingMs: 24 * HOUR, talkingMs: 72 * HOUR },
};

const RANK: Readonly<Record<CallEvent['type'], number>> = {
  ring: 0,
  answer: 1,
  hold: 2,
  resume: 3,
  line: 4,
  hangup: 5,
};

const sorted = (events: readonly CallEvent[]): CallEvent[] =>
  events.toSorted((a, b) => a.at - b.at || RANK[a.type] - RANK[b.type] || (key(a) < key(b) ? -1 : 1));
const key = (event: CallEvent): string => JSON.stringify(event);

const firstAt = (events: readonly CallEvent[], types: readonly CallEvent['type'][]): number | null =>
  events.find(({ type }) => types.includes(type))?.at ?? null;

/** The first that says anything, told by ringing before all others: later events often name only one side. */
function firstKnown<K extends keyof CallEvent>(events: readonly CallEvent[], field: K): CallEvent[K] | null {
  const rings = events.filter(({ type }) => type === 'ring');
  return [...rings, ...events].find((event) => event[field] !== null)?.[field] ?? null;
}

function factsOf(events: readonly CallEvent[]): ContactLife['facts'] {
  return {
    address: firstKnown(events, 'address'),
    line: firstKnown(events, 'line'),
    name: firstKnown(events, 'name'),
    queue: firstKnown(events, 'queue'),
    queueId: firstKnown(events, 'queueId'),
    contactId: firstKnown(events, 'contactId'),
    customerId: firstKnown(events, 'customerId'),
    ticketId: firstKnown(events, 'ticketId'),
    users: [...new Set(events.filter(({ type }) => type === 'ring').flatMap(({ users }) => users))],
  };
}

/** Holds until `until`: whole spans together, and the one that still runs. */
function holdsOf(events: readonly CallEvent[], until: number | null): Pick<ContactLife, 'heldMs' | 'heldSinceAt'> {
  let heldMs = 0;
  let since: number | null = null;
  for (const { type, at } of events) {
    if (until !== null && at > until) break;
    if (type === 'hold') since ??= at;
    if (type === 'resume' && since !== null) {
      heldMs += at - since;
      since = null;
    }
  }
  if (since === null || until === null) return { heldMs, heldSinceAt: since };
  return { heldMs: heldMs + until - since, heldSinceAt: null };
}

function endOf(isAnswered: boolean, cause: HangupCause | null): ContactEnd {
  if (isAnswered) return 'finished';
  if (cause === 'forwarded') return 'elsewhere';
  return cause === 'declined' ? 'declined' : 'missed';
}

/** When it is given up for lost, counted from the last thing heard of it. */
const lostAtOf = (channel: Channel, isAnswered: boolean, lastAt: number): number =>
  lastAt + (isAnswered ? PATIENCE[channel].talkingMs : PATIENCE[channel].ringingMs);

/** A name may come a moment after the word that somebody has answered; later it is a colleague who takes over. */
const SAME_ANSWER_MS = 2 * SECOND;

function answeredBy(events: readonly CallEvent[]): readonly string[] {
  const answers = events.filter(({ type }) => type === 'answer');
  const until = (answers[0]?.at ?? 0) + SAME_ANSWER_MS;
  return answers.find(({ users, at }) => users.length > 0 && at <= until)?.users ?? [];
}

/** @param heard at least one event, all of one contact. */
export function lifeOf(heard: readonly CallEvent[], now: number): ContactLife {
  const events = sorted(heard);
  const first = events[0];
  if (!first) throw new RangeError('nothing was heard of this contact');
  // The ring says what it is; what else there is may be sent without.
  const kind = events.find(({ type }) => type === 'ring') ?? first;
  const hungUpAt = firstAt(events, ['hangup']);
  const spokenAt = firstAt(events, ['answer', 'hold', 'resume']);
  // Who is said to have answered after the end did so before: the two came in the wrong order.
  const answeredAt = spokenAt !== null && hungUpAt !== null ? Math.min(spokenAt, hungUpAt) : spokenAt;
  const lostAt = lostAtOf(kind.channel, answeredAt !== null, events.at(-1)?.at ?? first.at);
  const isLost = hungUpAt === null && now >= lostAt;
  const endedAt = hungUpAt ?? (isLost ? lostAt : null);
  const cause = events.find(({ type, cause: said }) => type === 'hangup' && said !== null)?.cause ?? null;
  const holds = holdsOf(events, endedAt);
  const going: ContactState = answeredAt === null ? 'ringing' : holds.heldSinceAt === null ? 'answered' : 'held';
  return {
    state: endedAt === null ? going : 'ended',
    channel: kind.channel,
    direction: kind.direction,
    ringingAt: first.at,
    answeredAt,
    ...holds,
    endedAt,
    end: endedAt === null ? null : isLost ? 'lost' : endOf(answeredAt !== null, cause),
    cause,
    answeredBy: answeredBy(events),
    facts: factsOf(events),
  };
}

/** When the next thing happens to it by itself; null: it has ended. */
export function nextChangeAt(heard: readonly CallEvent[], now: number): number | null {
  const { state, answeredAt, channel } = lifeOf(heard, now);
  if (state === 'ended') return null;
  return lostAtOf(channel, answeredAt !== null, Math.max(...heard.map(({ at }) => at)));
}
