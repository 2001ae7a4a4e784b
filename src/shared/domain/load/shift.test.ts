import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../kernel/units.ts';
import {
  dutiesBetween,
  dutyAround,
  dutyAt,
  hoursOf,
  isOvertimeNear,
  nextPlannedBreak,
  overtimeMs,
  plannedBreakDue,
  type Duty,
  type PlannedBreak,
  type ShiftPlan,
} from './shift.ts';

const duty = (from: number, to: number, breaks: PlannedBreak[] = []): Duty => ({
  from: from * 60,
  to: to * 60,
  breaks,
});
const meal = (from: number, to: number): PlannedBreak => ({ from: from * 60, to: to * 60, kind: 'meal' });
const OFF: Duty[] = [];
const weekOf = (...days: Duty[][]): Duty[][] => Array.from({ length: 7 }, (_, day) => days[day] ?? OFF);
const exception = (date: string, ...duties: Duty[]) => ({ date, duties });
/** 5 January 2026 is a Monday. */
const plan = (more: Partial<ShiftPlan>): ShiftPlan => ({
  timeZone: 'UTC',
  startsOn: '2026-01-05',
  weeks: [weekOf()],
  exceptions: [],
  ...more,
});
const at = (text: string): number => Date.parse(`${text}:00Z`);
const shown = (shift: ShiftPlan, from: string, to: string): string[] =>
  dutiesBetween(shift, at(from), at(to)).map(({ fromAt, toAt }) =>
    [fromAt, toAt].map((moment) => new Date(moment).toISOString().slice(0, 16)).join(' '),
  );

describe('duties', () => {
  const days = weekOf([duty(9, 17)], [duty(9, 12), duty(13, 17)], OFF, OFF, OFF, OFF, [duty(22, 30)]);

  test('are those of the weeks, by the clock of their zone', () => {
    const shift = plan({ timeZone: 'Asia/Shanghai', weeks: [days] });
    expect(shown(shift, '2026-01-11T00:00', '2026-01-14T00:00')).toEqual([
      '2026-01-11T14:00 2026-01-11T22:00',
      '2026-01-12T01:00 2026-01-12T09:00',
      '2026-01-13T01:00 2026-01-13T04:00',
      '2026-01-13T05:00 2026-01-13T09:00',
    ]);
  });

  test('begin with the first day and not before', () => {
    const shift = plan({ weeks: [days] });
    expect(shown(shift, '2025-12-01T00:00', '2026-01-06T00:00')).toEqual(['2026-01-05T09:00 2026-01-05T17:00']);
  });

  test('are whole when only a part lies within, and the end belongs to neither', () => {
    const shift = plan({ weeks: [days] });
    expect(shown(shift, '2026-01-12T02:00', '2026-01-12T02:01')).toEqual(['2026-01-11T22:00 2026-01-12T06:00']);
    expect(shown(shift, '2026-01-12T06:00', '2026-01-12T09:00')).toEqual([]);
    expect(shown(shift, '2026-01-12T10:00', '2026-01-12T10:00')).toEqual([]);
  });

  test('follow the weeks of a cycle, and begin it anew', () => {
    const weeks = [8, 10, 12, 14].map((hour) => weekOf([duty(hour, hour + 1)]));
    expect(shown(plan({ weeks }), '2026-01-05T00:00', '2026-02-09T00:00').map((text) => text.slice(0, 13))).toEqual([
      '2026-01-05T08',
      '2026-01-12T10',
      '2026-01-19T12',
      '2026-01-26T14',
      '2026-02-02T08',
    ]);
  });

  test('that begin within a week, which is a fault, keep their weekdays', () => {
    const weeks = [weekOf([duty(8, 9)], OFF, [duty(10, 11)]), weekOf([duty(12, 13)])];
    const shift = plan({ startsOn: '2026-01-06', weeks });
    expect(shown(shift, '2026-01-01T00:00', '2026-01-13T00:00')).toEqual([
      '2026-01-07T10:00 2026-01-07T11:00',
      '2026-01-12T12:00 2026-01-12T13:00',
    ]);
  });

  test('of an exception stand in place of those of the day; none is a day off; they hold before the weeks begin too', () => {
    const weeks = [weekOf([duty(9, 17)], [duty(9, 17)])];
    const exceptions = [
      exception('2026-01-05'),
      exception('2026-01-06', duty(6, 8), duty(10, 11)),
      exception('2026-01-03', duty(10, 12)),
      exception('2026-02-30', duty(0, 9)),
    ];
    expect(shown(plan({ weeks, exceptions }), '2026-01-01T00:00', '2026-01-13T00:00')).toEqual([
      '2026-01-03T10:00 2026-01-03T12:00',
      '2026-01-06T06:00 2026-01-06T08:00',
      '2026-01-06T10:00 2026-01-06T11:00',
      '2026-01-12T09:00 2026-01-12T17:00',
    ]);
  });

  test('of the night before an exception end as planned', () => {
    const shift = plan({ weeks: [days], exceptions: [exception('2026-01-12')] });
    expect(shown(shift, '2026-01-12T00:00', '2026-01-13T00:00')).toEqual(['2026-01-11T22:00 2026-01-12T06:00']);
  });

  test('may last until the next day does', () => {
    const shift = plan({ weeks: [weekOf([{ from: 1439, to: 2880, breaks: [] }])] });
    expect(dutyAt(shift, at('2026-01-06T23:59'))?.fromAt).toBe(at('2026-01-05T23:59'));
    expect(dutyAt(shift, at('2026-01-07T00:00'))).toBeNull();
  });

  test('in a zone nobody knows are in UTC, and from a day that is none there are only exceptions', () => {
    const weeks = [weekOf([duty(9, 17)])];
    const unknown = plan({ timeZone: 'Mars/Olympus', weeks });
    expect(dutyAt(unknown, at('2026-01-05T09:00'))).toMatchObject({ toAt: at('2026-01-05T17:00') });
    const never = plan({ startsOn: '2026-02-30', weeks, exceptions: [exception('2026-01-07', duty(9, 10))] });
    expect(shown(never, '2026-01-01T00:00', '2027-01-01T00:00')).toEqual(['2026-01-07T09:00 2026-01-07T10:00']);
  });
});

