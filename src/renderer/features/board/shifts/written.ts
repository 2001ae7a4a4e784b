import { shiftFaults, type Duty, type Shift } from '#shared/domain/load/shift.ts';
import { dutiesFrom, readBreaks, readDuties, writeBreaks, writeDuties, type KindWords } from './times.ts';

/** A shift as it is being written: times as text, so that nothing half-typed is lost. */
export type WrittenDay = { readonly hours: string; readonly breaks: string };
export type WrittenException = WrittenDay & { readonly date: string };
export type Written = {
  readonly timeZone: string;
  readonly startsOn: string;
  readonly weeks: readonly (readonly WrittenDay[])[];
  readonly exceptions: readonly WrittenException[];
};
type Plan = Pick<Shift, 'timeZone' | 'startsOn' | 'weeks' | 'exceptions'>;

const dayOf = (duties: readonly Duty[], words: KindWords): WrittenDay => ({
  hours: writeDuties(duties),
  breaks: writeBreaks(
    duties.flatMap(({ breaks }) => breaks),
    words,
  ),
});

export const writeShift = ({ timeZone, startsOn, weeks, exceptions }: Plan, words: KindWords): Written => ({
  timeZone,
  startsOn,
  weeks: weeks.map((week) => week.map((duties) => dayOf(duties, words))),
  exceptions: exceptions.map(({ date, duties }) => ({ ...dayOf(duties, words), date })),
});

/** What cannot be read counts as nothing; it is told as a fault before. */
export const readDay = ({ hours, breaks }: WrittenDay): Duty[] =>
  dutiesFrom(readDuties(hours) ?? [], readBreaks(breaks) ?? []);

export const readShift = (written: Written): Plan => ({
  timeZone: written.timeZone,
  startsOn: written.startsOn,
  weeks: written.weeks.map((week) => week.map(readDay)),
  exceptions: written.exceptions.map((one) => ({ date: one.date, duties: readDay(one) })),
});

export type FaultName =
  'unread' | 'unreadBreaks' | 'to' | 'from' | 'exceptionFrom' | 'breaksFrom' | 'breaksTo' | 'startsOn' | 'date';
/** What is wrong, by the field it is written in: `weeks.0.2.hours`, `exceptions.1.date`. */
export type Faults = Readonly<Record<string, FaultName>>;

const BREAK = /^(weeks[.]\d+[.]\d+|exceptions[.]\d+)(?:[.]duties)?[.]\d+[.]breaks[.]\d+[.](from|to)$/;
const DUTY = /^(weeks[.]\d+[.]\d+|exceptions[.]\d+)(?:[.]duties)?[.]\d+[.](from|to)$/;

/** A place of the core's (`weeks.0.2.0.to`) as the field it is written in. */
export function fieldOf(place: string): readonly [string, FaultName] {
  const [, day, end] = BREAK.exec(place) ?? [];
  if (day !== undefined) return [`${day}.breaks`, end === 'to' ? 'breaksTo' : 'breaksFrom'];
  const [, other, edge] = DUTY.exec(place) ?? [];
  if (other === undefined) return place.endsWith('date') ? [place, 'date'] : ['startsOn', 'startsOn'];
  if (edge === 'to') return [`${other}.hours`, 'to'];
  return [`${other}.hours`, other.startsWith('exceptions') ? 'exceptionFrom' : 'from'];
}

function dayFaults(day: WrittenDay, place: string): (readonly [string, FaultName])[] {
  const [duties, breaks] = [readDuties(day.hours), readBreaks(day.breaks)];
  const isIdle = duties?.length === 0 && (breaks?.length ?? 0) > 0;
  return [
    ...(duties === null ? [[`${place}.hours`, 'unread'] as const] : []),
    ...(breaks === null ? [[`${place}.breaks`, 'unreadBreaks'] as const] : []),
    ...(isIdle ? [[`${place}.breaks`, 'breaksFrom'] as const] : []),
  ];
}

/** What the core will find wrong, and before that what cannot be read at all. */
export function faultsOf(written: Written): Faults {
  const unread = [
    ...written.weeks.flatMap((week, w) => week.flatMap((day, d) => dayFaults(day, `weeks.${w}.${d}`))),
    ...written.exceptions.flatMap((day, i) => dayFaults(day, `exceptions.${i}`)),
  ];
  // The first thing that is wrong with a field is told, and before everything that it cannot be read.
  const found = shiftFaults(readShift(written)).map(fieldOf).toReversed();
  return Object.fromEntries([...found, ...unread]);
}
