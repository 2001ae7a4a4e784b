import { describe, expect, it } from 'vitest';
import { beginning, changesOf, mergeShifts, mondayOf, repeatDay, setDay, setWeeks } from './change.ts';
import { faultsOf, fieldOf, readShift, writeShift } from './written.ts';

const zh = { rest: '休息', meal: '用餐' };
/** A Wednesday in Shanghai. */
const AT = Date.UTC(2026, 10, 25, 4);
const usual = beginning(AT, 'Asia/Shanghai', '用餐');
const day = (hours: string, breaks = '') => ({ hours, breaks });

describe('a shift as it is written', () => {
  it('begins on the Monday of this week by the clock of its zone, without faults', () => {
    expect(mondayOf(AT, 'Asia/Shanghai')).toBe('2026-11-23');
    expect(mondayOf(Date.UTC(2026, 10, 22, 20), 'Asia/Shanghai')).toBe('2026-11-23');
    expect(faultsOf(usual)).toEqual({});
  });

  it('comes back as it was', () => {
    const night = setDay(usual, 0, 5, day('22:00–06:00', '02:00–02:30 用餐'));
    expect(writeShift(readShift(night), zh)).toEqual(night);
  });

  it('tells every fault at the field it was written in', () => {
    const wrong = [day('9-9'), day('早班'), day('9-18', '19-19:10'), day('9-13, 12-18'), day('', '12-13')];
    const written = wrong.reduce((all, one, d) => setDay(all, 0, d, one), usual);
    const odd = { date: '2026-02-30', ...day('9-10') };
    expect(faultsOf({ ...written, startsOn: '2026-11-24', exceptions: [odd] })).toEqual({
      startsOn: 'startsOn',
      'weeks.0.0.hours': 'to',
      'weeks.0.1.hours': 'unread',
      'weeks.0.2.breaks': 'breaksFrom',
      'weeks.0.3.hours': 'from',
      'weeks.0.4.breaks': 'breaksFrom',
      'exceptions.0.date': 'date',
    });
  });

  it('knows the places of the core', () => {
    expect(fieldOf('weeks.0.2.0.to')).toEqual(['weeks.0.2.hours', 'to']);
    expect(fieldOf('weeks.1.6.0.breaks.2.to')).toEqual(['weeks.1.6.breaks', 'breaksTo']);
    expect(fieldOf('exceptions.3.duties.0.from')).toEqual(['exceptions.3.hours', 'exceptionFrom']);
    expect(fieldOf('exceptions.3.date')).toEqual(['exceptions.3.date', 'date']);
    expect(fieldOf('startsOn')).toEqual(['startsOn', 'startsOn']);
  });
});

describe('changing many days', () => {
  it('repeats a day from Monday to Friday, over the week, over the weeks', () => {
    const short = setDay(setWeeks(usual, 2), 0, 0, day('10-15'));
    const hours = (reach: 'work' | 'all' | 'weeks') =>
      repeatDay(short, 0, 0, reach).weeks.map((week) => week.filter((one) => one.hours === '10-15').length);
    expect([hours('work'), hours('all'), hours('weeks')]).toEqual([
      [5, 0],
      [7, 0],
      [1, 1],
    ]);
  });

  it('keeps mine where I changed it, and theirs elsewhere', () => {
    const mine = setDay(usual, 0, 0, day('10-15'));
    const theirs = { ...setDay(setDay(usual, 0, 0, day('8-12')), 0, 1, day('8-12')), timeZone: 'Europe/Berlin' };
    const merged = mergeShifts(usual, mine, theirs);
    expect(merged.weeks[0]!.slice(0, 2)).toEqual([day('10-15'), day('8-12')]);
    expect(merged.timeZone).toBe('Europe/Berlin');
    expect(changesOf(usual, theirs).map(({ field }) => field)).toEqual(['timeZone', 'weeks.0.0', 'weeks.0.1']);
  });
});
