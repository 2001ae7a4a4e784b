import { businessTime, type BusinessTime } from './business-time.ts';
import type { ClockName, ClockState } from './clock-state.ts';
import type { Tier } from './customer.ts';
import type { Calendar, Policy } from './policy.ts';
import { isFinished, type TicketStatus } from './ticket-state.ts';
import type { Ticket } from './ticket.ts';

/**
 * Promises to customers, worked out from a ticket's facts and a policy. `first`: an answer after the ticket was made; `next`:
 * an answer after the customer wrote again; `resolve`: solved, not counting the time we waited for the customer. Free of schemas.
 */
export type Promised = Pick<
  Ticket,
  'createdAt' | 'waitingSinceAt' | 'firstReplyAt' | 'solvedAt' | 'pauses' | 'status' | 'mergedIntoId'
>;
export type Facts = Pick<Ticket, 'queueId' | 'priority' | 'channel'> & { readonly tier: Tier | null };

/** A promise without a moment to look at it from: `state` follows with `stateAt`. */
export type Clock = {
  readonly clock: ClockName;
  readonly dueAt: number;
  readonly atRiskAt: number;
  /** When it was kept, too late or not; null: still to be kept. */
  readonly at: number | null;
  /** We wait for the customer: the end moves on. */
  readonly isPaused: boolean;
};

const admits = <T>(list: readonly T[], value: T | null): boolean =>
  list.length === 0 || (value !== null && list.includes(value));

/** The first active policy, by order and then id, that admits the ticket. */
export function policyFor(policies: readonly Policy[], facts: Facts): Policy | undefined {
  const fitting = policies.filter(
    (policy) =>
      policy.isActive &&
      admits(policy.queueIds, facts.queueId) &&
      admits(policy.priorities, facts.priority) &&
      admits(policy.tiers, facts.tier) &&
      admits(policy.channels, facts.channel),
  );
  return fitting.toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))[0];
}

type Target = {
  readonly clock: ClockName;
  readonly from: number;
  readonly ms: number | null;
  readonly at: number | null;
};

/** Working time spent in a pause is not counted: each pushes the end on by as much. */
function endOf(time: BusinessTime, from: number, ms: number, pauses: Ticket['pauses']): number | null {
  let end = time.add(from, ms);
  for (const pause of pauses) {
    if (end === null || pause.to === null || pause.from >= end) break;
    end = time.add(end, time.between(Math.max(from, pause.from), pause.to));
  }
  return end;
}

function clockOf(target: Target, policy: Policy, time: BusinessTime, pauses: Ticket['pauses']): Clock[] {
  const { clock, from, ms, at } = target;
  if (ms === null) return [];
  const dueAt = endOf(time, from, ms, pauses);
  const atRiskAt = endOf(time, from, Math.round(ms * (1 - policy.atRiskShare)), pauses);
  if (dueAt === null || atRiskAt === null) return [];
  const last = pauses.at(-1);
  // A promise that was broken before the pause began is not mended by it.
  const isPaused = at === null && last?.to === null && last.from < dueAt;
  return [{ clock, dueAt, atRiskAt: Math.min(atRiskAt, dueAt), at, isPaused }];
}

/** Spam and tickets answered elsewhere are promised nothing. */
const isPromised = (ticket: { status: TicketStatus; mergedIntoId: string | null }): boolean =>
  ticket.status !== 'spam' && ticket.mergedIntoId === null;

/**
 * The clocks of a ticket under a policy. `next` is there only while the customer waits again. A ticket solved without a
 * written answer kept its `first` promise with the solution. The time between a solution and a reopening counts.
 */
export function clocksOf(ticket: Promised, policy: Policy, time: BusinessTime): Clock[] {
  if (!isPromised(ticket)) return [];
  const { createdAt, firstReplyAt, solvedAt, waitingSinceAt, pauses } = ticket;
  const isWaiting = firstReplyAt !== null && waitingSinceAt !== null && !isFinished(ticket.status);
  const targets: [Target, Ticket['pauses']][] = [
    [{ clock: 'first', from: createdAt, ms: policy.firstMs, at: firstReplyAt ?? solvedAt }, []],
    ...(isWaiting
      ? [[{ clock: 'next', from: waitingSinceAt, ms: policy.nextMs, at: null }, []] as [Target, Ticket['pauses']]]
      : []),
    [{ clock: 'resolve', from: createdAt, ms: policy.resolveMs, at: solvedAt }, pauses],
  ];
  return targets.flatMap(([target, spans]) => clockOf(target, policy, time, spans));
}

type Ends = { readonly dueAt: number; readonly atRiskAt: number };

/** Where a promise that is neither kept nor paused stands at a moment. */
export function runningState(
  { dueAt, atRiskAt }: Ends,
  now: number,
): Extract<ClockState, 'running' | 'at-risk' | 'breached'> {
  if (now >= dueAt) return 'breached';
  return now >= atRiskAt ? 'at-risk' : 'running';
}

export function stateAt(clock: Clock, now: number): ClockState {
  if (clock.at !== null) return clock.at <= clock.dueAt ? 'met' : 'missed';
  return clock.isPaused ? 'paused' : runningState(clock, now);
}

/** The running promise that ends first. */
export function nearest(clocks: readonly Clock[]): Clock | undefined {
  return clocks.filter((clock) => clock.at === null && !clock.isPaused).toSorted((a, b) => a.dueAt - b.dueAt)[0];
}

export type PromiseBook = {
  policyOf(facts: Facts): Policy | undefined;
  clocksOf(ticket: Promised & Facts): { readonly policy: Policy; readonly clocks: Clock[] } | undefined;
};

/** Policies with their calendars, ready for many tickets. A policy whose calendar is missing promises nothing. */
export function promiseBook(policies: readonly Policy[], calendars: readonly Calendar[]): PromiseBook {
  const times = new Map(calendars.map((calendar) => [calendar.id, businessTime(calendar)]));
  const policyOf = (facts: Facts): Policy | undefined => policyFor(policies, facts);
  return {
    policyOf,
    clocksOf: (ticket) => {
      const policy = policyOf(ticket);
      const time = policy && times.get(policy.calendarId);
      return policy && { policy, clocks: time ? clocksOf(ticket, policy, time) : [] };
    },
  };
}
