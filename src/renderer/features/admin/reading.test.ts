import { describe, expect, it } from 'vitest';
import { inOrder, readDate, readHolidays } from './calendars/dates.ts';
import { readSpans, writeSpans } from './calendars/spans.ts';
import { keyFrom } from './fields/key-from.ts';
import { moved } from './order.ts';
import { readSpan, writeSpan } from './policies/durations.ts';

const MINUTE = 60_000;

describe('working hours', () => {
  it.each([
    ['09:00–12:00, 13:00–18:00', '09:00–12:00, 13:00–18:00'],
    ['9-12，13：30-18', '09:00–12:00, 13:30–18:00'],
    ['13:00-18:00、9:00-12:00', '09:00–12:00, 13:00–18:00'],
    ['0900-1800', '09:00–18:00'],
    ['全天', '00:00–24:00'],
    ['24h', '00:00–24:00'],
    ['', ''],
    ['休', ''],
  ])('are read as people write them: %s', (text, written) => {
    const spans = readSpans(text);
    expect(spans && writeSpans(spans)).toBe(written);
  });

  it.each(['9-25', '12-9', '9-12, 11-18', '9:70-12', 'morning', '1-2,3-4,5-6,7-8,9-10'])(
    'are not guessed: %s',
    (text) => {
      expect(readSpans(text)).toBeNull();
    },
  );
});

describe('times promised', () => {
  it.each([
    ['30', 30],
    ['30m', 30],
    ['4h', 240],
    ['1h 30m', 90],
    ['1.5小时', 90],
    ['2天', 2880],
  ])('are read as people write them: %s', (text, minutes) => {
    expect(readSpan(text)).toBe(minutes * MINUTE);
  });

  it('tell nothing promised from nothing readable', () => {
    expect(readSpan('  ')).toBeNull();
    for (const text of ['soon', '4 hours or so', '0', '-5']) expect(readSpan(text)).toBeUndefined();
  });

  it('come back as they were written', () => {
    for (const text of ['30 min', '4 h', '1 h 30 min', '']) expect(writeSpan(readSpan(text) ?? null, 'en')).toBe(text);
    for (const text of ['30 分', '4 小时', '1 小时 30 分', ''])
      expect(writeSpan(readSpan(text) ?? null, 'zh')).toBe(text);
  });
});

describe('pasted days', () => {
  it('are found line by line, with their names, and what is no date stays', () => {
    const { days, left } = readHolidays('2027-01-01 元旦\n2027年2月6日，春节\n\n下周一\n2027/13/1 nothing\n2027.5.1');
    expect(days).toEqual([
      { date: '2027-01-01', name: '元旦' },
      { date: '2027-02-06', name: '春节' },
      { date: '2027-05-01', name: '' },
    ]);
    expect(left).toEqual(['下周一', '2027/13/1 nothing']);
  });

  it('that do not exist are no dates', () => {
    expect([readDate('2027-02-29'), readDate('2028-02-29'), readDate('2027-2-1')]).toEqual([
      null,
      '2028-02-29',
      '2027-02-01',
    ]);
  });

  it('stand in order, the later entry counting', () => {
    const days = [
      { date: '2027-05-01', name: 'a' },
      { date: '2027-01-01', name: 'b' },
      { date: '2027-05-01', name: 'c' },
    ];
    expect(inOrder(days).map(({ name }) => name)).toEqual(['b', 'c']);
  });
});

describe('an order', () => {
  const rows = [1, 2, 3].map((order) => ({ id: `r${order}`, order }));

  it('changes only the rows that change places', () => {
    expect(moved(rows, 0, 1)).toEqual([
      { id: 'r2', order: 1 },
      { id: 'r1', order: 2 },
    ]);
    expect(moved(rows, 0, -1)).toEqual([]);
    expect(moved(rows, 2, 1)).toEqual([]);
  });

  it('is made whole where numbers were double', () => {
    const double = rows.map((row) => ({ ...row, order: 0 }));
    expect(moved(double, 2, -1).map(({ id, order }) => [id, order])).toEqual([
      ['r1', 1],
      ['r3', 2],
      ['r2', 3],
    ]);
  });
});

it('makes keys of names', () => {
  expect(['Order number', ' 3rd party!', 'A—B', '单号'].map(keyFrom)).toEqual(['order-number', 'rd-party', 'a-b', '']);
});
