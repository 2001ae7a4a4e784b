import { DAY, HOUR } from '../../kernel/units.ts';
import {
  inOrder,
  isFinishedStatus,
  isReopening,
  type AccountFacts,
  type AccountTicket,
  type Finding,
} from './facts.ts';
import type { AccountRule } from './rule.ts';

/** Solved within a working day of being made counts as fast. */
const FAST_MS = 8 * HOUR;

function promisesKept({ promises }: AccountFacts): Finding[] {
  return promises.flatMap(({ id, ticketId, text, dueAt, state, settledAt }) =>
    state === 'kept' && settledAt !== null
      ? [{ at: settledAt, evidence: { tbl: 'promise', id, ticketId, messageId: null, quotes: { text, dueAt } } }]
      : [],
  );
}

/** Who comes again so soon about the same thing was answered, not helped. */
const CAME_AGAIN_MS = 14 * DAY;

const cameAgain = ({ id, tags, solvedAt }: AccountTicket, tickets: readonly AccountTicket[]): boolean =>
  tickets.some((other) => {
    const sinceMs = other.createdAt - (solvedAt ?? 0);
    return other.id !== id && sinceMs >= 0 && sinceMs < CAME_AGAIN_MS && other.tags.some((tag) => tags.includes(tag));
  });

/** A ticket that came back was not solved, however fast; one that was merged was answered elsewhere. */
const staysSolved = (ticket: AccountTicket): boolean =>
  isFinishedStatus(ticket.status) && ticket.mergedIntoId === null && !ticket.moves.some(isReopening);

function solvedFast({ tickets }: AccountFacts): Finding[] {
  return tickets.flatMap((ticket) => {
    const { id, number, createdAt, solvedAt, moves } = ticket;
    if (solvedAt === null || solvedAt - createdAt > FAST_MS || !staysSolved(ticket)) return [];
    if (cameAgain(ticket, tickets)) return [];
    const solving = inOrder(moves, ({ at }) => at).findLast(
      ({ field, to }) => field === 'status' && isFinishedStatus(to),
    );
    const quotes = { number, tookMs: Math.max(0, solvedAt - createdAt) };
    return [{ at: solvedAt, evidence: { tbl: 'ticket', id, ticketId: id, messageId: solving?.id ?? null, quotes } }];
  });
}

function goodwill({ gestures }: AccountFacts): Finding[] {
  return gestures
    .filter(({ state }) => state === 'done')
    .map(({ id, kind, day, at }) => ({
      at,
      evidence: { tbl: 'gesture', id, ticketId: null, messageId: null, quotes: { moment: kind, day } },
    }));
}

export const DEPOSITS = [
  { key: 'promise-kept', kind: 'deposit', weight: 2, halfLifeMs: 120 * DAY, find: promisesKept },
  { key: 'solved-fast', kind: 'deposit', weight: 1.5, halfLifeMs: 60 * DAY, find: solvedFast },
  { key: 'goodwill', kind: 'deposit', weight: 1, halfLifeMs: 180 * DAY, find: goodwill },
] as const satisfies readonly AccountRule[];
