import { dateOf, dayOfDate, localDayOf, momentOnWall, offsetIn } from '#shared/domain/zone.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';

/** A day of the team's zone as moments: shorter or longer where clocks change. `toAt` is not part of it. */
export type DayBounds = { readonly date: string; readonly fromAt: number; readonly toAt: number };

export function dayAt(at: number, zone: string): DayBounds {
  return dayNamed(dateOf(localDayOf(offsetIn(zone), at)), zone);
}

/** @param date an ISO date. */
export function dayNamed(date: string, zone: string): DayBounds {
  const [offset, day] = [offsetIn(zone), dayOfDate(date) ?? 0];
  return { date, fromAt: momentOnWall(offset, day * DAY), toAt: momentOnWall(offset, (day + 1) * DAY) };
}

/** The hours of a day, one after the other. */
export const hoursOfDay = ({ fromAt, toAt }: DayBounds): { fromAt: number; toAt: number }[] =>
  Array.from({ length: Math.ceil((toAt - fromAt) / HOUR) }, (_, i) => ({
    fromAt: fromAt + i * HOUR,
    toAt: Math.min(toAt, fromAt + (i + 1) * HOUR),
  }));
