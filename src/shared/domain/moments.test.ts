import { describe, expect, test } from 'vitest';
import { DAY } from '../kernel/units.ts';
import { suggestGesture, unfittingFor, type GestureFacts } from './gesture-suggestion.ts';
import { Gesture } from './gesture.ts';
import { lunarDay } from './lunar.ts';
import { Moment } from './moment.ts';
import { dayEndsAt, dayIn, gestureIdOf, occurrencesOf } from './moments.ts';

const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const moment = (month: number, on: number, more: object = {}): Moment =>
  Moment.parse({ kind: 'birthday', month, day: on, year: null, isLunar: false, label: '', ...more });
const around = (one: Moment, today: string, reach = { before: 3, after: 14 }) =>
  occurrencesOf([one], day(today), reach).map((found) => [found.day, found.inDays]);
const lunar = (month: number, on: number, more: object = {}) => moment(month, on, { isLunar: true, ...more });

describe('the Chinese calendar', () => {
  test.each([
    ['2025-01-29', 2025, 1, 1],
    ['2026-02-17', 2026, 1, 1],
    // ICU lets this year begin a day late: the new moon is at 23:56 in Beijing.
    ['2027-02-06', 2027, 1, 1],
    ['2027-02-05', 2026, 12, 29],
    ['2030-02-03', 2030, 1, 1],
    ['2030-02-02', 2029, 12, 30],
    ['2026-09-25', 2026, 8, 15],
    ['2026-06-19', 2026, 5, 5],
  ])('%s is %i/%i/%i', (date, year, month, on) => {
    expect(lunarDay(day(date))).toEqual({ year, month, day: on, isLeap: false });
  });

  test('days follow each other without a gap over every month ICU misplaces', () => {
    for (const [from, to] of [
      ['2026-12-01', '2027-04-30'],
      ['2029-12-01', '2030-04-30'],
      ['2070-01-15', '2070-05-30'],
    ] as const) {
      for (let n = day(from); n < day(to); n += 1) {
        const [a, b] = [lunarDay(n), lunarDay(n + 1)];
        expect(b.day === a.day + 1 || (b.day === 1 && a.day >= 29 && b.month !== a.month)).toBe(true);
      }
    }
  });

  test('a birthday in a month that is doubled comes once, in the first of them', () => {
    expect(lunarDay(day('2025-07-30')).isLeap).toBe(true);
    expect(around(lunar(6, 6), '2025-06-20', { before: 0, after: 60 })).toEqual([['2025-06-30', 10]]);
  });

  test('day 30 of a month that has 29 is its 29th', () => {
    // The twelfth month of 2024 ends on the 29th, the eve of 2025-01-29.
    expect(around(lunar(12, 30), '2025-01-20')).toEqual([['2025-01-28', 8]]);
    expect(around(lunar(12, 30), '2024-02-01')).toEqual([['2024-02-09', 8]]);
  });
});

describe('moments', () => {
  test('come every year, with how often; 29 February is the 28th where there is none', () => {
    const leap = moment(2, 29, { year: 2000 });
    expect(around(leap, '2026-02-20')).toEqual([['2026-02-28', 8]]);
    expect(around(leap, '2028-02-20')).toEqual([['2028-02-29', 9]]);
    expect(occurrencesOf([leap], day('2026-02-20'), { before: 0, after: 10 })[0]?.years).toBe(26);
    expect(around(moment(1, 2), '2026-12-30')).toEqual([['2027-01-02', 3]]);
    expect(around(moment(12, 30), '2027-01-01')).toEqual([['2026-12-30', -2]]);
  });

  test('a day ends in the zone of the team', () => {
    const at = Date.UTC(2026, 2, 14, 17, 30, 5);
    expect(dayEndsAt('Asia/Shanghai', at)).toBe(Date.UTC(2026, 2, 15, 16));
    expect(dayEndsAt('Nowhere/Land', at)).toBe(Date.UTC(2026, 2, 15));
  });

  test('belong to the day it is in the zone of the team', () => {
    const lateEvening = Date.UTC(2026, 2, 14, 17);
    expect(dayIn('Asia/Shanghai', lateEvening)).toBe(day('2026-03-15'));
    expect(dayIn('America/New_York', lateEvening)).toBe(day('2026-03-14'));
    expect(dayIn('Nowhere/Land', lateEvening)).toBe(day('2026-03-14'));
  });
});

describe('a gesture', () => {
  const mine = lunar(11, 3);
  const facts = (more: Partial<GestureFacts> = {}): GestureFacts => ({
    customerId: 'cu1',
    occurrences: occurrencesOf([moment(12, 20), mine, moment(11, 27)], day('2026-11-29'), { before: 3, after: 30 }),
    known: new Set(),
    standing: 'even',
    hasOpenTicket: false,
    hasBrokenPromise: false,
    ...more,
  });

  test('is suggested for the nearest moment to come, once, whoever asks', () => {
    const first = suggestGesture(facts());
    expect(first?.occurrence.day).toBe('2026-12-11');
    expect(first?.gestureId).toBe(gestureIdOf('cu1', 'birthday', '', 2026));
    expect(suggestGesture(facts({ known: new Set([first?.gestureId ?? '']) }))).toBeNull();
  });

  test('has an id the schema takes, different by customer, kind, label and year', () => {
    const ids = [
      gestureIdOf('cu1', 'birthday', '', 2026),
      gestureIdOf('cu2', 'birthday', '', 2026),
      gestureIdOf('cu1', 'renewal', '', 2026),
      gestureIdOf('cu1', 'birthday', '女儿', 2026),
      gestureIdOf('cu1', 'birthday', '', 2027),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(Gesture.shape.id.parse(id)).toBe(id);
  });

  test('is not suggested in the middle of an unsolved case that went badly', () => {
    expect(suggestGesture(facts({ standing: 'strained', hasOpenTicket: true }))).toBeNull();
    expect(suggestGesture(facts({ hasBrokenPromise: true, hasOpenTicket: true }))).toBeNull();
    expect(unfittingFor(facts({ hasBrokenPromise: true, hasOpenTicket: true }))).toBe('broken-promise');
    expect(suggestGesture(facts({ standing: 'strained' }))).not.toBeNull();
    expect(suggestGesture(facts({ hasOpenTicket: true }))).not.toBeNull();
  });

  test('for a lunar day counts years of that calendar: two of one solar year are two gestures', () => {
    const twelfth = lunar(11, 15);
    const found = occurrencesOf([twelfth], day('2026-01-01'), { before: 0, after: 364 });
    expect(found.map((one) => [one.day, one.year])).toEqual([
      ['2026-01-03', 2025],
      ['2026-12-23', 2026],
    ]);
  });
});
