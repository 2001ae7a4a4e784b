import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel/units.ts';
import type { ClockName, ClockState } from './clock-state.ts';
import { Calendar, Policy } from './policy.ts';
import { clocksOf, nearest, policyFor, promiseBook, stateAt, type Facts, type Promised } from './sla.ts';
import { businessTime } from './business-time.ts';

const always = Calendar.parse({
  id: 'always',
  name: 'always',
  timeZone: 'UTC',
  week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
  holidays: [],
  extra: [],
});
const time = businessTime(always);
const aPolicy = (more: object = {}): Policy =>
  Policy.parse({
    id: 'p1',
    name: 'p1',
    order: 1,
    isActive: true,
    queueIds: [],
    priorities: [],
    tiers: [],
    channels: [],
    firstMs: HOUR,
    nextMs: 2 * HOUR,
    resolveMs: DAY,
    atRiskShare: 0.25,
    calendarId: 'always',
    ...more,
  });
const T = Date.UTC(2026, 10, 20, 9);
const fresh: Promised = {
  createdAt: T,
  waitingSinceAt: T,
  firstReplyAt: null,
  solvedAt: null,
  pauses: [],
  status: 'open',
  mergedIntoId: null,
};
const clocks = (more: Partial<Promised>, policy = aPolicy()) => clocksOf({ ...fresh, ...more }, policy, time);
const states = (more: Partial<Promised>, now: number): Partial<Record<ClockName, ClockState>> =>
  Object.fromEntries(clocks(more).map((clock) => [clock.clock, stateAt(clock, now)]));

describe('a policy', () => {
  const facts: Facts = { queueId: 'q1' as never, priority: 'high', channel: 'email', tier: 'gold' };
  const find = (policies: Policy[], more: Partial<Facts> = {}) => policyFor(policies, { ...facts, ...more })?.id;

  test('counts when each of its lists is empty or names the ticket, the first by order', () => {
    const gold = aPolicy({ id: 'gold', order: 2, tiers: ['gold'], channels: ['email', 'chat'] });
    const rest = aPolicy({ id: 'rest', order: 3 });
    expect(find([rest, gold])).toBe('gold');
    expect(find([rest, gold], { tier: 'silver' })).toBe('rest');
    expect(find([rest, gold], { channel: 'phone' })).toBe('rest');
    expect(find([rest, aPolicy({ id: 'early', order: 1, isActive: false })])).toBe('rest');
  });

  test('for certain tiers does not count while the customer is unknown', () => {
    expect(find([aPolicy({ tiers: ['gold'] })], { tier: null })).toBeUndefined();
  });
});

describe('clocks', () => {
  test('of a new ticket: first answer and solution run, and are at risk when a quarter is left', () => {
    expect(states({}, T)).toEqual({ first: 'running', resolve: 'running' });
    expect(states({}, T + 45 * MINUTE)).toEqual({ first: 'at-risk', resolve: 'running' });
    expect(states({}, T + HOUR)).toEqual({ first: 'breached', resolve: 'running' });
  });

  test('an answer in time is met, too late missed; the next runs while the customer waits again', () => {
    expect(states({ firstReplyAt: T + HOUR, waitingSinceAt: null }, T + 2 * HOUR).first).toBe('met');
    expect(states({ firstReplyAt: T + HOUR + 1, waitingSinceAt: null }, T + 2 * HOUR)).toEqual({
      first: 'missed',
      resolve: 'running',
    });
    const again = { firstReplyAt: T, waitingSinceAt: T + 3 * HOUR };
    expect(states(again, T + 4 * HOUR).next).toBe('running');
    expect(states(again, T + 5 * HOUR).next).toBe('breached');
  });

  test('the solution is not asked for while we wait for the customer, and its end moves on by as much', () => {
    const paused = { status: 'pending' as const, pauses: [{ from: T + HOUR, to: null }], waitingSinceAt: null };
    expect(states(paused, T + 3 * DAY).resolve).toBe('paused');
    const resumed = {
      pauses: [
        { from: T + HOUR, to: T + 11 * HOUR },
        { from: T + 30 * HOUR, to: T + 31 * HOUR },
      ],
    };
    const [, resolve] = clocks(resumed);
    expect(resolve?.dueAt).toBe(T + DAY + 11 * HOUR);
    expect(resolve?.atRiskAt).toBe(T + 18 * HOUR + 10 * HOUR);
  });

  test('a pause does not mend a promise that was broken before it', () => {
    const late = { status: 'pending' as const, pauses: [{ from: T + 25 * HOUR, to: null }], waitingSinceAt: null };
    expect(states(late, T + 3 * DAY).resolve).toBe('breached');
  });

  test('a solved ticket has kept or missed; without a written answer the solution was the first', () => {
    expect(states({ status: 'solved', solvedAt: T + HOUR, waitingSinceAt: null }, T + DAY)).toEqual({
      first: 'met',
      resolve: 'met',
    });
    expect(states({ status: 'closed', solvedAt: T + 2 * DAY, waitingSinceAt: null }, T + 3 * DAY)).toEqual({
      first: 'missed',
      resolve: 'missed',
    });
  });

  test('spam and merged tickets are promised nothing; null targets neither', () => {
    expect(clocks({ status: 'spam' })).toEqual([]);
    expect(clocks({ status: 'closed', mergedIntoId: 't9' as never, solvedAt: T })).toEqual([]);
    expect(clocks({}, aPolicy({ firstMs: null, resolveMs: null }))).toEqual([]);
  });

  test('the nearest is the running one that ends first', () => {
    expect(nearest(clocks({}))?.clock).toBe('first');
    expect(nearest(clocks({ firstReplyAt: T, waitingSinceAt: T + 23 * HOUR }))?.clock).toBe('resolve');
    expect(
      nearest(clocks({ status: 'pending', firstReplyAt: T, waitingSinceAt: null, pauses: [{ from: T, to: null }] })),
    ).toBe(undefined);
  });

  test('a policy whose calendar is gone promises nothing, but has its name', () => {
    const book = promiseBook([aPolicy({ calendarId: 'gone' })], [always]);
    const asked = { ...fresh, queueId: 'q1' as never, priority: 'high' as const, channel: 'chat' as const, tier: null };
    expect(book.clocksOf(asked)).toMatchObject({ policy: { id: 'p1' }, clocks: [] });
  });
});
