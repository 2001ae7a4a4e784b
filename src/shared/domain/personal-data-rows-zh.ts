import { ANY_SURNAME, isNoGiven } from './personal-data-signs-zh.ts';
import type { Span } from './personal-data-spans.ts';
import { NO_NAMES } from './personal-data-words-zh.ts';

/** In a row of names (钟丽、覃小满、蓝天宇) one is enough for its neighbours, if they begin with a family name. */
const MORE = new RegExp(`^[、/](?<it>${ANY_SURNAME}\\p{sc=Han}{1,2}?)(?=[、/,，。;；]|$|和|跟|一起|三个|两个|这)`, 'u');
const ONE_MORE = new RegExp(`^[,，](?<it>${ANY_SURNAME}\\p{sc=Han}{1,2})(?=[、,，。;；]|$)`, 'u');
const BEFORE_ROW = new RegExp(`(?<![\\p{sc=Han}])(?<it>${ANY_SURNAME}\\p{sc=Han}{1,2})[、/,，]$`, 'u');
const isNew = (name: string): boolean =>
  !NO_NAMES.has(name) && !NO_NAMES.has(name.slice(0, 2)) && !isNoGiven(name.slice(1));
/** The neighbours of what was found. */
export function inRows(text: string, found: readonly Span[]): Span[] {
  const all = found.filter(({ start, end }) => end - start <= 4 && /^\p{sc=Han}+$/u.test(text.slice(start, end)));
  const more: Span[] = [];
  for (let i = 0; i < all.length; i += 1) {
    const { start, end } = all[i]!;
    const next = (MORE.exec(text.slice(end, end + 8)) ?? ONE_MORE.exec(text.slice(end, end + 8)))?.groups?.['it'];
    if (next !== undefined && isNew(next) && all.length + more.length < 40) {
      const one = { start: end + 1, end: end + 1 + next.length };
      if (!all.some((other) => other.start === one.start)) all.push(one);
      more.push(one);
    }
    const previous = BEFORE_ROW.exec(text.slice(Math.max(0, start - 5), start))?.groups?.['it'];
    if (previous === undefined || !isNew(previous)) continue;
    const one = { start: start - 1 - previous.length, end: start - 1 };
    if (!all.some((other) => other.start === one.start)) all.push(one);
    more.push(one);
  }
  return more;
}