const nightOf = (timeZone: string, date: string) =>
  plan({ timeZone, exceptions: [exception(date, duty(22, 30, [meal(26, 26.5), meal(26.5, 27)]))] });
const spring = (from: number, to: number) =>
  plan({ timeZone: 'Europe/Berlin', exceptions: [exception('2026-03-29', duty(from, to))] });

describe('when clocks change', () => {
  test.each([
    ['a night in spring of Berlin is an hour shorter', 'Europe/Berlin', '2026-03-28', 7],
    ['a night in autumn of Berlin is an hour longer', 'Europe/Berlin', '2026-10-24', 9],
    ['a night in spring of New York is an hour shorter', 'America/New_York', '2026-03-07', 7],
    ['a night in autumn of New York is an hour longer', 'America/New_York', '2026-10-31', 9],
    ['a night of Shanghai is as long as ever', 'Asia/Shanghai', '2026-03-28', 8],
  ])('%s, and its meals are as long as planned, one after the other', (_, timeZone, date, hours) => {
    const [night] = dutiesBetween(nightOf(timeZone, date), Date.parse(date), Date.parse(date) + 2 * DAY);
    expect(night && night.toAt - night.fromAt).toBe(hours * HOUR);
    expect(night?.breaks.map(({ fromAt, toAt }) => toAt - fromAt)).toEqual([HOUR / 2, HOUR / 2]);
    expect(night?.breaks[1]?.fromAt).toBeGreaterThanOrEqual(night?.breaks[0]?.toAt ?? Number.NaN);
  });

  test('a duty in the hour that is left out is none, and one that begins in it begins after it', () => {
    expect(shown(spring(2, 3), '2026-03-28T00:00', '2026-03-30T00:00')).toEqual([]);
    expect(shown(spring(2.5, 4), '2026-03-28T00:00', '2026-03-30T00:00')).toEqual([
      '2026-03-29T01:00 2026-03-29T02:00',
    ]);
  });

  test('a duty in the hour that comes twice begins the first time, and ends where the next one begins', () => {
    const exceptions = [exception('2026-10-25', duty(1, 2.5), duty(2.5, 3.5))];
    expect(shown(plan({ timeZone: 'Europe/Berlin', exceptions }), '2026-10-24T00:00', '2026-10-26T00:00')).toEqual([
      '2026-10-24T23:00 2026-10-25T00:30',
      '2026-10-25T00:30 2026-10-25T02:30',
    ]);
  });

  test('a duty up to the end of the hour that comes twice lasts through both', () => {
    const exceptions = [exception('2026-10-25', duty(1, 3), duty(3, 4))];
    expect(shown(plan({ timeZone: 'Europe/Berlin', exceptions }), '2026-10-24T00:00', '2026-10-26T00:00')).toEqual([
      '2026-10-24T23:00 2026-10-25T02:00',
      '2026-10-25T02:00 2026-10-25T03:00',
    ]);
  });

  test('a meal that the left-out hour leaves no room for is cut where the duty ends', () => {
    const exceptions = [exception('2026-03-29', duty(1, 3.25, [meal(2, 2.5), meal(2.75, 3)]))];
    const duties = dutiesBetween(
      plan({ timeZone: 'Europe/Berlin', exceptions }),
      at('2026-03-29T00:00'),
      at('2026-03-29T02:00'),
    );
    expect(duties[0]?.breaks).toEqual([{ fromAt: at('2026-03-29T01:00'), toAt: at('2026-03-29T01:15'), kind: 'meal' }]);
  });
});

