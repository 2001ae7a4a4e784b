import { DAY } from '../kernel/units.ts';
import { factsAsOf } from './account/as-of.ts';
import { entriesOf, type AccountEntry } from './account/entries.ts';
import { inOrder, type AccountContact, type AccountFacts, type AccountGesture } from './account/facts.ts';
import { weightAt } from './account/rules.ts';

/** What happens later is told of no gesture any more. */
export const SINCE_MS = 90 * DAY;
/** `alike` also where neither had anything to put right. */
export const SINCE_TALKS = ['calmer', 'alike', 'rougher'] as const;
export type SinceTalk = (typeof SINCE_TALKS)[number];
export const SINCE_BALANCES = ['up', 'down', 'unchanged'] as const;
export type SinceBalance = (typeof SINCE_BALANCES)[number];
/** Why the time that is told of is over: the next gesture, or ninety days. */
export const SINCE_ENDS = ['gesture', 'days'] as const;
export type SinceEnd = (typeof SINCE_ENDS)[number];

/** What happened after a gesture: never that it happened because of it. */
export type GestureSince = {
  /** Null: it still goes on. */
  readonly ended: SinceEnd | null;
  /** How often the customer came or was reached; what was only written counts once for each ticket. */
  readonly contacts: number;
  /**
   * The first talk after it against the last before: whether less stood against us in the account, of that talk or its ticket, when
   * it ended. Null: there was none before, or none since.
   */
  readonly talk: SinceTalk | null;
  /** Whether more was given than taken, each entry dated since with the whole weight of its rule. */
  readonly balance: SinceBalance;
};

/** A word of the customer's on a ticket. */
export type WrittenLine = { readonly id: string; readonly ticketId: string; readonly at: number };
export type SinceFacts = AccountFacts & { readonly written: readonly WrittenLine[] };

/** One time the two were in touch, or a call nobody took. */
type Meeting = {
  readonly id: string;
  readonly ticketId: string | null;
  readonly at: number;
  readonly endedAt: number;
  readonly isTalk: boolean;
  readonly isWritten: boolean;
};

/** What we began and nobody took reached nobody; what was passed on is told by the contact of whoever took it. */
const isMeeting = ({ direction, answeredAt, end }: AccountContact): boolean =>
  answeredAt !== null || (direction === 'in' && end !== 'elsewhere');

function meetingsOf({ contacts, written }: SinceFacts): Meeting[] {
  const spoken = contacts.filter(isMeeting).map(({ id, ticketId, ringingAt, answeredAt, endedAt }): Meeting => ({
    id,
    ticketId,
    at: ringingAt,
    endedAt,
    isTalk: answeredAt !== null,
    isWritten: false,
  }));
  const isOfContact = (line: WrittenLine): boolean =>
    spoken.some(({ ticketId, at, endedAt }) => ticketId === line.ticketId && at <= line.at && line.at <= endedAt);
  const loose = written
    .filter((line) => !isOfContact(line))
    .map((line): Meeting => ({ ...line, endedAt: line.at, isTalk: true, isWritten: true }));
  return inOrder([...spoken, ...loose], ({ at }) => at);
}

/** A ticket on which somebody also spoke is told by its contacts. */
function counted(meetings: readonly Meeting[]): number {
  const spoken = meetings.filter(({ isWritten }) => !isWritten);
  const told = new Set(spoken.map(({ ticketId }) => ticketId));
  const written = meetings.filter(({ isWritten, ticketId }) => isWritten && !told.has(ticketId));
  return spoken.length + new Set(written.map(({ ticketId }) => ticketId)).size;
}

const whole = (entry: AccountEntry): number => weightAt(entry, entry.at);

/** What stood against us when a talk ended, of it or of its ticket. Whole weights: time alone makes no talk calmer. */
function against(facts: AccountFacts, { id, ticketId, endedAt }: Meeting): number {
  return entriesOf(factsAsOf(facts, endedAt))
    .filter(({ kind, at }) => kind === 'withdrawal' && at <= endedAt)
    .filter(({ evidence }) => evidence.id === id || (ticketId !== null && evidence.ticketId === ticketId))
    .reduce((sum, entry) => sum + whole(entry), 0);
}

function talkOf(facts: AccountFacts, before: Meeting | undefined, after: Meeting | undefined): SinceTalk | null {
  if (!before || !after) return null;
  const change = against(facts, after) - against(facts, before);
  if (change === 0) return 'alike';
  return change < 0 ? 'calmer' : 'rougher';
}

function balanceOf(facts: AccountFacts, isSince: (at: number) => boolean, until: number): SinceBalance {
  const net = entriesOf(factsAsOf(facts, until))
    .filter(({ at, evidence }) => isSince(at) && evidence.tbl !== 'gesture')
    .reduce((sum, entry) => sum + (entry.kind === 'deposit' ? whole(entry) : -whole(entry)), 0);
  if (net === 0) return 'unchanged';
  return net > 0 ? 'up' : 'down';
}

type Reach = Pick<GestureSince, 'ended'> & { readonly until: number };

function reachOf({ now, gestures }: AccountFacts, { at }: AccountGesture): Reach {
  const later = gestures.filter((one) => one.state === 'done' && one.at > at).map((one) => one.at);
  const next = Math.min(...later);
  const over = at + SINCE_MS;
  if (next <= Math.min(now, over)) return { ended: 'gesture', until: next };
  return over <= now ? { ended: 'days', until: over } : { ended: null, until: now };
}

/** From the gesture until ninety days later, the next one or now. Null: it was not made, so nothing came after it. */
export function sinceGesture(facts: SinceFacts, gesture: AccountGesture): GestureSince | null {
  if (gesture.state !== 'done') return null;
  const { ended, until } = reachOf(facts, gesture);
  const isSince = (at: number): boolean => at > gesture.at && at <= until;
  const meetings = meetingsOf(facts);
  const since = meetings.filter(({ at }) => isSince(at));
  const before = meetings.findLast(({ at, isTalk }) => isTalk && at <= gesture.at);
  const after = since.find(({ isTalk }) => isTalk);
  return {
    ended,
    contacts: counted(since),
    talk: talkOf(facts, before, after),
    balance: balanceOf(facts, isSince, until),
  };
}
