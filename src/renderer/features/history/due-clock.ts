import type { Reader } from './due-reader.ts';

export type Clock = { readonly hour: number; readonly minute: number };

const CHINESE = ['半', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const ENGLISH = ['half', 'one', 'two', 'three', 'four', 'five', 'six'];
/** A number, in digits or in Chinese up to twelve. */
export const NUMBER = String.raw`(\d+(?:\.5)?|半|十[一二]?|[一二两三四五六七八九])`;
/** What {@link NUMBER} and the English number words stand for. */
export function numberOf(text: string): number {
  if (text === '半' || text === 'half') return 0.5;
  if (/^an?$/.test(text)) return 1;
  const named = [CHINESE, ENGLISH].map((words) => words.indexOf(text === '两' ? '二' : text)).find((n) => n > 0);
  return named ?? Number(text);
}

/** A part of the day, and until when it is meant where no hour stands beside it. */
const PARTS = [
  { part: 'end', words: /下班|\bend of (?:the )?(?:day|work)\b|\beod\b/, until: 18 },
  { part: 'morning', words: /凌晨|[早清]晨|上午|早上?|\bmorning\b/, until: 12 },
  { part: 'noon', words: /中午|\b12 ?noon\b|\bnoon\b/, until: 12 },
  { part: 'afternoon', words: /下午|傍晚|\bafternoon\b/, until: 18 },
  { part: 'evening', words: /晚[上间]?|夜里|\bevening\b|\bnight\b/, until: 21 },
] as const;
type Part = (typeof PARTS)[number]['part'];

/** `3` in the afternoon is 15, and 12 at night ends the day; null: no such hour in that part. */
function hourOf(written: number, part: Part | 'am' | 'pm' | undefined): number | null {
  if (part === 'am') return written % 12;
  if (part === 'evening' && written === 12) return 24;
  if (part === 'evening' && written < 5) return null;
  if (part === 'noon' && written < 4) return written + 12;
  return (part === 'pm' || part === 'afternoon' || part === 'evening') && written < 12 ? written + 12 : written;
}

const CHINESE_CLOCK = new RegExp(`${NUMBER} ?(?:[:：](\\d{2})|点(?:(\\d{1,2})分?|(半)|钟)?)`);
const ENGLISH_CLOCK = /\b(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b\.?/;

/** The hour that is named; null: there is none; `none`: what stands there is no time of a day. */
export function clockIn(text: Reader): Clock | 'none' | null {
  const english = text.take(ENGLISH_CLOCK);
  const clock = english ?? text.take(CHINESE_CLOCK);
  const part = PARTS.find(({ words }) => text.take(words) !== null);
  if (!clock) return part ? { hour: part.until, minute: 0 } : null;
  const [, h = '', colon, third, half] = clock;
  const hour = hourOf(numberOf(h), english ? (third === 'p' ? 'pm' : 'am') : part?.part);
  const minute = half === undefined ? Number(colon ?? (english ? 0 : third) ?? 0) : 30;
  const isTime = hour !== null && Number.isInteger(hour) && numberOf(h) < 24 && minute < 60;
  return isTime ? { hour, minute } : 'none';
}
