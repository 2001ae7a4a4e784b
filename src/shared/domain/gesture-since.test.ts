import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../kernel/units.ts';
import { sinceGesture, type SinceFacts } from './gesture-since.ts';

const NOW = Date.UTC(2026, 10, 29, 9);
const ago = (days: number): number => NOW - days * DAY;
const call = (id: string, days: number, more: object = {}) => ({
  id,
  channel: 'phone',
  direction: 'in',
  ticketId: null,
  ringingAt: ago(days),
  answeredAt: ago(days) + 5000,
  endedAt: ago(days) + 5 * MINUTE,
  heldMs: 0,
  end: 'finished',
  ...more,
});
/** A withdrawal of the contact itself. */
const HELD = { heldMs: 4 * MINUTE };
const MISSED = { answeredAt: null, end: 'missed' };
const OURS_IN_VAIN = { ...MISSED, direction: 'out' };
const ticket = (id: string, days: number, more: object = {}) => ({
  id,
  number: 7,
  tags: [],
  status: 'open',
  createdAt: ago(days),
  firstReplyAt: null,
  solvedAt: null,
  waitingSinceAt: null,
  mergedIntoId: null,
  moves: [],
  firstDueAt: null,
  ...more,
});
const promise = (id: string, state: string, days: number, more: object = {}) => ({
  id,
  ticketId: null,
  text: '退款周五前到账',
  dueAt: ago(days),
  state,
  settledAt: state === 'open' ? null : ago(days),
  ...more,
});
const gesture = (id: string, days: number, state = 'done') => ({
  id,
  kind: 'birthday',
  day: '2026-11-01',
  state,
  note: '',
  at: ago(days),
});
const line = (id: string, ticketId: string, days: number) => ({ id, ticketId, at: ago(days) });
const reopened = (days: number) => ({ id: 'm1', at: ago(days), field: 'status', from: 'solved', to: 'open' });

const NONE = { now: NOW, contacts: [], tickets: [], promises: [], gestures: [], written: [] };
const facts = (more: object): SinceFacts => ({ ...NONE, ...more });
const since = (days: number, more: object) => {
  const made = gesture('g1', days);
  return sinceGesture(facts({ gestures: [made], ...more }), made as never);
};

const talk = (...contacts: object[]) => since(20, { contacts })?.talk;
const balance = (...promises: object[]) => since(20, { promises })?.balance;
const shuffled = <T>(rows: T[]) => fc.shuffledSubarray(rows, { minLength: rows.length });

