/**
 * A moment as people write it in a query, at the place of the desk. A day, a month, a year: its beginning. A span (`7d`,
 * `2周前`): that long before `now`. Undefined: no date.
 */
const DAY = 86_400_000;
const SPANS: Readonly<Record<string, number>> = {
  h: DAY / 24,
  d: DAY,
  w: 7 * DAY,
  m: 30 * DAY,
  y: 365 * DAY,
  小时: DAY / 24,
  天: DAY,
  日: DAY,
  周: 7 * DAY,
  个月: 30 * DAY,
  月: 30 * DAY,
  年: 365 * DAY,
};
const SPAN = /^(?<count>\d{1,4})\s*(?<unit>[hdwmy]|小时|天|日|周|个月|月|年)(?:前|之前|以前|内|ago)?$/iu;
const DATE = /^(?<year>\d{4})(?:[-/.年](?<month>\d{1,2})(?:[-/.月](?<day>\d{1,2})日?|月)?|年)?$/u;
const SHORT = /^(?<month>\d{1,2})(?:[-/]|月)(?<day>\d{1,2})日?$/u;

function startOfDay(now: number, days: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + days).getTime();
}

function startOfWeek(now: number, weeks: number): number {
  return startOfDay(now, -((new Date(now).getDay() + 6) % 7) + 7 * weeks);
}

function startOfMonth(now: number, months: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth() + months, 1).getTime();
}

const NAMED: Readonly<Record<string, (now: number) => number>> = {
  now: (now) => now,
  现在: (now) => now,
  today: (now) => startOfDay(now, 0),
  今天: (now) => startOfDay(now, 0),
  yesterday: (now) => startOfDay(now, -1),
  昨天: (now) => startOfDay(now, -1),
  前天: (now) => startOfDay(now, -2),
  本周: (now) => startOfWeek(now, 0),
  'this-week': (now) => startOfWeek(now, 0),
  上周: (now) => startOfWeek(now, -1),
  'last-week': (now) => startOfWeek(now, -1),
  本月: (now) => startOfMonth(now, 0),
  'this-month': (now) => startOfMonth(now, 0),
  上个月: (now) => startOfMonth(now, -1),
  上月: (now) => startOfMonth(now, -1),
  'last-month': (now) => startOfMonth(now, -1),
  今年: (now) => new Date(new Date(now).getFullYear(), 0, 1).getTime(),
};
export const DATE_NAMES = Object.keys(NAMED);

/** Undefined for the 31st of June. */
function dayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date.getTime() : undefined;
}

function shortDate(text: string, now: number): number | undefined {
  const groups = SHORT.exec(text)?.groups;
  if (!groups) return undefined;
  const year = new Date(now).getFullYear();
  const at = dayOf(year, Number(groups['month']), Number(groups['day']));
  // 12-30 asked for in January is last year's.
  return at !== undefined && at > now ? dayOf(year - 1, Number(groups['month']), Number(groups['day'])) : at;
}

export function parseMoment(written: string, now: number): number | undefined {
  const text = written.normalize('NFKC').trim().toLowerCase();
  const name = Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
  if (name) return name(now);
  const span = SPAN.exec(text)?.groups;
  if (span) return now - Number(span['count']) * (SPANS[span['unit'] ?? ''] ?? 0);
  const date = DATE.exec(text)?.groups;
  if (!date) return shortDate(text, now);
  return dayOf(Number(date['year']), Number(date['month'] ?? 1), Number(date['day'] ?? 1));
}
