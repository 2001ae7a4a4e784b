import { ASKED_OFTEN, type Quotable } from './account/index.ts';
import type { Occurrence } from './moments.ts';
import type { CustomerPromise } from './promise.ts';
import type { Ticket } from './ticket.ts';
import { DAY, HOUR } from '../kernel/units.ts';

/** What is known when it rings. Times in ms UTC. */
export type HintFacts = {
  readonly now: number;
  /** When the day ends in the team's zone. */
  readonly dayEndsAt: number;
  readonly promises: readonly Pick<CustomerPromise, 'id' | 'ticketId' | 'text' | 'dueAt' | 'state' | 'settledAt'>[];
  /** Unfinished tickets; `asked`: how often the customer has come about it before now. */
  readonly open: readonly (Pick<Ticket, 'id' | 'number' | 'subject' | 'waitingSinceAt'> & { readonly asked: number })[];
  readonly solved: readonly Pick<Ticket, 'id' | 'number' | 'subject' | 'solvedAt'>[];
  /** A moment for which a gesture is suggested; null: none, or not now. */
  readonly moment: Occurrence | null;
};

export const HINT_KEYS = [
  'broken-promise',
  'promise-today',
  'asked-again',
  'open-waiting',
  'moment',
  'recently-solved',
  'nothing',
] as const;
export type HintKey = (typeof HINT_KEYS)[number];

/** Something to say or do in the first sentence; the screen has the words. `params` as in `Quotable`. */
export type OpeningHint = { readonly key: HintKey; readonly params: Quotable; readonly ticketId: string | null };
type Said = Omit<OpeningHint, 'key'>;

const BROKEN_FOR_MS = 14 * DAY;
const WAITING_MS = 4 * HOUR;
const SOLVED_FOR_MS = 7 * DAY;

const soonest = <T>(list: readonly T[], at: (row: T) => number): T | undefined =>
  list.toSorted((a, b) => at(a) - at(b))[0];

/** The newest broken word: overdue, or settled as broken lately. */
function brokenPromise({ promises, now }: HintFacts): Said | undefined {
  const broken = promises.filter(({ state, dueAt, settledAt }) =>
    state === 'open' ? dueAt < now : state === 'broken' && now - (settledAt ?? dueAt) < BROKEN_FOR_MS,
  );
  const last = soonest(broken, ({ dueAt }) => -dueAt);
  return last && { params: { text: last.text, dueAt: last.dueAt }, ticketId: last.ticketId };
}

function promiseToday({ promises, now, dayEndsAt }: HintFacts): Said | undefined {
  const due = promises.filter(({ state, dueAt }) => state === 'open' && dueAt >= now && dueAt < dayEndsAt);
  const next = soonest(due, ({ dueAt }) => dueAt);
  return next && { params: { text: next.text, dueAt: next.dueAt }, ticketId: next.ticketId };
}

/** This call is the third, or a later one. */
function askedAgain({ open }: HintFacts): Said | undefined {
  const most = soonest(
    open.filter(({ asked }) => asked + 1 >= ASKED_OFTEN),
    ({ asked }) => -asked,
  );
  if (!most) return undefined;
  return { params: { count: most.asked + 1, number: most.number, subject: most.subject }, ticketId: most.id };
}

function openWaiting({ open, now }: HintFacts): Said | undefined {
  const longest = soonest(open, ({ waitingSinceAt }) => waitingSinceAt ?? Infinity);
  const since = longest?.waitingSinceAt;
  if (!longest || since === null || since === undefined || now - since < WAITING_MS) return undefined;
  return { params: { number: longest.number, subject: longest.subject, waitedMs: now - since }, ticketId: longest.id };
}

function moment({ moment: one }: HintFacts): Said | undefined {
  if (!one) return undefined;
  const { inDays } = one;
  const { kind, label } = one.moment;
  const when = inDays === 0 ? 'today' : inDays < 0 ? 'past' : 'soon';
  const whose = label === '' ? 'own' : 'other';
  return { params: { moment: kind, whose, label, when, days: Math.abs(inDays) }, ticketId: null };
}

function recentlySolved({ solved, now }: HintFacts): Said | undefined {
  const lately = solved.filter(({ solvedAt }) => solvedAt !== null && now - solvedAt < SOLVED_FOR_MS);
  const last = soonest(lately, ({ solvedAt }) => -(solvedAt ?? 0));
  return last && { params: { number: last.number, subject: last.subject }, ticketId: last.id };
}

const nothing = (): Said => ({ params: {}, ticketId: null });

/** In the order in which they matter; the first that has something to say is said. */
const RULES: Readonly<Record<HintKey, (facts: HintFacts) => Said | undefined>> = {
  'broken-promise': brokenPromise,
  'promise-today': promiseToday,
  'asked-again': askedAgain,
  'open-waiting': openWaiting,
  moment,
  'recently-solved': recentlySolved,
  nothing,
};

export function openingHint(facts: HintFacts): OpeningHint {
  for (const key of HINT_KEYS) {
    const said = RULES[key](facts);
    if (said) return { key, ...said };
  }
  return { key: 'nothing', ...nothing() };
}