describe('since a gesture', () => {
  test('nothing has happened: no contact, nothing compared, nothing changed, and it still goes on', () => {
    expect(since(20, { contacts: [call('k1', 30, HELD)] })).toEqual({
      ended: null,
      contacts: 0,
      talk: null,
      balance: 'unchanged',
    });
  });

  test('the first talk was calmer where less stood against us, whatever came after it', () => {
    const [before, first, later] = [call('k1', 30, HELD), call('k2', 10), call('k3', 5, HELD)];
    expect(since(20, { contacts: [before, first] })).toMatchObject({ contacts: 1, talk: 'calmer' });
    expect(since(20, { contacts: [before, first, later] })).toMatchObject({ contacts: 2, talk: 'calmer' });
  });

  test('the first talk was not calmer where as much or more stood against us', () => {
    expect(talk(call('k1', 30, HELD), call('k2', 10, HELD))).toBe('alike');
    expect(talk(call('k1', 30), call('k2', 10))).toBe('alike');
    expect(talk(call('k1', 30), call('k2', 10, HELD))).toBe('rougher');
  });

  test('what stands against us on the ticket counts as it did at that talk, and time alone makes none calmer', () => {
    const tickets = [ticket('t1', 60, { moves: [reopened(40)] })];
    const on = { ticketId: 't1' };
    expect(since(20, { tickets, contacts: [call('k1', 30, on), call('k2', 1, on)] })?.talk).toBe('alike');
    expect(since(20, { tickets, contacts: [call('k1', 30, on), call('k2', 1)] })?.talk).toBe('calmer');
    expect(since(20, { tickets, contacts: [call('k1', 50, on), call('k2', 1, on)] })?.talk).toBe('rougher');
    const late = promise('p1', 'kept', 35, { ticketId: 't1', settledAt: ago(25) });
    expect(since(20, { promises: [late], contacts: [call('k1', 30, on), call('k2', 1)] })?.talk).toBe('calmer');
  });

  test('nothing is compared where nobody talked before, or nobody since', () => {
    expect(since(20, { contacts: [call('k2', 10)] })).toMatchObject({ contacts: 1, talk: null });
    expect(since(20, { contacts: [call('k1', 30), call('k2', 10, MISSED)] })).toMatchObject({
      contacts: 1,
      talk: null,
    });
  });

  test('who rang in vain came; whom we rang in vain, and what a colleague took, is no contact', () => {
    const contacts = [
      call('k1', 9, MISSED),
      call('k2', 8, OURS_IN_VAIN),
      call('k3', 7, { ...MISSED, end: 'elsewhere' }),
    ];
    expect(since(20, { contacts })?.contacts).toBe(1);
  });

  test('what the customer wrote is a contact, once for each ticket on which nobody spoke', () => {
    const contacts = [call('k1', 10, { ticketId: 't1', endedAt: ago(10) + HOUR })];
    const written = [line('x1', 't1', 10), line('x2', 't1', 9), line('x3', 't2', 8), line('x4', 't2', 7)];
    expect(since(20, { contacts, written })?.contacts).toBe(2);
    expect(since(20, { written: [line('x1', 't2', 8)] })).toMatchObject({ contacts: 1, talk: null });
    // In the middle of a talk that began before.
    expect(since(9.99, { contacts, written: [line('x1', 't1', 9.98)] })?.contacts).toBe(0);
  });

  test('the account went where what was given and taken since takes it, the gesture left out', () => {
    expect(balance(promise('p1', 'kept', 10))).toBe('up');
    expect(balance(promise('p1', 'kept', 10), promise('p2', 'broken', 9))).toBe('down');
    expect(balance(promise('p1', 'kept', 10), promise('p2', 'open', 9))).toBe('unchanged');
    expect(balance(promise('p1', 'broken', 21))).toBe('unchanged');
  });

  test('the next gesture ends it; one that was declined, or came before, does not', () => {
    const contacts = [call('k1', 30, HELD), call('k2', 15), call('k3', 5)];
    const promises = [promise('p1', 'broken', 5)];
    const first = gesture('g1', 20);
    const told = (...others: object[]) =>
      sinceGesture(facts({ contacts, promises, gestures: [first, ...others] }), first as never);
    expect(told(gesture('g2', 10))).toEqual({ ended: 'gesture', contacts: 1, talk: 'calmer', balance: 'unchanged' });
    const whole = { ended: null, contacts: 2, talk: 'calmer', balance: 'down' };
    expect(told(gesture('g2', 10, 'declined'))).toEqual(whole);
    expect(told(gesture('g2', 25))).toEqual(whole);
    expect(told(gesture('g2', -1))).toEqual(whole);
  });

  test('after ninety days nothing more is told', () => {
    const contacts = [call('k1', 200), call('k2', 11), call('k3', 9)];
    const promises = [promise('p1', 'kept', 9)];
    expect(since(100, { contacts, promises })).toEqual({
      ended: 'days',
      contacts: 1,
      talk: 'alike',
      balance: 'unchanged',
    });
    expect(since(100, { contacts: [call('k3', 9)] })).toMatchObject({ ended: 'days', contacts: 0 });
    // A later gesture ended nothing that was over.
    expect(since(100, { gestures: [gesture('g1', 100), gesture('g2', 5)] })?.ended).toBe('days');
  });

  test('a gesture that was declined has nothing after it', () => {
    const declined = gesture('g1', 20, 'declined');
    expect(sinceGesture(facts({ gestures: [declined] }), declined as never)).toBeNull();
  });

  test('the order of the facts changes nothing', () => {
    const all = {
      contacts: [call('k1', 30, HELD), call('k2', 10), call('k3', 10, HELD), call('k4', 2, MISSED)],
      tickets: [ticket('t1', 60, { moves: [reopened(40), { ...reopened(15), id: 'm2' }] }), ticket('t2', 12)],
      promises: [promise('p1', 'kept', 10), promise('p2', 'broken', 9), promise('p3', 'open', 4)],
      gestures: [gesture('g1', 20), gesture('g2', 3), gesture('g3', 40)],
      written: [line('x1', 't2', 12), line('x2', 't2', 10), line('x3', 't1', 8)],
    };
    const told = (given: object) => sinceGesture(facts(given), gesture('g1', 20) as never);
    fc.assert(
      fc.property(
        fc.record({
          contacts: shuffled(all.contacts),
          tickets: shuffled(all.tickets),
          promises: shuffled(all.promises),
          gestures: shuffled(all.gestures),
          written: shuffled(all.written),
        }),
        (given) => {
          expect(told(given)).toEqual(told(all));
        },
      ),
      { numRuns: 100 },
    );
  });
});
