import { DAY, HOUR, MINUTE } from '#shared/kernel/units.ts';
import { clockIn, NUMBER, numberOf, type Clock } from './due-clock.ts';
import { reader, type Reader } from './due-reader.ts';

/** Where a day is named without an hour, it is meant until its working end; an hour without a day is the next such hour. */
const END_OF_WORK: Clock = { hour: 18, minute: 0 };
const NOON: Clock = { hour: 12, minute: 0 };

const WEEKDAYS = '日一二三四五六';
const ENGLISH_WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${MONTHS.join('|')})[a-z]*`;
const ORDINAL = '(?:st|nd|rd|th)?';
const YEAR = String.raw`(?:,? (?<year>\d{4})\b(?!:))?`;

/** What has been. None of it can be due, whatever hour stands beside it. */
const PAST = [
  /昨|大?前[天日晚]|前几天|去年|刚才|刚刚|方才|早些时候|早先/,
  /(?<![晚早])上+个?(?:周|星期|礼拜|月)/,
  new RegExp(`(?:${NUMBER}|[几数多]) ?个?半? ?(?:分钟|小时|钟头|天|周|星期|礼拜|月|年)多?[之以]?前`),
  /\byesterday\b|\bago\b|\bearlier\b|\bjust now\b|\bpreviously\b|\bthe other day\b/,
  /\blast (?:night|week|month|year|sun|mon|tue|wed|thu|fri|sat)/,
];

/** Calendar days and hours, not 24 hours a day: summer time moves neither. */
const at = (now: number, days: number, { hour, minute }: Clock): number => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour, minute).getTime();
};

type Length = { readonly unit: 'minute' | 'hour' | 'day'; readonly amount: number };

/** `3 小时后`, `半小时后`, `一个半小时内`, `in 20 minutes`, `within half an hour`. */
function lengthIn(text: Reader): Length | null {
  const [, amount, half, unit] =
    text.take(new RegExp(`${NUMBER} ?个?(半)? ?(分钟|小时|钟头|天|周|星期|礼拜)(?:之后|以后|后|之内|以内|内)`)) ??
    text.take(
      /\b(?:in|within) (\d+(?:\.5)?|an?|one|two|three|four|five|six)( and a half)? ?(min|minute|hour|h|day|week)s?\b/,
    ) ??
    text.take(/\b(?:in|within) (half)() an? (hour)\b/) ??
    [];
  if (amount === undefined || unit === undefined) return null;
  const written = numberOf(amount) + (half ? 0.5 : 0);
  if (/^(?:分|min)/.test(unit)) return { unit: 'minute', amount: written };
  if (/^(?:小时|钟头|h)/.test(unit)) return { unit: 'hour', amount: written };
  return { unit: 'day', amount: /^(?:天|day)/.test(unit) ? written : written * 7 };
}

/** Days from today; null: the text names none. */
function dayIn(text: Reader, now: number): number | null {
  if (text.take(/大后天/)) return 3;
  if (text.take(/后天|\bday after tomorrow\b/)) return 2;
  if (text.take(/明[天日儿]|明(?=[早晚])|\btomorrow\b/)) return 1;
  if (text.take(/今[天日儿]|今(?=[早晚])|\btoday\b|\bthis (?=morning|afternoon|evening)/)) return 0;
  return weekdayIn(text, (new Date(now).getDay() + 6) % 7);
}

/** Counted from Monday, as weeks are; one without a word before it is the next there is. */
function weekdayIn(text: Reader, today: number): number | null {
  const chinese = text.take(/(下+|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/);
  const english = chinese ? null : text.take(/\b(next )?(sun|mon|tue|wed|thu|fri|sat)(?:s|rs?|(?:s|nes|rs|ur)?day)?\b/);
  const [, which = '', name = ''] = chinese ?? english ?? [];
  if (name === '') return null;
  const day = chinese ? WEEKDAYS.indexOf(name === '天' ? '日' : name) : ENGLISH_WEEKDAYS.indexOf(name);
  const wanted = (day + 6) % 7;
  if (which === '') return (wanted - today + 7) % 7;
  // Next Friday is that of the week after this one, however near the weekend is; that of this week may be over.
  const weeks = which === 'next ' ? 1 : which.startsWith('下') ? which.length : 0;
  return weeks * 7 - today + wanted;
}

type Day = { readonly month: number; readonly day: number; readonly year: number | null };

/** `12月1日`, `12/1`, `2026-12-01`, `Dec 1`, `1 December`. */
function dateIn(text: Reader): Day | null {
  const digits = text.take(/(?:(\d{4})[-/年])?(\d{1,2})[-/月](\d{1,2})[日号]?/);
  if (digits) {
    const [, year, month, day] = digits;
    return { month: Number(month), day: Number(day), year: year === undefined ? null : Number(year) };
  }
  const named =
    text.take(new RegExp(`\\b(?<word>${MONTH}) (?<day>\\d{1,2})${ORDINAL}\\b(?!:)${YEAR}`)) ??
    text.take(new RegExp(`\\b(?<day>\\d{1,2})${ORDINAL} (?<word>${MONTH})${YEAR}`));
  if (!named?.groups) return null;
  const { word = '', day, year } = named.groups;
  return {
    month: MONTHS.indexOf(word.slice(0, 3)) + 1,
    day: Number(day),
    year: year === undefined ? null : Number(year),
  };
}

/** Without a year the nearest such day is meant, which may have been; null: the calendar has no such day. */
function onDate({ month, day, year }: Day, { hour, minute }: Clock, now: number): number | null {
  const thisYear = new Date(now).getFullYear();
  const found = (year === null ? [thisYear - 1, thisYear, thisYear + 1] : [year])
    .map((one) => new Date(one, month - 1, day, hour, minute))
    .filter((date) => month <= 12 && date.getMonth() === month - 1)
    .map((date) => date.getTime())
    .toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now));
  return found[0] ?? null;
}

/**
 * When something is due, in words: `今天 18:00`, `明天中午`, `周五下午3点`, `2 小时后`, `tomorrow 12:00`, `in 30 minutes`. In the
 * time of this computer; null: the words name no moment, or hold one that is not understood. What has been (`昨天 10:00`,
 * `last Friday`) is no later than now.
 */
export function dueIn(words: string, now: number): number | null {
  const written = words
    .trim()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\btonight\b/, 'today evening');
  if (PAST.some((pattern) => pattern.test(written))) return now;
  const text = reader(written);
  const found = momentIn(text, now);
  return text.isUnderstood() ? found : null;
}

function momentIn(text: Reader, now: number): number | null {
  const length = lengthIn(text);
  if (length && length.unit !== 'day') return now + length.amount * (length.unit === 'hour' ? HOUR : MINUTE);
  const date = length ? null : dateIn(text);
  const days = length?.amount ?? (date ? null : dayIn(text, now));
  const clock = clockIn(text);
  if (clock === 'none') return null;
  if (length && !clock) return now + length.amount * DAY;
  if (date) return onDate(date, clock ?? END_OF_WORK, now);
  if (days !== null) return Number.isInteger(days) ? at(now, days, clock ?? END_OF_WORK) : null;
  if (!clock) return null;
  const today = at(now, 0, clock);
  return today > now ? today : at(now, 1, clock);
}

/** What is offered with one click: the end of today, noon and the end of tomorrow; only what is ahead. */
export const dueChoices = (now: number): number[] =>
  [at(now, 0, END_OF_WORK), at(now, 1, NOON), at(now, 1, END_OF_WORK)].filter((moment) => moment > now + 10 * MINUTE);
