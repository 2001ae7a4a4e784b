import { ellipsis, oneLine } from '../kernel/one-line.ts';

/** Controls, and what turns the direction of the text around it or cannot be seen: a name must not be able to look like another. */
const UNSEEN = String.raw`\u00AD\u034F\u061C\u115F\u1160\u180E\u3164\uFFA0\u{E0000}-\u{E007F}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\uFFF9-\uFFFB`;
const INVISIBLE = new RegExp(`[\\p{Cc}\u2028\u2029${UNSEEN}]`, 'gu');
const INVISIBLE_BUT_BREAKS = new RegExp(`(?![\\n\\t])[\\p{Cc}${UNSEEN}]`, 'gu');

/** A name from outside as one line of at most `max` UTF-16 units, safe to show and to store. */
export const cleanName = (text: string, max: number): string =>
  oneLine(text.toWellFormed().replace(INVISIBLE, ' ').normalize('NFC'), max);

/** A number or an id from outside: nothing invisible, no space around it, and never a mark where it was cut. */
export const cleanToken = (text: string, max: number): string => {
  const shown = text.toWellFormed().replace(INVISIBLE, '').trim();
  return shown.slice(0, max).toWellFormed();
};

/** Words from outside with their line breaks. */
export const cleanWords = (text: string, max: number): string =>
  ellipsis(text.toWellFormed().replace(/\r\n?/g, '\n').replace(INVISIBLE_BUT_BREAKS, '').trim(), max);
