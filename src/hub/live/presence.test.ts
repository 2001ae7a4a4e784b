import { describe, expect, test } from 'vitest';
import { SECOND } from '#shared/kernel/time.ts';
import { carriable } from './carriable.ts';
import { HubWord, type PresenceWord } from './contact-word.ts';
import { Presence } from './presence.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const device = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const word = (n: number, over: Record<string, unknown> = {}): PresenceWord =>
  HubWord.parse({
    word: 'presence',
    agentId: 'ann',
    device: device(n),
    state: 'available',
    reason: '',
    sinceAt: NOW,
    contacts: [],
    at: NOW,
    ...over,
  }) as PresenceWord;
const report = {
  load: 60,
  interruptible: 15,
  occupancy: 0.8,
  baseMs: 3_600_000,
  hard: 1,
  recoversUntilAt: null,
  shiftEndsAt: null,
  reliefAt: null,
};
const held = (contactId: string, over: object = {}) => ({ contactId, channel: 'chat', isPaused: false, ...over });

describe('what people do', () => {
  test('is forgotten 30 s after the last word of their desk', () => {
    const presence = new Presence();
    presence.heard(word(1), NOW);
    const there = (after: number) => [presence.isThere('ann', NOW + after), presence.present(NOW + after).length];
    expect([there(29 * SECOND), there(30 * SECOND)]).toEqual([
      [true, 1],
      [false, 0],
    ]);
    presence.heard(word(1, { state: 'offline' }), NOW);
    expect(presence.isThere('ann', NOW)).toBe(false);
  });

  test('is what the desk says whose state began last, with the contacts of all', () => {
    const presence = new Presence();
    const contacts = [held('a', { wokeAt: NOW }), held('b')];
    presence.heard(word(1, { state: 'break', reason: 'lunch', sinceAt: NOW - 1, contacts, report }), NOW);
    presence.heard(word(2, { state: 'on-contact', sinceAt: NOW, contacts: [held('c', { isPaused: true })] }), NOW);
    const [ann] = presence.present(NOW);
    expect(ann).toMatchObject({ state: 'on-contact', reason: '', report: null });
    expect(Object.fromEntries(ann?.contacts ?? [])).toEqual({
      a: { channel: 'chat', isPaused: false, wokeAt: NOW },
      b: { channel: 'chat', isPaused: false, wokeAt: null },
      c: { channel: 'chat', isPaused: true, wokeAt: null },
    });
    presence.heard(word(2, { state: 'offline' }), NOW);
    expect(presence.present(NOW)).toMatchObject([{ state: 'break', reason: 'lunch', report }]);
  });

  test('is the same object until something is heard, and another when a desk of theirs has gone', () => {
    const presence = new Presence();
    presence.heard(word(1, { sinceAt: NOW + 1 }), NOW);
    presence.heard(word(2), NOW + 20 * SECOND);
    const [first] = presence.present(NOW);
    expect(presence.present(NOW + 1)[0]).toBe(first);
    expect(presence.present(NOW + 30 * SECOND)[0]).not.toBe(first);
    expect(presence.present(NOW + 30 * SECOND)).toMatchObject([{ sinceAt: NOW }]);
  });

  test('is new or was said before', () => {
    const presence = new Presence();
    const contacts = [held('a')];
    const said = [
      word(1),
      word(1, { report }),
      word(1, { contacts }),
      word(1, { contacts }),
      word(1, { state: 'acw' }),
    ];
    const gone = [word(1, { state: 'offline' }), word(1, { state: 'offline' })];
    expect([...said, ...gone].map((one) => presence.heard(one, NOW))).toEqual([
      true,
      false,
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  test('goes with the desk to whoever signs in at it next', () => {
    const presence = new Presence();
    presence.heard(word(1), NOW);
    presence.heard(word(1, { agentId: 'ben' }), NOW);
    expect(presence.present(NOW).map(({ agentId }) => agentId)).toEqual(['ben']);
  });

  test('is remembered of ten thousand desks', () => {
    const presence = new Presence();
    for (let n = 0; n < 10_050; n += 1) presence.heard(word(n, { agentId: `a${n}` }), NOW);
    expect(presence.present(NOW)).toHaveLength(10_000);
  });
});

test('the longest that a desk may say fits into one notification of the database', () => {
  const most = 8_640_000_000_000_000;
  const contacts = Array.from({ length: 30 }, (_, i) =>
    held(String(i).padStart(128, 'c'), { channel: 'message', wokeAt: most }),
  );
  const full = {
    ...report,
    occupancy: 0.123_456_789_012_345_6,
    recoversUntilAt: most,
    shiftEndsAt: most,
    reliefAt: most,
  };
  const longest = word(1, {
    agentId: 'a'.repeat(128),
    reason: '国'.repeat(60),
    contacts,
    report: full,
    sinceAt: most,
    saidAt: most,
  });
  expect(carriable(longest)).toEqual([longest]);
});
