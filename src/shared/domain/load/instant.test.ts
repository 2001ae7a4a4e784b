import { describe, expect, test } from 'vitest';
import { DEFAULT_CAPACITY } from './capacity.ts';
import { hasRoom, instantLoad, type Held } from './instant.ts';

const one = (channel: Held['channel'], more: Partial<Held> = {}): Held => ({
  channel,
  isPaused: false,
  wokeAt: null,
  ...more,
});
const loadOf = (...held: Held[]) => instantLoad(held, DEFAULT_CAPACITY);

describe('what is in hand', () => {
  test('takes nothing when there is nothing', () => {
    expect(loadOf()).toEqual({ load: 0, interruptible: 0, waking: 0, reserved: 0 });
  });

  test('is summed, and what may be interrupted lies in a bar of its own', () => {
    expect(loadOf(one('chat'), one('chat'), one('email'), one('social'))).toMatchObject({
      load: 60,
      interruptible: 30,
    });
  });

  test('takes nothing while it is paused', () => {
    expect(loadOf(one('chat', { isPaused: true }), one('phone', { isPaused: true, wokeAt: 5 }))).toEqual(loadOf());
  });

  test('counts in full when it was taken by hand, also beyond what fits', () => {
    expect(loadOf(one('phone'), one('chat'), one('chat'))).toMatchObject({ load: 160, waking: 0 });
  });

  test('and has woken counts while there is room, and else waits for some', () => {
    const woken = one('chat', { wokeAt: 10 });
    expect(loadOf(one('chat'), woken)).toEqual({ load: 60, interruptible: 0, waking: 0, reserved: 0 });
    expect(loadOf(one('phone'), woken)).toEqual({ load: 100, interruptible: 0, waking: 1, reserved: 30 });
  });

  test('and woke first goes first, and what woke later and is smaller does not slip past it', () => {
    const [large, small] = [one('phone', { wokeAt: 10 }), one('chat', { wokeAt: 20 })];
    expect(loadOf(small, one('chat'), large)).toEqual({ load: 30, interruptible: 0, waking: 2, reserved: 130 });
    expect(loadOf(large, one('chat'), { ...small, wokeAt: 5 })).toMatchObject({ load: 60, waking: 1, reserved: 100 });
  });

  test('and woke at one moment: what takes least goes first, however it is listed', () => {
    const [large, small] = [one('phone', { wokeAt: 10 }), one('chat', { wokeAt: 10 })];
    expect(loadOf(one('chat'), large, small)).toMatchObject({ load: 60, reserved: 100 });
    expect(loadOf(small, large, one('chat'))).toMatchObject({ load: 60, reserved: 100 });
  });
});

const room = (channel: Held['channel'], ...held: Held[]) => hasRoom(held, channel, DEFAULT_CAPACITY);
const many = (channel: Held['channel'], count: number) => Array.from({ length: count }, () => one(channel));

describe('room for one more', () => {
  test('is there up to the capacity and not beyond', () => {
    expect(room('chat', ...many('chat', 2))).toBe(true);
    expect(room('chat', ...many('chat', 3))).toBe(false);
  });

  test('a call comes on top of written work, and no written work on top of a call', () => {
    expect(room('phone', one('email'), one('social'))).toBe(true);
    expect(room('email', one('phone'))).toBe(false);
  });

  test('written work fills its own bar', () => {
    expect(room('email', ...many('email', 5))).toBe(true);
    expect(room('email', ...many('email', 6))).toBe(false);
  });

  test('is not there for what is new while what has woken waits', () => {
    expect(room('chat', one('phone', { wokeAt: 10 }), one('chat'))).toBe(false);
  });

  test('is there for a call in an empty hand, also for whoever has less strength than a call takes; and for nothing beside it', () => {
    const less = { ...DEFAULT_CAPACITY, total: 80 };
    expect(hasRoom([], 'phone', less)).toBe(true);
    expect(hasRoom([one('email'), one('phone', { isPaused: true })], 'phone', less)).toBe(true);
    expect(hasRoom([one('chat')], 'phone', less)).toBe(false);
    expect(hasRoom([one('phone')], 'chat', less)).toBe(false);
    expect(hasRoom([one('phone')], 'email', less)).toBe(false);
    expect(hasRoom([], 'phone', { ...less, most: { phone: 0 } })).toBe(false);
    expect(instantLoad([one('phone', { wokeAt: 10 })], less)).toMatchObject({ load: 100, waking: 0 });
    expect(instantLoad([one('phone', { wokeAt: 10 }), one('chat')], less)).toMatchObject({ load: 30, waking: 1 });
  });

  test('ends with so many of a channel, paused ones aside', () => {
    const capacity = { ...DEFAULT_CAPACITY, most: { chat: 2 } };
    const two = [one('chat'), one('chat', { isPaused: true })];
    expect(hasRoom(two, 'chat', capacity)).toBe(true);
    expect(hasRoom([...two, one('chat')], 'chat', capacity)).toBe(false);
    expect(hasRoom([...two, one('chat')], 'email', capacity)).toBe(true);
  });
});
