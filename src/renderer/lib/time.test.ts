import { describe, expect, it, vi } from 'vitest';
import { resolveLanguage } from './i18n.tsx';
import { clock, createTicker, formatFor } from './time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Local noon, so that the tests hold in every time zone. */
const NOON = new Date(2026, 10, 21, 12).getTime();
const zh = formatFor('zh');
const en = formatFor('en');

describe('times in words', () => {
  it.each([
    [NOON - 10_000, '刚刚', 'just now'],
    [NOON - 3 * MINUTE, '3 分钟前', '3 minutes ago'],
    [NOON - 2 * HOUR, '2 小时前', '2 hours ago'],
    [NOON - 26 * HOUR, '昨天', 'yesterday'],
    [NOON - 4 * 24 * HOUR, '4 天前', '4 days ago'],
    [NOON - 40 * 24 * HOUR, '10月12日', 'Oct 12'],
  ])('say how long ago', (at, chinese, english) => {
    expect([zh.ago(at, NOON), en.ago(at, NOON)]).toEqual([chinese, english]);
  });

  it('name the day of a line', () => {
    expect(zh.dayHeading(NOON - HOUR, NOON)).toBe('今天');
    expect(zh.dayHeading(NOON - 24 * HOUR, NOON)).toBe('昨天');
    expect(zh.dayHeading(NOON - 72 * HOUR, NOON)).toBe('11月18日');
    expect(zh.dayHeading(new Date(2025, 10, 18).getTime(), NOON)).toBe('2025年11月18日');
  });

  it('are as short as can be in a list', () => {
    expect(zh.short(NOON, NOON)).toBe('12:00');
    expect(en.short(NOON - 72 * HOUR, NOON)).toBe('Nov 18');
  });

  it('leave out of a moment what today and this year say anyway', () => {
    expect([zh.moment(NOON, NOON), en.moment(NOON, NOON)]).toEqual(['12:00', '12:00']);
    expect([zh.moment(NOON - 72 * HOUR, NOON), en.moment(NOON - 72 * HOUR, NOON)]).toEqual([
      '11月18日 12:00',
      'Nov 18, 12:00',
    ]);
    const lastYear = new Date(2025, 10, 2, 9, 5).getTime();
    expect([zh.moment(lastYear, NOON), en.moment(lastYear, NOON)]).toEqual(['2025/11/02 09:05', 'Nov 2, 2025, 09:05']);
  });

  it('count midnight as 00, not 24', () => {
    const midnight = new Date(2026, 10, 21, 0, 5).getTime();
    expect([zh.time(midnight), en.time(midnight)]).toEqual(['00:05', '00:05']);
  });

  it('follow the machine into another time zone, summer time and all', () => {
    const [winter, summer] = [Date.UTC(2026, 0, 10, 23, 30), Date.UTC(2026, 6, 10, 23, 30)];
    const shown = () => [winter, summer].map((at) => [zh.time(at), en.dateTime(at), zh.day(at)]);
    // Workers of the test run share one time zone, which they cannot set.
    const offset = vi.spyOn(Date.prototype, 'getTimezoneOffset');
    try {
      offset.mockReturnValue(-480);
      expect(shown()).toEqual([
        ['07:30', 'Jan 11, 2026, 07:30', '1月11日'],
        ['07:30', 'Jul 11, 2026, 07:30', '7月11日'],
      ]);
      offset.mockImplementation(function (this: Date) {
        return this.getTime() === summer ? -120 : -60;
      });
      expect(shown()).toEqual([
        ['00:30', 'Jan 11, 2026, 00:30', '1月11日'],
        ['01:30', 'Jul 11, 2026, 01:30', '7月11日'],
      ]);
    } finally {
      offset.mockRestore();
    }
  });

  it('give a length in its largest unit', () => {
    expect([zh.span(0), zh.span(22_000), zh.span(90_000), zh.span(3 * HOUR)]).toEqual([
      '1 秒',
      '22 秒',
      '2 分钟',
      '3 小时',
    ]);
    expect([en.span(MINUTE), en.span(2 * HOUR)]).toEqual(['1 minute', '2 hours']);
  });

  it('run as a clock', () => {
    expect([clock(0), clock(252_000), clock(3_852_000), clock(-5)]).toEqual(['00:00', '04:12', '1:04:12', '00:00']);
  });

  it('write sizes of files', () => {
    expect([zh.bytes(12), zh.bytes(20_480), zh.bytes(1_572_864)]).toEqual(['12 B', '20 KB', '1.5 MB']);
  });
});

describe('the ticker', () => {
  it('beats once for all who watch one period, and stops with the last of them', () => {
    vi.useFakeTimers({ now: 1_000_000 });
    const ticker = createTicker();
    const [a, b] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const stops = [ticker.every(1000, a), ticker.every(1000, b)];
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(2000);
    expect([a.mock.calls.length, b.mock.calls.length, ticker.at(1000)]).toEqual([2, 2, 1_002_000]);
    for (const stop of stops) stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});

describe('the language of the screen', () => {
  it.each([
    ['system', ['zh-TW', 'en'], 'zh'],
    ['system', ['fr', 'zh-CN'], 'zh'],
    ['system', ['en-GB', 'zh'], 'en'],
    ['system', ['fr'], 'en'],
    ['zh', ['en'], 'zh'],
    ['en', ['zh'], 'en'],
  ] as const)('follows %s and %s', (choice, preferred, language) => {
    expect(resolveLanguage(choice, preferred)).toBe(language);
  });
});
