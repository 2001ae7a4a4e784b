import { accountOf, timesAskedOf, type Account } from '#shared/domain/account/index.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { GestureSuggestion } from '#shared/domain/gesture-suggestion.ts';
import { dayEndsAt } from '#shared/domain/moments.ts';
import { openingHint, type OpeningHint } from '#shared/domain/opening-hint.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import { isFinished } from '#shared/domain/ticket-state.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';
import { readFacts, type CustomerFacts, type FactTicket } from './facts.ts';
import { momentNow } from './moments.ts';
import { policiesOf } from './policies.ts';
import { contactView } from './views.ts';

const MOST = 3;
const BROKEN_FOR_MS = 30 * DAY;

/** What a card says of a customer before the greeting. Everything as far as this desk holds it. */
export type PopFacts = {
  /** Open, or broken in the last thirty days; soonest due first, at most three. */
  readonly promises: readonly CustomerPromise[];
  /** Longest waiting first, at most three; `openCount` counts all. */
  readonly openTickets: readonly Pick<
    FactTicket,
    'id' | 'number' | 'subject' | 'status' | 'channel' | 'updatedAt' | 'waitingSinceAt'
  >[];
  readonly openCount: number;
  /** Those in which somebody was talked to, newest first, at most three. */
  readonly contacts: readonly (Contact & { readonly agentName: string | null })[];
  /** How often they rang since then and nobody answered; null: not once. */
  readonly missed: { readonly count: number; readonly lastAt: number } | null;
  readonly account: Pick<Account, 'standing' | 'trend' | 'course'>;
  readonly suggestion: GestureSuggestion | null;
  readonly hint: OpeningHint;
};

const isDueOrBroken =
  (now: number) =>
  ({ state, dueAt, settledAt }: CustomerPromise): boolean =>
    state === 'open' || (state === 'broken' && now - (settledAt ?? dueAt) < BROKEN_FOR_MS);

const waits = ({ waitingSinceAt }: FactTicket): number => waitingSinceAt ?? Infinity;
const byWaiting = (a: FactTicket, b: FactTicket): number => {
  const [first, second] = [waits(a), waits(b)];
  return first === second ? b.updatedAt - a.updatedAt : first - second;
};

function openOf({ tickets }: CustomerFacts): FactTicket[] {
  return tickets.filter(({ status, mergedIntoId }) => !isFinished(status) && mergedIntoId === null).toSorted(byWaiting);
}

const shown = ({ id, number, subject, status, channel, updatedAt, waitingSinceAt }: FactTicket) => ({
  id,
  number,
  subject,
  status,
  channel,
  updatedAt,
  waitingSinceAt,
});

/** A call of ours that nobody took was made all the same. */
const isTalk = ({ answeredAt, direction }: Contact): boolean => answeredAt !== null || direction === 'out';

function missedSince(contacts: readonly Contact[]): PopFacts['missed'] {
  const talk = contacts.findIndex(isTalk);
  const missed = talk === -1 ? contacts : contacts.slice(0, talk);
  const [last] = missed;
  return last ? { count: missed.length, lastAt: last.ringingAt } : null;
}

function hintOf(facts: CustomerFacts, open: readonly FactTicket[], zone: string, suggestion: GestureSuggestion | null) {
  const asked = timesAskedOf(facts);
  return openingHint({
    now: facts.now,
    dayEndsAt: dayEndsAt(zone, facts.now),
    promises: facts.promises,
    open: open.map((ticket) => ({ ...ticket, asked: asked.get(ticket.id) ?? 0 })),
    solved: facts.tickets.filter(({ mergedIntoId, status }) => mergedIntoId === null && status !== 'spam'),
    moment: suggestion?.occurrence ?? null,
  });
}

/** One look at everything a card shows. Statements of fixed bounds, each by its index; costs well under 3 ms. */
export function popFacts(db: ReadableDb, customerId: string, now: number): PopFacts {
  const policies = policiesOf(db);
  const facts = readFacts(db, policies, customerId, now);
  const { standing, trend, course } = accountOf(facts);
  const suggestion = momentNow(db, { facts, account: { standing }, customerId }, policies.zone);
  const open = openOf(facts);
  return {
    promises: facts.promises
      .filter(isDueOrBroken(now))
      .toSorted((a, b) => a.dueAt - b.dueAt)
      .slice(0, MOST),
    openTickets: open.slice(0, MOST).map(shown),
    openCount: open.length,
    contacts: facts.contacts
      .filter(isTalk)
      .slice(0, MOST)
      .map((contact) => contactView(db, contact)),
    missed: missedSince(facts.contacts),
    account: { standing, trend, course },
    suggestion,
    hint: hintOf(facts, open, policies.zone, suggestion),
  };
}
