import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../kernel/units.ts';
import { accountOf, timesAskedOf, type AccountFacts, type AccountRuleKey } from './index.ts';

const NOW = Date.UTC(2026, 10, 29, 9);
const call = (id: string, agoMs: number, more: object = {}) => ({
  id,
  channel: 'phone',
  direction: 'in',
  ticketId: null,
  ringingAt: NOW - agoMs,
  answeredAt: NOW - agoMs + 10_000,
  endedAt: NOW - agoMs + 5 * MINUTE,
  heldMs: 0,
  end: 'finished',
  ...more,
});
const ticket = (id: string, agoMs: number, more: object = {}) => ({
  id,
  number: 7,
  tags: [],
  status: 'open',
  createdAt: NOW - agoMs,
  firstReplyAt: null,
  solvedAt: null,
  waitingSinceAt: null,
  mergedIntoId: null,
  moves: [],
  firstDueAt: null,
  ...more,
});
const promise = (id: string, state: string, dueAt: number, settledAt: number | null = null) => ({
  id,
  ticketId: 't1',
  text: '退款周五前到账',
  dueAt,
  state,
  settledAt,
});
const move = (id: string, agoMs: number, field: string, from: string | null, to: string | null) => ({
  id,
  at: NOW - agoMs,
  field,
  from,
  to,
});
const none: AccountFacts = { now: NOW, contacts: [], tickets: [], promises: [], gestures: [] };
const facts = (more: object): AccountFacts => ({ ...none, ...more });
const rules = (more: object): AccountRuleKey[] => accountOf(facts(more)).entries.map(({ ruleKey }) => ruleKey);
const only = (more: object) => {
  const { entries } = accountOf(facts(more));
  expect(entries).toHaveLength(1);
  return entries[0];
};
const on = (ticketId: string) => ({ ticketId });
const tagged = (id: string, days: number) => ticket(id, days * DAY, { tags: ['退款', 'vip'] });
const kept = (id: string, days: number) => promise(id, 'kept', NOW - days * DAY, NOW - days * DAY);
const broken = (id: string, days: number) => promise(id, 'broken', NOW - days * DAY, NOW - days * DAY);
const whole = (...promises: object[]) => {
  const { trend, standing } = accountOf(facts({ promises }));
  return [trend, standing];
};

describe('promises', () => {
  test('kept is a deposit, broken and overdue are withdrawals, open in time and withdrawn are nothing', () => {
    const all = [
      promise('p1', 'kept', NOW - 2 * DAY, NOW - 3 * DAY),
      promise('p2', 'broken', NOW - 2 * DAY, NOW - DAY),
      promise('p3', 'open', NOW - HOUR),
      promise('p4', 'open', NOW + HOUR),
      promise('p5', 'withdrawn', NOW - DAY, NOW - DAY),
    ];
    expect(rules({ promises: all })).toEqual(['promise-overdue', 'promise-broken', 'promise-kept']);
    expect(only({ promises: [all[2]] })?.evidence).toMatchObject({
      id: 'p3',
      ticketId: 't1',
      quotes: { lateMs: HOUR },
    });
  });
});

describe('tickets', () => {
  const solved = { status: 'solved', solvedAt: NOW - DAY + HOUR };
  test('solved fast is a deposit until it comes back', () => {
    const moves = [move('m1', DAY - HOUR, 'status', 'open', 'solved')];
    expect(only({ tickets: [ticket('t1', DAY, { ...solved, moves })] })).toMatchObject({
      ruleKey: 'solved-fast',
      evidence: { messageId: 'm1', quotes: { number: 7, tookMs: HOUR } },
    });
    const again = [
      ...moves,
      move('m2', HOUR, 'status', 'solved', 'open'),
      move('m3', 60_000, 'status', 'open', 'solved'),
    ];
    expect(only({ tickets: [ticket('t1', DAY, { ...solved, moves: again })] })).toMatchObject({
      ruleKey: 'reopened',
      evidence: { messageId: 'm2', quotes: { count: 1 } },
    });
  });

  test('solved is not solved for who comes again about the same thing soon after', () => {
    const first = ticket('t1', DAY, { ...solved, tags: ['退款'] });
    const later = (tags: string[]) => ticket('t2', DAY - 2 * HOUR, { tags });
    expect(rules({ tickets: [first, later(['路由器'])] })).toEqual(['solved-fast']);
    expect(rules({ tickets: [first, later(['退款', '净水器'])] })).toEqual([]);
  });

  test('passed on more than twice counts; a queue and the colleague who takes it there are one', () => {
    const moves = [
      move('m1', 9 * HOUR, 'assigneeId', null, 'a'),
      move('m2', 8 * HOUR, 'queueId', 'q1', 'q2'),
      move('m3', 8 * HOUR, 'assigneeId', 'a', null),
      move('m4', 7 * HOUR, 'assigneeId', null, 'b'),
      move('m5', 6 * HOUR, 'assigneeId', 'b', 'c'),
    ];
    expect(rules({ tickets: [ticket('t1', DAY, { moves })] })).toEqual([]);
    const more = [...moves, move('m6', 5 * HOUR, 'assigneeId', 'c', 'd')];
    expect(only({ tickets: [ticket('t1', DAY, { moves: more })] })).toMatchObject({
      ruleKey: 'passed-around',
      evidence: { messageId: 'm6', quotes: { count: 3 } },
    });
  });

  test('a first answer after what was promised, and words left without an answer for days', () => {
    const late = ticket('t1', DAY, { firstDueAt: NOW - 20 * HOUR, firstReplyAt: NOW - 18 * HOUR });
    expect(only({ tickets: [late] })?.evidence.quotes).toEqual({ number: 7, lateMs: 2 * HOUR });
    expect(rules({ tickets: [ticket('t1', DAY, { firstDueAt: NOW + HOUR })] })).toEqual([]);
    expect(rules({ tickets: [ticket('t1', 3 * DAY, { waitingSinceAt: NOW - 3 * DAY })] })).toEqual(['left-waiting']);
    const merged = { waitingSinceAt: NOW - 3 * DAY, mergedIntoId: 't9' };
    expect(rules({ tickets: [ticket('t1', 3 * DAY, merged)] })).toEqual([]);
  });
});

