import type { AccountFacts, AccountPromise, AccountTicket } from './facts.ts';

const by = (then: number, at: number | null): number | null => (at !== null && at <= then ? at : null);

const ticketAsOf = (ticket: AccountTicket, then: number): AccountTicket => ({
  ...ticket,
  firstReplyAt: by(then, ticket.firstReplyAt),
  solvedAt: by(then, ticket.solvedAt),
  waitingSinceAt: by(then, ticket.waitingSinceAt),
  moves: ticket.moves.filter(({ at }) => at <= then),
});

const promiseAsOf = (promise: AccountPromise, then: number): AccountPromise =>
  promise.settledAt !== null && promise.settledAt > then ? { ...promise, state: 'open', settledAt: null } : promise;

/** The facts as they stood at a moment, as far as today's rows tell: what happened later had not happened. */
export const factsAsOf = (facts: AccountFacts, then: number): AccountFacts => ({
  now: then,
  contacts: facts.contacts.filter(({ endedAt }) => endedAt <= then),
  tickets: facts.tickets.filter(({ createdAt }) => createdAt <= then).map((ticket) => ticketAsOf(ticket, then)),
  promises: facts.promises.map((promise) => promiseAsOf(promise, then)),
  gestures: facts.gestures.filter(({ at }) => at <= then),
});
