import { describe, expect, it } from 'vitest';
import { dutiesFrom, readBreaks, readDuties, writeBreaks, writeDuties } from './times.ts';

const zh = { rest: '休息', meal: '用餐' };

describe('times of a shift', () => {
  it('are read as people write them', () => {
    expect(readDuties('9:00–17:30')).toEqual([{ from: 540, to: 1050 }]);
    expect(readDuties('9-12，13：00～18')).toEqual([
      { from: 540, to: 720 },
      { from: 780, to: 1080 },
    ]);
    expect(readDuties('9-12，13：00~18')).toEqual([
      { from: 540, to: 720 },
      { from: 780, to: 1080 },
    ]);
    expect(readDuties(' 休 ')).toEqual([]);
    expect(readDuties('')).toEqual([]);
    expect(readDuties('0900-1730')).toEqual([{ from: 540, to: 1050 }]);
  });

  it('of a night end on the next day, and are written as its clock shows them', () => {
    expect(readDuties('22-6')).toEqual([{ from: 1320, to: 1800 }]);
    expect(writeDuties([{ from: 1320, to: 1800 }])).toBe('22:00–06:00');
    expect(readDuties(writeDuties([{ from: 960, to: 1440 }]))).toEqual([{ from: 960, to: 1440 }]);
  });

  it('that are none are refused and not guessed', () => {
    for (const text of ['早班', '9', '25-26', '9:75-10', '9-12 休息', '9-10, 11-12, 13-14, 15-16'])
      expect([text, readDuties(text)]).toEqual([text, null]);
  });

  it('of breaks have a kind, by their word or by their length', () => {
    expect(readBreaks('10:30–10:40 休息, 12-12:30 meal, 15:00-15:10, 18-19')?.map(({ kind }) => kind)).toEqual([
      'rest',
      'meal',
      'rest',
      'meal',
    ]);
    expect(readBreaks('12-13 开会')).toBeNull();
    expect(writeBreaks([{ from: 720, to: 750, kind: 'meal' }], zh)).toBe('12:00–12:30 用餐');
  });

  it('put each break into its duty, after midnight too', () => {
    const duties = dutiesFrom(readDuties('9-12, 22-6')!, readBreaks('10-10:10, 2-2:30')!);
    expect(duties.map(({ breaks }) => breaks)).toEqual([
      [{ from: 600, to: 610, kind: 'rest' }],
      [{ from: 1560, to: 1590, kind: 'meal' }],
    ]);
  });
});
