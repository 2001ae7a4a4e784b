import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#shared/kernel/units.ts';
import { at, MIDNIGHT, sampleDay } from '../testing-load.ts';
import { busiestOf, drawnContacts, leftOf, placeOf, ticksOf, windowOf } from './strip-model.ts';

describe('what of a day is drawn', () => {
  it('goes in whole hours from the first to the last of what was done or is planned', () => {
    expect(windowOf(sampleDay(), at(11, 30))).toEqual({ fromAt: at(9), toAt: at(18) });
    const early = sampleDay({ duties: [], contacts: [], spans: [{ ...sampleDay().spans[0]!, fromAt: at(7, 40) }] });
    expect(windowOf(early, null)).toEqual({ fromAt: at(7), toAt: at(16) });
  });

  it('never reaches out of its day', () => {
    const late = sampleDay({ duties: [{ fromAt: at(22), toAt: at(30), breaks: [] }], spans: [], contacts: [] });
    expect(windowOf(late, null)).toEqual({ fromAt: at(22), toAt: MIDNIGHT + 24 * HOUR });
  });

  it('is a working day where nothing happened; a desk that was closed is nothing', () => {
    const off = { ...sampleDay().spans[0]!, kind: 'offline' as const, fromAt: at(2), toAt: at(3) };
    expect(windowOf(sampleDay({ duties: [], contacts: [], spans: [off] }), at(10))).toEqual({
      fromAt: at(9),
      toAt: at(18),
    });
  });

  it('has a word for every hour, or for every second one of a long day', () => {
    expect(ticksOf({ fromAt: at(9), toAt: at(12) })).toEqual([at(9), at(10), at(11), at(12)]);
    expect(ticksOf({ fromAt: at(6), toAt: at(20) })).toHaveLength(8);
  });

  it('places what lies within it, and nothing else', () => {
    const window = { fromAt: at(9), toAt: at(19) };
    expect(placeOf(window, { fromAt: at(8), toAt: at(10) })).toEqual({ left: 0, width: 10 });
    expect(placeOf(window, { fromAt: at(20), toAt: at(21) })).toBeNull();
    expect(placeOf(window, { fromAt: at(10), toAt: at(10) })?.width).toBeGreaterThan(0);
    expect(leftOf(window, at(23))).toBe(100);
  });

  it('leaves out pictures and words that would lie on each other, and no contact', () => {
    const [first] = sampleDay().contacts;
    const close = [0, 3, 6].map((minutes) => ({
      ...first!,
      contactId: `k${minutes}` as never,
      answeredAt: at(9, minutes),
      endedAt: at(9, minutes) + 2 * MINUTE,
    }));
    const drawn = drawnContacts({ fromAt: at(9), toAt: at(17) }, close, at(12));
    expect(drawn.map(({ hasPicture, hasWord }) => [hasPicture, hasWord])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
  });

  it('finds the busiest hour among those that say anything', () => {
    expect(busiestOf(sampleDay().hours)?.fromAt).toBe(at(10));
    expect(busiestOf([{ fromAt: at(9), occupancy: null, peak: 0 }])).toBeNull();
  });
});
