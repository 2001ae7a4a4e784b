import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../kernel/time.ts';
import { CallEvent, type CallEventInput } from './call-event.ts';
import { lifeOf, nextChangeAt } from './contact-life.ts';

const T = 1_800_000_000_000;
const say = (type: CallEvent['type'], at: number, more: Partial<CallEventInput> = {}): CallEvent =>
  CallEvent.parse({ callId: 'c', type, at: T + at, ...more });
const CALL = [
  say('ring', 0, { address: '+8613800138000', users: ['ann', 'ben'] }),
  say('answer', 5 * SECOND, { users: ['ann'] }),
  say('hold', 20 * SECOND),
  say('resume', 50 * SECOND),
  say('hangup', MINUTE, { cause: 'normal' }),
];
const NOW = T + MINUTE;
const pick = (count: number) => lifeOf(CALL.slice(0, count), NOW);

const anyEvent = fc
  .record({
    type: fc.constantFrom<CallEvent['type']>('ring', 'answer', 'hold', 'resume', 'hangup', 'line'),
    at: fc.integer({ min: 0, max: 300 }).map((s) => s * SECOND),
    name: fc.constantFrom(null, 'Li', 'Wang'),
    users: fc.constantFrom<string[]>([], ['ann'], ['ben']),
    cause: fc.constantFrom<CallEvent['cause']>(null, 'normal', 'busy', 'forwarded'),
  })
  .map(({ type, at, ...more }) => say(type, at, more));
const anyCall = fc.array(anyEvent, { minLength: 1, maxLength: 12 });

describe('the life of a call', () => {
  test('goes from ringing over talking and holding to its end', () => {
    expect([1, 2, 3, 4, 5].map((count) => pick(count).state)).toEqual([
      'ringing',
      'answered',
      'held',
      'answered',
      'ended',
    ]);
    expect(pick(5)).toMatchObject({
      ringingAt: T,
      answeredAt: T + 5 * SECOND,
      heldMs: 30 * SECOND,
      heldSinceAt: null,
      endedAt: T + MINUTE,
      end: 'finished',
      answeredBy: ['ann'],
      facts: { address: '+8613800138000', users: ['ann', 'ben'] },
    });
  });

  test('is the same whatever order its events come in and however often', () => {
    fc.assert(
      fc.property(anyCall, fc.integer(), fc.integer({ min: 0, max: 8 }), (events, seed, again) => {
        const shuffled = [...events, ...events.slice(0, again)]
          .map((event, i) => ({ event, order: Math.imul(seed ^ i, 0x9e3779b1) }))
          .toSorted((a, b) => a.order - b.order)
          .map(({ event }) => event);
        expect(lifeOf(shuffled, NOW)).toEqual(lifeOf(events, NOW));
      }),
    );
  });

  test('has times in order, and never ends before it began', () => {
    fc.assert(
      fc.property(anyCall, fc.integer({ min: 0, max: 100 * HOUR }), (events, later) => {
        const life = lifeOf(events, NOW + later);
        const times = [life.ringingAt, life.answeredAt, life.endedAt].filter((at) => at !== null);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const until = life.endedAt ?? Number.MAX_SAFE_INTEGER;
        expect(life.heldMs).toBeLessThanOrEqual(until - (life.answeredAt ?? until));
        expect(life.end === null).toBe(life.state !== 'ended');
        if (events.some(({ type }) => type === 'hangup')) expect(life.state).toBe('ended');
      }),
    );
  });

  test('is not brought back by what comes after its end', () => {
    fc.assert(
      fc.property(anyCall, anyEvent, (events, late) => {
        const ended = [...events, say('hangup', 400 * SECOND)];
        const before = lifeOf(ended, NOW);
        expect(lifeOf([...ended, late], NOW).state).toBe(before.state);
      }),
    );
  });
});

describe('what is missing', () => {
  test('a ring: it began with the answer', () => {
    expect(lifeOf([say('answer', 0, { users: ['ann'] })], T)).toMatchObject({ state: 'answered', ringingAt: T });
  });
  test('an answer: who holds has answered', () => {
    expect(lifeOf([say('ring', 0), say('hold', 9)], T + 9)).toMatchObject({ state: 'held', answeredAt: T + 9 });
  });
  test('an answer that comes after the hang-up still counts', () => {
    const late = [say('ring', 0), say('hangup', 10), say('answer', 11)];
    expect(lifeOf(late, T + 12)).toMatchObject({ end: 'finished', answeredAt: T + 10, endedAt: T + 10 });
  });
  test.each([
    [null, 'missed'],
    ['cancelled', 'missed'],
    ['declined', 'declined'],
    ['forwarded', 'elsewhere'],
  ] as const)('nobody answered, cause %s: %s', (cause, end) => {
    expect(lifeOf([say('ring', 0), say('hangup', 9, { cause })], T + 9).end).toBe(end);
  });
  test('the hang-up: after two minutes of ringing and four hours of talking nobody waits for it, unless there is news', () => {
    const ring = [say('ring', 0)];
    expect(nextChangeAt(ring, T)).toBe(T + 2 * MINUTE);
    expect(lifeOf(ring, T + 2 * MINUTE - 1).state).toBe('ringing');
    expect(lifeOf(ring, T + 2 * MINUTE)).toMatchObject({ state: 'ended', end: 'lost', endedAt: T + 2 * MINUTE });
    const talk = [...ring, say('answer', 3 * MINUTE)];
    expect(lifeOf(talk, T + 4 * MINUTE)).toMatchObject({ state: 'answered' });
    expect(lifeOf(talk, T + 3 * MINUTE + 4 * HOUR).end).toBe('lost');
    expect(nextChangeAt([...talk, say('hangup', 4 * MINUTE)], T + 5 * MINUTE)).toBeNull();
  });
});
