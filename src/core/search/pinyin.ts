import { pinyin, polyphonic } from 'pinyin-pro';
import { fold } from './fold.ts';
import { runsOf } from './segments.ts';

/**
 * How Chinese is typed on a keyboard. From every place in a run of Han the index holds one to three syllables (`_ytui`,
 * `_ytuikuan`) and three to four first letters (`_itkg`; from the beginning of a name also two), each as a word of its own: so a name, title or subject is found from
 * any character of it, and a question is answered without collecting everything that begins so.
 */
const HAN_RUN = /^\p{sc=Han}+$/u;
const MAX_HAN = 60;
const MAX_SYLLABLES = 3;
const MAX_INITIALS = 4;
/** Two stand for too much in the middle of a text: zl is 一直亮 and 炸篮. */
export const SHORTEST_INITIALS = 3;
/** Ways to read a name; names with several heteronyms have more, but not likelier ones. */
const MAX_READINGS = 6;

const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;
const letters = (syllable: string): string => syllable.toLowerCase().replace(/[^a-z]/g, '');

const fullToken = (typed: string): string => `_y${typed}`;
const initialsToken = (typed: string): string => `_i${typed}`;

/** @param isStart two initials count here: at the beginning of a name. */
function tokensOfReading(syllables: readonly string[], isStart: boolean): string[] {
  const initials = syllables.map((one) => one.charAt(0)).join('');
  return syllables.flatMap((_, i) => {
    const tokens: string[] = [];
    const left = syllables.length - i;
    for (let k = 1; k <= Math.min(MAX_SYLLABLES, left); k += 1)
      tokens.push(fullToken(syllables.slice(i, i + k).join('')));
    const shortest = isStart && i === 0 ? 2 : SHORTEST_INITIALS;
    for (let k = shortest; k <= Math.min(MAX_INITIALS, left); k += 1)
      tokens.push(initialsToken(initials.slice(i, i + k)));
    return tokens;
  });
}

const hanRuns = (text: string): string[] =>
  runsOf(fold(text))
    .filter((run) => run.isDense && HAN_RUN.test(run.text))
    .map((run) => run.text.slice(0, MAX_HAN));

/** Reading a run costs more than everything else that is done to it, and people and wares are named again and again. */
const REMEMBERED_RUNS = 20_000;

function remembered(tokensOfRun: (run: string) => readonly string[]): (run: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (run) => {
    const present = known.get(run);
    if (present) return present;
    if (known.size >= REMEMBERED_RUNS) known.clear();
    const tokens = Array.from(new Set(tokensOfRun(run)));
    known.set(run, tokens);
    return tokens;
  };
}

const textTokens = remembered((run) => tokensOfReading(pinyin(run, OPTIONS).map(letters), false));

/** Words for a sentence: each character as its word is read. */
export const pinyinOfText = (text: string): string => Array.from(new Set(hanRuns(text).flatMap(textTokens))).join(' ');

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

const [nameHeadTokens, nameTokens] = [true, false].map((isStart) =>
  remembered((run) => readingsOf(run).flatMap((reading) => tokensOfReading(reading, isStart))),
) as [typeof textTokens, typeof textTokens];

/** Words for a person's name: 曾 is read zeng as a surname, and found as ceng too. */
export const pinyinOfName = (name: string): string =>
  Array.from(new Set(hanRuns(name).flatMap((run, i) => (i === 0 ? nameHeadTokens : nameTokens)(run)))).join(' ');

const INITIALS = 'b p m f d t n l g k h j q x r z c s y w zh ch sh'.split(' ');
const FINALS =
  'a e i o u v ai an ang ao ei en eng er ia ian iang iao ie in ing iong iu ong ou ua uai uan uang ue ui un uo van ve'.split(
    ' ',
  );
const ALONE = 'a o e ai ei ao ou an en ang eng er'.split(' ');
/** More than the language has; those it has not stand nowhere. */
const SYLLABLES = new Set([...ALONE, ...INITIALS.flatMap((initial) => FINALS.map((final) => initial + final))]);
const LONGEST_SYLLABLE = 6;

type Cut = { readonly head: string; readonly last: string };

/** Typed letters where syllables end, longest first; the last one may still be typed. Undefined: no pinyin. */
function cut(typed: string, count: number): Cut | undefined {
  for (let length = Math.min(LONGEST_SYLLABLE, typed.length); length > 0; length -= 1) {
    const first = typed.slice(0, length);
    if (!SYLLABLES.has(first)) continue;
    if (length === typed.length || count === 1) return { head: '', last: first };
    const rest = cut(typed.slice(length), count - 1);
    if (rest) return { head: first + rest.head, last: rest.last };
  }
  return undefined;
}

const completed = (begun: string): string[] => Array.from(SYLLABLES).filter((one) => one.startsWith(begun));

/** As `cut`, when the letters end in the middle of a syllable: tuik, tuiku. */
function openCut(typed: string): Cut | undefined {
  for (let length = 1; length < LONGEST_SYLLABLE && length < typed.length; length += 1) {
    const last = typed.slice(-length);
    const before = cut(typed.slice(0, -length), MAX_SYLLABLES - 1);
    const isWhole = before && before.head.length + before.last.length === typed.length - length;
    if (isWhole && completed(last).length > 0) return { head: before.head + before.last, last };
  }
  return undefined;
}

/** Every word of the index that letters typed on a keyboard may stand for. Letters beyond its longest words are left out. */
export function pinyinAsked(typed: string): string[] {
  if (!/^[a-z]{2,30}$/.test(typed)) return [];
  const asked = new Set<string>();
  const { head, last } = cut(typed, MAX_SYLLABLES) ?? openCut(typed) ?? { head: '', last: '' };
  const isEnd = head.length + last.length === typed.length;
  if (last !== '') for (const one of isEnd ? completed(last) : [last]) asked.add(fullToken(head + one));
  if (typed.length <= 2 * MAX_INITIALS && !/[iuv]/.test(typed)) asked.add(initialsToken(typed.slice(0, MAX_INITIALS)));
  return Array.from(asked);
}

/** The ways a run may have been read when it was indexed, for marking what pinyin has found. */
export const readingsOf = (run: string): string[][] =>
  run.length <= 4 ? readings(run) : [pinyin(run, OPTIONS).map(letters)];
