import { lunarDay } from '#shared/domain/lunar.ts';
import type { Moment } from '#shared/domain/moment.ts';
import { dayIn } from '#shared/domain/moments.ts';
import { DAY } from '#shared/kernel/time.ts';
import type { MomentEntry } from './contacts-file.ts';

/** Where the demo team lives: its days begin there. */
const ZONE = 'Asia/Shanghai';
export const todayIn = (now: number): number => dayIn(ZONE, now);

/** Month and day of a moment that is so many days away. */
export function momentOf({ kind, inDays, isLunar, years, label }: MomentEntry, now: number): Moment {
  const dayNumber = todayIn(now) + inDays;
  const date = new Date(dayNumber * DAY);
  const solar = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  const { year, month, day } = isLunar ? lunarDay(dayNumber) : solar;
  return { kind, month, day, year: years === null ? null : year - years, isLunar, label };
}
