import { DAY, HOUR, MINUTE } from '../../kernel/units.ts';
import { askedAgain } from './asked-again.ts';
import { inOrder, isFinishedStatus, isReopening, type AccountFacts, type Finding } from './facts.ts';
import { transfersOf } from './transfers.ts';
import type { AccountRule } from './rule.ts';

const RANG_LONG_MS = 2 * MINUTE;
const HELD_LONG_MS = 3 * MINUTE;
const LEFT_WAITING_MS = 2 * DAY;
/** Time to call back before a missed call counts. */
const CALL_BACK_MS = HOUR;
const MOST_TRANSFERS = 2;

function promisesBroken({ promises }: AccountFacts): Finding[] {
  return promises
    .filter(({ state }) => state === 'broken')
    .map(({ id, ticketId, text, dueAt, settledAt }) => ({
      at: settledAt ?? dueAt,
      evidence: { tbl: 'promise', id, ticketId, messageId: null, quotes: { text, dueAt } },
    }));
}

function promisesOverdue({ promises, now }: AccountFacts): Finding[] {
  return promises
    .filter(({ state, dueAt }) => state === 'open' && dueAt < now)
    .map(({ id, ticketId, text, dueAt }) => ({
      at: dueAt,
      evidence: { tbl: 'promise', id, ticketId, messageId: null, quotes: { text, dueAt, lateMs: now - dueAt } },
    }));
}

function reopened({ tickets }: AccountFacts): Finding[] {
  return tickets.flatMap(({ id, number, moves }) => {
    const again = inOrder(moves.filter(isReopening), ({ at }) => at);
    const last = again.at(-1);
    if (!last) return [];
    const quotes = { number, count: again.length };
    return [{ at: last.at, evidence: { tbl: 'ticket', id, ticketId: id, messageId: last.id, quotes } }];
  });
}

function passedAround({ tickets }: AccountFacts): Finding[] {
  return tickets.flatMap(({ id, number, moves }) => {
    const transfers = transfersOf(moves);
    const last = transfers.at(-1);
    if (!last || transfers.length <= MOST_TRANSFERS) return [];
    const quotes = { number, count: transfers.length };
    return [{ at: last.at, evidence: { tbl: 'ticket', id, ticketId: id, messageId: last.id, quotes } }];
  });
}

function firstAnswerLate({ tickets, now }: AccountFacts): Finding[] {
  return tickets.flatMap(({ id, number, status, firstDueAt, firstReplyAt, solvedAt, mergedIntoId }) => {
    const lateMs = (firstReplyAt ?? solvedAt ?? now) - (firstDueAt ?? Infinity);
    if (firstDueAt === null || lateMs <= 0 || status === 'spam' || mergedIntoId !== null) return [];
    const quotes = { number, lateMs };
    return [{ at: firstDueAt, evidence: { tbl: 'ticket', id, ticketId: id, messageId: null, quotes } }];
  });
}

function keptOnTheLine({ contacts }: AccountFacts): Finding[] {
  return contacts.flatMap(({ id, ticketId, direction, ringingAt, answeredAt, endedAt, heldMs }) => {
    const rangMs = direction === 'in' && answeredAt !== null ? answeredAt - ringingAt : 0;
    if (rangMs < RANG_LONG_MS && heldMs < HELD_LONG_MS) return [];
    const quotes = { waitedMs: Math.max(rangMs, 0) + heldMs };
    return [{ at: endedAt, evidence: { tbl: 'contact', id, ticketId, messageId: null, quotes } }];
  });
}

function leftWaiting({ tickets, now }: AccountFacts): Finding[] {
  return tickets.flatMap(({ id, number, status, waitingSinceAt, mergedIntoId }) => {
    const waitedMs = waitingSinceAt === null ? 0 : now - waitingSinceAt;
    if (waitingSinceAt === null || waitedMs < LEFT_WAITING_MS || mergedIntoId !== null) return [];
    if (isFinishedStatus(status) || status === 'spam') return [];
    const at = waitingSinceAt + LEFT_WAITING_MS;
    return [{ at, evidence: { tbl: 'ticket', id, ticketId: id, messageId: null, quotes: { number, waitedMs } } }];
  });
}

/** Calls nobody took since the two last spoke: one entry, however often it rang. */
function missedCalls({ contacts, now }: AccountFacts): Finding[] {
  const ordered = inOrder(contacts, ({ endedAt }) => endedAt);
  const spoken = ordered.findLastIndex(({ end, channel }) => end === 'finished' && channel === 'phone');
  const missed = ordered
    .slice(spoken + 1)
    .filter(({ end, direction, channel }) => end === 'missed' && direction === 'in' && channel === 'phone');
  const [first, last] = [missed[0], missed.at(-1)];
  if (!first || !last || now - first.endedAt < CALL_BACK_MS) return [];
  const quotes = { count: missed.length };
  return [
    { at: last.endedAt, evidence: { tbl: 'contact', id: last.id, ticketId: last.ticketId, messageId: null, quotes } },
  ];
}

export const WITHDRAWALS = [
  { key: 'promise-broken', kind: 'withdrawal', weight: 3, halfLifeMs: 180 * DAY, find: promisesBroken },
  { key: 'promise-overdue', kind: 'withdrawal', weight: 2, halfLifeMs: 180 * DAY, find: promisesOverdue },
  { key: 'reopened', kind: 'withdrawal', weight: 2, halfLifeMs: 90 * DAY, find: reopened },
  { key: 'asked-again', kind: 'withdrawal', weight: 2, halfLifeMs: 60 * DAY, find: askedAgain },
  { key: 'passed-around', kind: 'withdrawal', weight: 1.5, halfLifeMs: 90 * DAY, find: passedAround },
  { key: 'left-waiting', kind: 'withdrawal', weight: 1.5, halfLifeMs: 60 * DAY, find: leftWaiting },
  { key: 'first-answer-late', kind: 'withdrawal', weight: 1, halfLifeMs: 45 * DAY, find: firstAnswerLate },
  { key: 'kept-on-the-line', kind: 'withdrawal', weight: 1, halfLifeMs: 45 * DAY, find: keptOnTheLine },
  { key: 'missed-call', kind: 'withdrawal', weight: 1, halfLifeMs: 30 * DAY, find: missedCalls },
] as const satisfies readonly AccountRule[];
