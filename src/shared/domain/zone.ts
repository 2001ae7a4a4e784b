import { DAY, SECOND } from '../kernel/units.ts';

/**
 * Time zones by what Intl knows of them. A local day is a whole number of days since 1 January 1970 on the wall clock; `wall` is what a
 * wall clock shows, in ms as if it were UTC. Clocks change at most once within two days, at a whole second.
 */

/** What the wall clock of a zone shows, as if it were UTC, minus UTC; ms. */
export type Offset = (at: number) => number;

function offsetOf(timeZone: string): Offset {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const [year, month, day] = [shown.get('year') ?? 0, shown.get('month') ?? 1, shown.get('day') ?? 1];
    const clock = [shown.get('hour') ?? 0, shown.get('minute') ?? 0, shown.get('second') ?? 0] as const;
    return Date.UTC(year, month - 1, day, ...clock) - Math.floor(at / SECOND) * SECOND;
  };
}

/** To make a format takes longer than to ask it a hundred times. There are no more of them than zones with a name. */
const known = new Map<string, Offset>();

/** A zone this machine does not know counts as UTC: a moment a few hours off is better than none. */
export function offsetIn(timeZone: string): Offset {
  const kept = known.get(timeZone);
  if (kept) return kept;
  try {
    const offset = offsetOf(timeZone);
    known.set(timeZone, offset);
    return offset;
  } catch {
    return () => 0;
  }
}

/** The moment within (from, to] at which the offset becomes that of `to`, to the second. */
function changeAt(offset: Offset, from: number, to: number): number {
  const after = offset(to);
  let [low, high] = [from, to];
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (offset(middle) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** Cuts a day of UTC where clocks change: within a stretch the offset is one. */
export function stretches(offset: Offset, from: number, to: number): { from: number; to: number; offset: number }[] {
  const [before, after] = [offset(from), offset(to - SECOND)];
  if (before === after) return [{ from, to, offset: before }];
  const change = changeAt(offset, from, to - SECOND);
  return [
    { from, to: change, offset: before },
    { from: change, to, offset: after },
  ];
}

/**
 * The first moment (ms UTC) at which the wall clock shows `wall`, a whole second, or later. So an hour that comes twice begins the first
 * time, one that is left out begins and ends where clocks change, and what is later on the wall is never earlier in time.
 */
export function momentOnWall(offset: Offset, wall: number): number {
  const [before, after] = [offset(wall - DAY), offset(wall + DAY)];
  if (before === after) return wall - before;
  const change = changeAt(offset, wall - DAY, wall + DAY);
  return wall - before < change ? wall - before : Math.max(change, wall - after);
}

/** The local day a moment falls on. */
export const localDayOf = (offset: Offset, at: number): number => Math.floor((at + offset(at)) / DAY);
/** `2026-03-29` of a local day. */
export const dateOf = (localDay: number): string => new Date(localDay * DAY).toISOString().slice(0, 10);
/** Day 0 is Thursday, 1 January 1970; Monday is 0. */
export const weekdayOf = (localDay: number): number => (((localDay + 3) % 7) + 7) % 7;

/** The local day of `2026-03-29`; null: there is no such date. */
export function dayOfDate(date: string): number | null {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || dateOf(at / DAY) !== date ? null : at / DAY;
}
