import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PresenceRequest, type LoadReport } from '#shared/contract/team/contacts.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { Presence } from './presence.ts';
import { putRight } from './put-right.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const REPORT: LoadReport = {
  load: 30,
  interruptible: 0,
  occupancy: null,
  baseMs: 0,
  hard: 0,
  recoversUntilAt: null,
  shiftEndsAt: null,
  reliefAt: null,
};
const said = (over: Partial<PresenceRequest> = {}): PresenceRequest => ({
  device: '00000000-0000-4000-8000-000000000001' as PresenceRequest['device'],
  state: 'available',
  reason: '',
  sinceAt: NOW,
  contacts: [],
  report: REPORT,
  ...over,
});
const reported = (over: Partial<LoadReport>): PresenceRequest => said({ report: { ...REPORT, ...over } });
const woke = (wokeAt: number | null): PresenceRequest =>
  said({ contacts: [{ contactId: 'c' as never, channel: 'chat', isPaused: false, wokeAt }] });

describe('moments that cannot be are put right, and told', () => {
  test.each([
    [
      'a state that begins tomorrow',
      said({ sinceAt: NOW + 3 * HOUR }),
      { ...said({ sinceAt: NOW }), saidAt: NOW + 3 * HOUR },
      ['sinceAt'],
    ],
    ['one from long ago', said({ sinceAt: 0 }), { ...said({ sinceAt: NOW - 7 * DAY }), saidAt: 0 }, ['sinceAt']],
    ['rest that was offered tomorrow', reported({ reliefAt: NOW + HOUR }), reported({ reliefAt: NOW }), ['reliefAt']],
    ['a contact that wakes tomorrow', woke(NOW + HOUR), woke(NOW), ['wokeAt']],
    [
      'a recovery of hours',
      reported({ recoversUntilAt: NOW + 9 * HOUR }),
      reported({ recoversUntilAt: NOW + HOUR }),
      ['recoversUntilAt'],
    ],
    ['a shift of another year', reported({ shiftEndsAt: 1 }), reported({ shiftEndsAt: null }), ['shiftEndsAt']],
    [
      'a shift that ends the day after tomorrow',
      reported({ shiftEndsAt: NOW + DAY + 1 }),
      reported({ shiftEndsAt: null }),
      ['shiftEndsAt'],
    ],
  ])('%s', (_, asked, right, corrected) => {
    expect(putRight(asked, NOW)).toEqual({ request: right, corrected });
  });

  test.each([
    ['a clock a little ahead', said({ sinceAt: NOW + 5 * SECOND })],
    ['one of a version that says nothing of load', said({ report: undefined })],
    ['a shift that ended hours ago', reported({ shiftEndsAt: NOW - 9 * HOUR })],
    ['a recovery of minutes', reported({ recoversUntilAt: NOW + 2 * MINUTE })],
  ])('what can be stays as it was said: %s', (_, asked) => {
    expect(putRight(asked, NOW)).toEqual({ request: asked, corrected: [] });
  });

  test('several contacts are named once', () => {
    const [contact] = woke(NOW + HOUR).contacts;
    const asked = said({ contacts: [contact!, { ...contact!, contactId: 'd' as never }] });
    expect(putRight(asked, NOW).corrected).toEqual(['wokeAt']);
  });

  test('whatever the clock of a desk says, what comes out fits the contract and stays as it is', () => {
    const moment = fc.oneof(
      fc.nat({ max: 8_640_000_000_000_000 }),
      fc.integer({ min: -9 * DAY, max: 9 * DAY }).map((ms) => NOW + ms),
    );
    const asked = fc.tuple(moment, moment, fc.option(moment), fc.option(moment), fc.option(moment));
    fc.assert(
      fc.property(asked, ([sinceAt, wokeAt, recoversUntilAt, shiftEndsAt, reliefAt]) => {
        const report = { ...REPORT, recoversUntilAt, shiftEndsAt, reliefAt };
        const { request } = putRight({ ...woke(wokeAt), sinceAt, report }, NOW);
        expect(PresenceRequest.safeParse(request).success).toBe(true);
        expect(putRight(request, NOW)).toEqual({ request, corrected: [] });
      }),
    );
  });
});

/** A hub that hears one desk: whether each word is news to it, and since when it takes the state to be. */
const hearing = () => {
  const presence = new Presence();
  return (asked: PresenceRequest, now: number) => {
    const { request, corrected } = putRight(asked, now, presence.lastOf(asked.device, 'ann'));
    const isNews = presence.heard({ ...request, word: 'presence', agentId: 'ann' as never, at: now }, now);
    return { isNews, corrected, sinceAt: presence.present(now)[0]?.sinceAt };
  };
};

describe('what a desk says again', () => {
  test.each([
    ['ahead', NOW + 3 * HOUR, NOW],
    ['a little ahead, until it is so late', NOW + 20 * SECOND, NOW],
    ['long ago', NOW - 9 * DAY, NOW - 7 * DAY],
  ])('is no news, though its state begins %s, and has begun when it began; another state is news', (_, at, sinceAt) => {
    const hear = hearing();
    expect(hear(said({ sinceAt: at }), NOW)).toEqual({ isNews: true, corrected: ['sinceAt'], sinceAt });
    for (const later of [10, 20, 29, 45, 70])
      expect(hear(said({ sinceAt: at }), NOW + later * SECOND)).toEqual({
        isNews: false,
        corrected: ['sinceAt'],
        sinceAt,
      });
    const next = hear(said({ state: 'break', sinceAt: at }), NOW + MINUTE);
    expect(next.isNews).toBe(true);
    const again = hear(said({ state: 'break', sinceAt: at + 1000 }), NOW + MINUTE + SECOND);
    expect(again).toMatchObject({ isNews: true });
  });

  test('is no news, though a contact wakes ahead; that wakes again after a pause is', () => {
    const hear = hearing();
    const asleep = said({ contacts: [{ ...woke(null).contacts[0]!, isPaused: true }] });
    const news = [woke(NOW + HOUR), woke(NOW + HOUR), asleep, woke(NOW + HOUR), woke(NOW + HOUR)].map(
      (asked, i) => hear(asked, NOW + i * 10 * SECOND).isNews,
    );
    expect(news).toEqual([true, false, true, true, false]);
  });

  test('by somebody else at that desk is taken anew', () => {
    const presence = new Presence();
    const { request } = putRight(said({ sinceAt: NOW + HOUR }), NOW);
    presence.heard({ ...request, word: 'presence', agentId: 'ann' as never, at: NOW }, NOW);
    expect(presence.lastOf(request.device, 'ben')).toBeUndefined();
    expect(presence.lastOf(request.device, 'ann')).toMatchObject({ sinceAt: NOW, saidAt: NOW + HOUR });
  });
});
