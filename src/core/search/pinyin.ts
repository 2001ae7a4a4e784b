import { pinyin, polyphonic } from 'pinyin-pro';
import { fold } from './fold.ts';
import { runsOf } from './segments.ts';

/**
 * How Chinese is typed on a keyboard. For every place in a run of Han the index holds three words: its syllable (`_ytui`),
 * the syllables from there on joined (`_ytuikuan`), and their first letters (`_itk`). So a name, title or subject is found
 * from any character of it.
 */
const HAN_RUN = /^\p{sc=Han}+$/u;
const MAX_HAN = 60;
const MAX_JOINED = 16;
const MAX_INITIALS = 8;
/** Ways to read a name; names with several heteronyms have more, but not likelier ones. */
const MAX_READINGS = 6;

const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;
const letters = (syllable: string): string => syllable.toLowerCase().replace(/[^a-z]/g, '');

export const fullToken = (text: string): string => `_y${text.slice(0, MAX_JOINED)}`;
export const initialsToken = (text: string): string => `_i${text.slice(0, MAX_INITIALS)}`;

function tokensOfReading(syllables: readonly string[]): string[] {
  return syllables.flatMap((syllable, i) => {
    const rest = syllables.slice(i, i + MAX_INITIALS);
    const initials = rest.map((one) => one.charAt(0)).join('');
    const joined = fullToken(rest.join(''));
    return [fullToken(syllable), ...(rest.length > 1 ? [joined, initialsToken(initials)] : [])];
  });
}

const hanRuns = (text: string): string[] =>
  runsOf(fold(text))
    .filter((run) => run.isDense && HAN_RUN.test(run.text))
    .map((run) => run.text.slice(0, MAX_HAN));

/** Words for a sentence: each character as its word is read. */
export function pinyinOfText(text: string): string {
  const tokens = hanRuns(text).flatMap((run) => tokensOfReading(pinyin(run, OPTIONS).map(letters)));
  return Array.from(new Set(tokens)).join(' ');
}

/** Every way to read a short run, the surname's own first. */
function readings(run: string): string[][] {
  const likely = pinyin(run, { ...OPTIONS, surname: 'head' }).map(letters);
  let all: string[][] = [[]];
  for (const [i, choices] of polyphonic(run, OPTIONS).entries()) {
    const syllables = new Set([likely[i] ?? '', ...choices.map(letters)].filter((s) => s !== ''));
    all = all.flatMap((head) => Array.from(syllables, (s) => [...head, s])).slice(0, MAX_READINGS);
  }
  return [likely, ...all];
}

/** Words for a person's name: 曾 is read zeng as a surname, and found as ceng too. */
export function pinyinOfName(name: string): string {
  const tokens = hanRuns(name).flatMap((run) => readingsOf(run).flatMap(tokensOfReading));
  return Array.from(new Set(tokens)).join(' ');
}

const INITIAL = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])';
const FINAL =
  '(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)';
const SYLLABLE = `(?:${INITIAL}${FINAL}|a|o|e|ai|ei|ao|ou|an|en|ang|eng|er)`;
const ONE = new RegExp(`^${SYLLABLE}$`);
const MANY = new RegExp(`^${SYLLABLE}+(?:${INITIAL}|${INITIAL}[iu]|${INITIAL}?[aeiou]n?)?$`);

/** The words of the index that letters typed on a keyboard may stand for; `isPrefix`: they are the beginning of one. */
export function pinyinAsked(typed: string): { token: string; isPrefix: boolean }[] {
  if (!/^[a-z]{2,}$/.test(typed)) return [];
  const asked: { token: string; isPrefix: boolean }[] = [];
  if (ONE.test(typed)) asked.push({ token: fullToken(typed), isPrefix: false });
  if (typed.length >= 4 && MANY.test(typed)) asked.push({ token: fullToken(typed), isPrefix: true });
  const mayBeInitials = typed.length <= MAX_INITIALS && !/[iuv]/.test(typed);
  if (mayBeInitials) asked.push({ token: initialsToken(typed), isPrefix: true });
  return asked;
}

/** The ways a run may have been read when it was indexed, for marking what pinyin has found. */
export const readingsOf = (run: string): string[][] =>
  run.length <= 4 ? readings(run) : [pinyin(run, OPTIONS).map(letters)];
