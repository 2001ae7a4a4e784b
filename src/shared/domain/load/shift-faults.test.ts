import { describe, expect, test } from 'vitest';
import { shiftFaults, type Duty, type PlannedBreak, type ShiftPlan } from './shift.ts';

const pause = (from: number, to: number): PlannedBreak => ({ from: from * 60, to: to * 60, kind: 'rest' });
const duty = (from: number, to: number, ...breaks: PlannedBreak[]): Duty => ({ from: from * 60, to: to * 60, breaks });
const weekOf = (...days: (Duty[] | null)[]): Duty[][] => Array.from({ length: 7 }, (_, day) => days[day] ?? []);
const exception = (date: string, ...duties: Duty[]) => ({ date, duties });
const faults = (more: Partial<ShiftPlan>): string[] =>
  shiftFaults({ timeZone: 'UTC', startsOn: '2026-01-05', weeks: [weekOf()], exceptions: [], ...more });
const ofWeeks = (...weeks: Duty[][][]): string[] => faults({ weeks });

describe('a shift', () => {
  test('that can be kept has no faults: nights, split duties, duties that touch, breaks that touch', () => {
    const night = duty(22, 30, pause(22, 23), pause(23, 24), pause(29, 30));
    const all = weekOf([duty(6, 10), duty(10, 22), night], [duty(6, 22)], null, null, null, null, [duty(22, 30)]);
    expect(ofWeeks(all, all)).toEqual([]);
    expect(
      faults({ weeks: [all], exceptions: [exception('2026-01-06', duty(6, 8)), exception('2026-01-07')] }),
    ).toEqual([]);
  });

  test.each(['2026-01-06', '2026-01-04', '2026-02-30', '2026-13-01', ''])('cannot begin on %j', (startsOn) => {
    expect(faults({ startsOn })).toEqual(['startsOn']);
  });

  test('has no duty that ends before it has begun, or lasts more than sixteen hours', () => {
    expect(ofWeeks(weekOf(null, null, [duty(9, 9)]))).toEqual(['weeks.0.2.0.to']);
    expect(ofWeeks(weekOf(null, null, [duty(9, 8)]))).toEqual(['weeks.0.2.0.to']);
    expect(ofWeeks(weekOf([duty(6, 22)], null, [duty(6, 22.25)]))).toEqual(['weeks.0.2.0.to']);
  });

  test('has no two duties at once on a day, in whatever order they are written', () => {
    expect(ofWeeks(weekOf([duty(9, 12), duty(11, 15)]))).toEqual(['weeks.0.0.1.from']);
    expect(ofWeeks(weekOf([duty(11, 15), duty(9, 12)]))).toEqual(['weeks.0.0.0.from']);
    expect(ofWeeks(weekOf([duty(8, 18), duty(9, 10), duty(12, 13)]))).toEqual(['weeks.0.0.1.from', 'weeks.0.0.2.from']);
  });

  test('has no duty that runs into one of the next day, the next week, or the first of the cycle', () => {
    expect(ofWeeks(weekOf([duty(22, 30)], [duty(14, 15), duty(5, 9)]))).toEqual(['weeks.0.0.0.to']);
    const [late, early] = [weekOf(null, null, null, null, null, null, [duty(22, 30)]), weekOf([duty(5, 9)])];
    expect(ofWeeks(late, early)).toEqual(['weeks.0.6.0.to']);
    expect(ofWeeks(early, weekOf(), late)).toEqual(['weeks.2.6.0.to']);
    expect(ofWeeks(weekOf([duty(5, 9)], null, null, null, null, null, [duty(22, 30)]))).toEqual(['weeks.0.6.0.to']);
  });

  test.each([
    ['begins before its duty', [pause(8, 9.5)], ['0.from']],
    ['begins when its duty is over', [pause(17, 18)], ['0.from', '0.to']],
    ['ends after its duty', [pause(16, 18)], ['0.to']],
    ['is reversed', [pause(12, 11)], ['0.to']],
    ['has no length', [pause(12, 12)], ['0.to']],
    ['lies in another', [pause(10, 12), pause(11, 11.5)], ['1.from']],
    ['lies in one written after it', [pause(11, 11.5), pause(10, 12)], ['0.from']],
  ])('has no break that %s', (_, breaks, places) => {
    expect(ofWeeks(weekOf([duty(9, 17, ...breaks)]))).toEqual(places.map((place) => `weeks.0.0.0.breaks.${place}`));
  });
});

describe('an exception', () => {
  const nights = [weekOf([duty(22, 30)], null, [duty(6, 14)])];

  test('has a date that is one, and nobody else has it', () => {
    const exceptions = ['2026-01-08', '2026-02-30', '2026-01-09', '2026-01-08'].map((date) => exception(date));
    expect(faults({ exceptions })).toEqual(['exceptions.1.date', 'exceptions.3.date']);
  });

  test('has duties that can be', () => {
    const exceptions = [exception('2026-01-08', duty(9, 8), duty(12, 13, pause(11, 12.5)))];
    expect(faults({ exceptions })).toEqual(['exceptions.0.duties.0.to', 'exceptions.0.duties.1.breaks.0.from']);
  });

  test('does not run into the day after it, be it usual or an exception', () => {
    const late = exception('2026-01-06', duty(22, 31));
    expect(faults({ weeks: nights, exceptions: [late] })).toEqual(['exceptions.0.duties.0.to']);
    expect(faults({ weeks: nights, exceptions: [late, exception('2026-01-07')] })).toEqual([]);
    expect(faults({ exceptions: [exception('2026-01-07', duty(6, 7)), late] })).toEqual(['exceptions.1.duties.0.to']);
  });

  test('does not begin while the usual duty of the night before still runs', () => {
    const early = exception('2026-01-06', duty(10, 12), duty(5, 7));
    expect(faults({ weeks: nights, exceptions: [early] })).toEqual(['exceptions.0.duties.1.from']);
    expect(faults({ weeks: nights, exceptions: [early, exception('2026-01-05')] })).toEqual([]);
    expect(faults({ startsOn: '2026-01-12', weeks: nights, exceptions: [early] })).toEqual([]);
  });
});
