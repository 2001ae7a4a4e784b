import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import { useLanguage, type Language } from './i18n.tsx';

/** Time for the screen: one timer per period, however many rows watch it. */
export type Ticker = {
  readonly now: () => number;
  readonly every: (ms: number, listener: () => void) => () => void;
  /** The moment of the last tick of this period: stable between ticks. */
  readonly at: (ms: number) => number;
};

type Beat = { at: number; timer: ReturnType<typeof setInterval>; listeners: Set<() => void> };

export function createTicker(now: () => number = Date.now): Ticker {
  const beats = new Map<number, Beat>();
  const start = (ms: number): Beat => {
    const beat: Beat = { at: now(), listeners: new Set(), timer: setInterval(() => tick(beat), ms) };
    beats.set(ms, beat);
    return beat;
  };
  const tick = (beat: Beat) => {
    beat.at = now();
    for (const listener of beat.listeners) listener();
  };
  const leave = (ms: number, beat: Beat, listener: () => void) => {
    beat.listeners.delete(listener);
    if (beat.listeners.size > 0) return;
    clearInterval(beat.timer);
    beats.delete(ms);
  };
  return {
    now,
    every: (ms, listener) => {
      const beat = beats.get(ms) ?? start(ms);
      beat.listeners.add(listener);
      return () => leave(ms, beat, listener);
    },
    // Before the first subscription (the first render) the period itself keeps the value stable.
    at: (ms) => beats.get(ms)?.at ?? Math.floor(now() / ms) * ms,
  };
}

export const TickerContext = createContext<Ticker | null>(null);

/** The present moment (ms UTC), refreshed every `everyMs`; renders only then. */
export function useNow(everyMs: number): number {
  const ticker = use(TickerContext);
  if (!ticker) throw new Error('useNow outside TickerContext');
  const subscribe = useCallback((listener: () => void) => ticker.every(everyMs, listener), [ticker, everyMs]);
  const snapshot = useCallback(() => ticker.at(everyMs), [ticker, everyMs]);
  return useSyncExternalStore(subscribe, snapshot);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
const daysBefore = (at: number, now: number) => Math.round((startOfDay(now) - startOfDay(at)) / DAY);
const two = (n: number): string => String(n).padStart(2, '0');

/** 04:12, 1:04:12: for timers that run. */
export function clock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / SECOND));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

type Step = { readonly unit: 'second' | 'minute' | 'hour' | 'day'; readonly ms: number };
const STEPS: readonly Step[] = [
  { unit: 'day', ms: DAY },
  { unit: 'hour', ms: HOUR },
  { unit: 'minute', ms: MINUTE },
  { unit: 'second', ms: SECOND },
];
const stepFor = (ms: number): Step => STEPS.find((step) => ms >= step.ms) ?? { unit: 'second', ms: SECOND };

export type Format = {
  /** 13:41 */
  readonly time: (at: number) => string;
  /** 13:41:20 */
  readonly timeExact: (at: number) => string;
  /** 11月18日, or 2025年11月18日 in another year than `now` */
  readonly day: (at: number, now?: number) => string;
  /** 今天, 昨天, 明天, 11月18日: a heading over lines of one day */
  readonly dayHeading: (at: number, now: number) => string;
  /** 2026/11/18 13:41 or Nov 18, 2026, 13:41: complete; in English with the month in letters, which nobody reads as a day */
  readonly dateTime: (at: number) => string;
  /** 13:41 today, 11月18日 13:41 in this year, complete in another: for a moment that matters to the minute */
  readonly moment: (at: number, now: number) => string;
  /** 3 分钟前, 昨天 */
  readonly ago: (at: number, now: number) => string;
  /** 13:41 today, 11月18日 before: the shortest that is clear, for lists */
  readonly short: (at: number, now: number) => string;
  /** 12 分钟, 3 小时: a length in its largest unit */
  readonly span: (ms: number) => string;
  readonly number: (n: number) => string;
  readonly bytes: (n: number) => string;
};

/** What Intl says of no time at all ("now") reads like a command in Chinese. */
const JUST_NOW: Readonly<Record<Language, string>> = { zh: '刚刚', en: 'just now' };