describe('the duty somebody has to do with', () => {
  const shift = plan({ weeks: [weekOf([duty(6, 10), duty(11, 15)], [duty(9, 17)])] });
  const around = (now: string, beforeHours: number, afterHours: number) => {
    const found = dutyAround(shift, at(now), beforeHours * HOUR, afterHours * HOUR);
    return found && new Date(found.fromAt).toISOString().slice(5, 13);
  };

  test('is the one that runs', () => {
    expect(around('2026-01-05T06:00', 24, 24)).toBe('01-05T06');
    expect(around('2026-01-05T09:59', 0, 0)).toBe('01-05T06');
  });

  test('else the last that ended, not too long ago, where none begins soon', () => {
    expect(around('2026-01-05T10:00', 24, 0)).toBe('01-05T06');
    expect(around('2026-01-05T16:00', 1, 16)).toBe('01-05T11');
    expect(around('2026-01-05T16:01', 1, 0)).toBeNull();
  });

  test('of a split day, is the half that begins soon and not the one that has ended', () => {
    expect(around('2026-01-05T10:00', 4, 1)).toBe('01-05T11');
    expect(around('2026-01-05T10:59', 4, 1)).toBe('01-05T11');
    expect(around('2026-01-05T16:00', 1, 24)).toBe('01-06T09');
  });

  test('else the first that begins soon', () => {
    expect(around('2026-01-05T05:00', 24, 8)).toBe('01-05T06');
    expect(around('2026-01-05T05:00', 24, 1)).toBe('01-05T06');
    expect(around('2026-01-05T04:59', 24, 1)).toBeNull();
    expect(around('2026-01-05T16:01', 1, 24)).toBe('01-06T09');
  });
});

describe('the end of a duty', () => {
  const toAt = at('2026-01-05T17:00');

  test('makes what comes after it overtime', () => {
    expect([-HOUR, 0, 1, HOUR].map((ms) => overtimeMs({ toAt }, toAt + ms))).toEqual([0, 0, 1, HOUR]);
  });

  test('is near from the hint until it has come', () => {
    const near = [-16, -15, -1, 0, 1].map((minutes) => isOvertimeNear({ toAt }, toAt + minutes * MINUTE, 15 * MINUTE));
    expect(near).toEqual([false, true, true, true, false]);
  });
});

describe('a planned break', () => {
  const rest = { from: 660, to: 675, kind: 'rest' } as const;
  const shift = plan({ weeks: [weekOf([duty(9, 17, [meal(12, 12.5), rest])])] });
  const day = dutyAt(shift, at('2026-01-05T09:00')) ?? { breaks: [] };
  const both = (time: string) => [
    plannedBreakDue(day, at(`2026-01-05T${time}`)),
    nextPlannedBreak(day, at(`2026-01-05T${time}`)),
  ];
  const first = { fromAt: at('2026-01-05T11:00'), toAt: at('2026-01-05T11:15'), kind: 'rest' };
  const second = { fromAt: at('2026-01-05T12:00'), toAt: at('2026-01-05T12:30'), kind: 'meal' };

  test.each([
    ['10:59', null, first],
    ['11:00', first, second],
    ['11:14', first, second],
    ['11:15', null, second],
    ['12:00', second, null],
    ['12:30', null, null],
  ])('at %s', (time, due, next) => expect(both(time)).toEqual([due, next]));
});

describe('hours of a week', () => {
  const rest = { from: 600, to: 615, kind: 'rest' } as const;
  const weeks = [weekOf([duty(9, 17, [rest, meal(12, 12.5)])], [duty(22, 30)]), weekOf()];

  test('are its duties less their meals; a rest is work', () => {
    expect(hoursOf({ weeks }, 0)).toBe(15.5 * HOUR);
    expect(hoursOf({ weeks }, 1)).toBe(0);
  });

  test('of a week that is not there are none', () => {
    expect(hoursOf({ weeks }, 2)).toBe(0);
    expect(hoursOf({ weeks }, -1)).toBe(0);
  });
});
