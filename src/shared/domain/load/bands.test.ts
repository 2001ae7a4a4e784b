import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../kernel/units.ts';
import { bandOf } from './bands.ts';
import { BANDS } from './names.ts';

const band = (share: number | null, baseMinutes: number, teamSize: number) =>
  bandOf({ share, baseMs: baseMinutes * MINUTE }, teamSize);

describe('the band of an occupancy', () => {
  test.each([
    [null, 60, 20, 'neutral'],
    [0.74, 60, 20, 'neutral'],
    [0.75, 60, 20, 'info'],
    [0.75, 60, 10, 'info'],
    [0.75, 60, 9, 'neutral'],
    [0.84, 60, 2, 'neutral'],
    [0.85, 60, 2, 'relief'],
    [0.89, 55, 20, 'relief'],
    [0.9, 55, 2, 'act'],
    [1, 54, 2, 'neutral'],
    [1, 54, 10, 'info'],
  ])('%s over %s minutes in a team of %s is %s', (share, minutes, size, expected) => {
    expect(band(share, minutes, size)).toBe(expected);
  });

  test('is never lower for more of it, and asks nobody to act on less than an hour of work', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        fc.integer({ min: 0, max: HOUR }),
        fc.integer({ min: 1, max: 30 }),
        (a, b, baseMs, size) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) => bandOf({ share: one, baseMs }, size));
          expect(BANDS.indexOf(low ?? 'act')).toBeLessThanOrEqual(BANDS.indexOf(high ?? 'neutral'));
          if (baseMs < 55 * MINUTE) expect(['neutral', 'info']).toContain(high);
        },
      ),
    );
  });
});