type Shape = 'time' | 'exact' | 'full' | 'monthDay' | 'dayTime' | 'withYear';
const TWO = '2-digit';
const optionsOf = (language: Language): Record<Shape, Intl.DateTimeFormatOptions> => {
  const month = language === 'zh' ? 'long' : 'short';
  const time = { hour: TWO, minute: TWO, hourCycle: 'h23' } as const;
  return {
    time,
    exact: { ...time, second: TWO },
    full: { year: 'numeric', ...(language === 'zh' ? { month: TWO, day: TWO } : { month, day: 'numeric' }), ...time },
    monthDay: { month, day: 'numeric' },
    dayTime: { month, day: 'numeric', ...time },
    withYear: { year: 'numeric', month, day: 'numeric' },
  };
};

/** Made when first asked for, and then kept: to make one of Intl takes a millisecond, to use it a microsecond. */
function kept<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const made = known.get(key) ?? make(key);
    known.set(key, made);
    return made;
  };
}

/** What Intl itself shows of a number. */
const MOST_DIGITS = 3;

/**
 * The moment at which the clocks of UTC show what this machine's show at `at` (both ms UTC). Intl keeps the time zone it was
 * made in, Date follows the machine: a laptop that is carried into another one would show hours of the old beside days of the new.
 */
const onTheWall = (at: number): number => at - new Date(at).getTimezoneOffset() * MINUTE;

function intlFor(language: Language) {
  const locale = LOCALE[language];
  const options = optionsOf(language);
  const dates = kept((shape: Shape) => new Intl.DateTimeFormat(locale, { ...options[shape], timeZone: 'UTC' }));
  return {
    date: (shape: Shape, at: number) => dates(shape).format(onTheWall(at)),
    relative: kept((numeric: 'auto') => new Intl.RelativeTimeFormat(locale, { numeric })),
    number: kept((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits })),
    unit: kept((unit: Step['unit']) => {
      const unitDisplay = language === 'zh' ? 'short' : 'long';
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
    }),
  };
}

/** Chinese words stand a little apart from the figures before them, here as in every sentence of ours. */
const apart = (text: string): string => text.replace(/(\d)(?=\p{Script=Han})/u, '$1 ');

/** One for each language; the same object every time. */
export const formatFor = kept(makeFormat);

function makeFormat(language: Language): Format {
  const intl = intlFor(language);
  const day = (at: number, now?: number) =>
    now === undefined || new Date(at).getFullYear() === new Date(now).getFullYear()
      ? intl.date('monthDay', at)
      : intl.date('withYear', at);
  return {
    time: (at) => intl.date('time', at),
    timeExact: (at) => intl.date('exact', at),
    day,
    dayHeading: (at, now) => {
      const days = daysBefore(at, now);
      return Math.abs(days) <= 1 ? intl.relative('auto').format(-days, 'day') : day(at, now);
    },
    dateTime: (at) => intl.date('full', at),
    moment: (at, now) => {
      if (daysBefore(at, now) === 0) return intl.date('time', at);
      const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
      return intl.date(isThisYear ? 'dayTime' : 'full', at);
    },
    ago: (at, now) => {
      const past = now - at;
      if (Math.abs(past) < 45 * SECOND) return JUST_NOW[language];
      if (Math.abs(past) >= 7 * DAY) return day(at, now);
      const step = stepFor(Math.max(Math.abs(past), MINUTE));
      if (step.unit === 'day') return apart(intl.relative('auto').format(-daysBefore(at, now), 'day'));
      return apart(intl.relative('auto').format(-Math.round(past / step.ms), step.unit));
    },
    short: (at, now) => (daysBefore(at, now) === 0 ? intl.date('time', at) : day(at, now)),
    span: (ms) => {
      const step = stepFor(Math.max(0, ms));
      return apart(intl.unit(step.unit).format(Math.max(step.unit === 'second' ? 1 : 0, Math.round(ms / step.ms))));
    },
    number: (n) => intl.number(MOST_DIGITS).format(n),
    bytes: (n) => {
      if (n < 1024) return `${intl.number(MOST_DIGITS).format(n)} B`;
      if (n < 1024 * 1024) return `${intl.number(MOST_DIGITS).format(Math.round(n / 1024))} KB`;
      if (n < 1024 ** 3) return `${intl.number(1).format(n / 1024 / 1024)} MB`;
      return `${intl.number(1).format(n / 1024 ** 3)} GB`;
    },
  };
}

/** Dates, spans and sizes in the language of the screen. */
export const useFormat = (): Format => formatFor(useLanguage());
