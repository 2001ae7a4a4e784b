import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { useDay, useDays } from '../queries.ts';

const ISO = /^\d{4}-\d{2}-\d{2}$/;
const LOOK_MS = 60_000;
/** Until the core has said for how long. */
const USUAL_DAYS = 14;

/** `today`, and every other day that something is kept of: newest first. */
const datesWith = (today: string | undefined, dates: readonly string[]): string[] =>
  [...new Set([...(today === undefined ? [] : [today]), ...dates])].toSorted().toReversed();

/** The day that is looked at, and the way to the others; the address says which one (`#/day/2026-07-12`), none says today. */
export function useChosenDay(asked: string | undefined) {
  const { go } = useGo();
  const days = useDays();
  const today = useDay(null);
  const isToday = asked === undefined || !ISO.test(asked) || asked === today.data?.date;
  const other = useDay(isToday ? null : asked);
  const query = isToday ? today : other;
  const dates = datesWith(today.data?.date, days?.dates ?? []);
  const at = dates.indexOf(isToday ? (today.data?.date ?? '') : asked);
  const open = (date: string): void => (date === today.data?.date ? go('day') : go('day', date));
  const step = (by: number): (() => void) | null => {
    const date = at < 0 ? undefined : dates[at + by];
    return date === undefined ? null : () => open(date);
  };
  return { query, isToday, dates, open, older: step(1), newer: step(-1), keptDays: days?.keptDays ?? USUAL_DAYS };
}

/** The middle of a day: nothing that clocks do reaches it. */
const noonOf = (date: string): number => new Date(`${date}T12:00`).getTime();

/** `7月12日`. */
export function usePlainDay(): (date: string) => string {
  const format = useFormat();
  const now = useNow(LOOK_MS);
  return (date) => format.day(noonOf(date), now);
}

/** `今天 · 7月12日`: what a day is called in a list of them. */
export function useDayName(): (date: string) => string {
  const t = useT('load');
  const format = useFormat();
  const now = useNow(LOOK_MS);
  return (date) => {
    const at = noonOf(date);
    const ago = Math.round((new Date(now).setHours(12, 0, 0, 0) - at) / 86_400_000);
    const name = ago === 0 ? t('day.today') : ago === 1 ? t('day.yesterday') : null;
    return name === null ? format.day(at, now) : `${name} · ${format.day(at, now)}`;
  };
}