describe('asked again', () => {
  test('the third contact on one ticket counts, with merged tickets; calls of ours do not', () => {
    const two = [call('c1', 9 * DAY, on('t1')), call('c2', 5 * DAY, on('t1'))];
    const tickets = [ticket('t1', 9 * DAY)];
    expect(rules({ tickets, contacts: two })).toEqual([]);
    const outgoing = call('c3', DAY, { ticketId: 't1', direction: 'out' });
    expect(rules({ tickets, contacts: [...two, outgoing] })).toEqual([]);
    expect(only({ tickets, contacts: [...two, call('c3', DAY, on('t1'))] })).toMatchObject({
      ruleKey: 'asked-again',
      evidence: { tbl: 'contact', id: 'c3', ticketId: 't1', quotes: { by: 'ticket', tag: '', count: 3 } },
    });
    const written = { tickets: [...tickets, ticket('t2', DAY, { mergedIntoId: 't1' })], contacts: two };
    expect(only(written)).toMatchObject({ evidence: { tbl: 'ticket', id: 't2', quotes: { count: 3 } } });
    expect(timesAskedOf(facts(written)).get('t1')).toBe(3);
  });

  test('three tickets with one tag within a week count once, over longer not', () => {
    const week = [tagged('t1', 6), tagged('t2', 3), tagged('t3', 1)];
    expect(only({ tickets: week })?.evidence.quotes).toEqual({ by: 'tag', tag: 'vip', count: 3 });
    expect(rules({ tickets: [tagged('t1', 20), tagged('t2', 3), tagged('t3', 1)] })).toEqual([]);
  });
});

describe('calls', () => {
  const missed = { end: 'missed', answeredAt: null };
  test('a missed call counts after an hour, until the two have spoken', () => {
    expect(rules({ contacts: [call('c1', 30 * MINUTE, missed)] })).toEqual([]);
    const rang = [call('c1', 5 * HOUR, missed), call('c2', 4 * HOUR, missed)];
    expect(only({ contacts: rang })).toMatchObject({
      ruleKey: 'missed-call',
      evidence: { id: 'c2', quotes: { count: 2 } },
    });
    expect(rules({ contacts: [...rang, call('c3', HOUR, { direction: 'out' })] })).toEqual([]);
  });

  test('long ringing and long holding are one wait', () => {
    const slow = { answeredAt: NOW - HOUR + 3 * MINUTE, heldMs: 4 * MINUTE };
    expect(only({ contacts: [call('c1', HOUR, slow)] })?.evidence.quotes).toEqual({ waitedMs: 7 * MINUTE });
  });
});

describe('the whole', () => {
  test('says how it stands and where it goes', () => {
    expect(whole()).toEqual(['unknown', 'even']);
    expect(whole(kept('p1', 5), kept('p2', 3))).toEqual(['rising', 'warm']);
    expect(whole(broken('p1', 5))).toEqual(['falling', 'strained']);
    expect(whole(broken('p1', 50), kept('p2', 3))).toEqual(['rising', 'even']);
    expect(whole(broken('p1', 50), broken('p2', 40))).toEqual(['steady', 'strained']);
  });

  test('draws its course between its edges, nothing before the first entry', () => {
    const { course } = accountOf(facts({ promises: [broken('p1', 20), broken('p2', 10), broken('p3', 5)] }));
    expect(course).toHaveLength(13);
    expect(course[0]).toBeCloseTo(0);
    expect(course.at(-1)).toBe(-1);
  });
});
