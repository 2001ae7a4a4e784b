import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../kernel/units.ts';
import { SPAN_KINDS, type SpanKind } from './names.ts';
import { MIN_BASE_MS, occupancyOf, type Stretch } from './occupancy.ts';

const NOW = 1_764_000_000_000;
/** From and to in minutes before now. */
const stretch = (kind: SpanKind, from: number, to: number): Stretch => ({
  kind,
  fromAt: NOW - from * MINUTE,
  toAt: NOW - to * MINUTE,
});

describe('occupancy', () => {
  test('is talk, hold and wrap-up of those and the time one was available', () => {
    const hour = [
      stretch('talk', 60, 40),
      stretch('hold', 40, 35),
      stretch('acw', 35, 24),
      stretch('available', 24, 0),
    ];
    expect(occupancyOf(hour, NOW)).toEqual({ busyMs: 36 * MINUTE, baseMs: HOUR, share: 0.6 });
  });

  test('leaves out rest, absence and times without a desk', () => {
    const hour = [
      stretch('talk', 60, 45),
      stretch('break', 45, 35),
      stretch('away', 35, 25),
      stretch('offline', 25, 5),
    ];
    expect(occupancyOf([...hour, stretch('available', 5, 0)], NOW)).toEqual({
      busyMs: 15 * MINUTE,
      baseMs: 20 * MINUTE,
      share: 0.75,
    });
  });

  test('sees only its window', () => {
    const long = [stretch('talk', 300, 30), stretch('available', 30, -30)];
    expect(occupancyOf(long, NOW)).toEqual({ busyMs: 30 * MINUTE, baseMs: HOUR, share: 0.5 });
    expect(occupancyOf(long, NOW, 30 * MINUTE).share).toBe(0);
  });

  test('says nothing of less than ten minutes, or than a window that is shorter', () => {
    expect(occupancyOf([stretch('talk', 9, 0)], NOW)).toEqual({ busyMs: 9 * MINUTE, baseMs: 9 * MINUTE, share: null });
    expect(occupancyOf([stretch('talk', 10, 0)], NOW).share).toBe(1);
    expect(occupancyOf([stretch('talk', 10, 0)], NOW, 5 * MINUTE).share).toBe(1);
    expect(occupancyOf([], NOW).share).toBeNull();
    expect(occupancyOf([stretch('talk', 10, 0)], NOW, 0).share).toBeNull();
  });
});

/** Stretches one after the other, the last of which ends now. */
const day = fc
  .array(fc.record({ kind: fc.constantFrom(...SPAN_KINDS), minutes: fc.integer({ min: 0, max: 40 }) }), {
    maxLength: 12,
  })
  .map((parts) => {
    let left = parts.reduce((sum, { minutes }) => sum + minutes, 0);
    return parts.map(({ kind, minutes }) => {
      left -= minutes;
      return stretch(kind, left + minutes, left);
    });
  });

describe('any day', () => {
  test('has a share from 0 to 1, or none where it rests on too little, and never more time than the window', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 120 }), (stretches, minutes) => {
        const { busyMs, baseMs, share } = occupancyOf(stretches, NOW, minutes * MINUTE);
        expect(busyMs).toBeLessThanOrEqual(baseMs);
        expect(baseMs).toBeLessThanOrEqual(minutes * MINUTE);
        if (share === null) expect(baseMs).toBeLessThan(MIN_BASE_MS);
        else expect(share * baseMs).toBeCloseTo(busyMs);
      }),
    );
  });

  test('is the same when a stretch is told in two', () => {
    fc.assert(
      fc.property(day, fc.double({ min: 0, max: 1, noNaN: true }), (stretches, where) => {
        const cut = stretches.flatMap(({ kind, fromAt, toAt }) => {
          const middle = fromAt + Math.round((toAt - fromAt) * where);
          return [
            { kind, fromAt, toAt: middle },
            { kind, fromAt: middle, toAt },
          ];
        });
        expect(occupancyOf(cut, NOW)).toEqual(occupancyOf(stretches, NOW));
      }),
    );
  });

  test('is no busier by a rest', () => {
    fc.assert(
      fc.property(day, (stretches) => {
        const work = stretches.filter(({ kind }) => !['away', 'break', 'offline'].includes(kind));
        expect(occupancyOf(stretches, NOW)).toEqual(occupancyOf(work, NOW));
      }),
    );
  });
});
