import { findKnown } from '../../domain/personal-data-known.ts';
import { callsOf } from '../../domain/personal-data-names.ts';
import { plain } from '../../domain/personal-data.ts';

/** First signs of what Chinese people are called by behind a name: 周工, 岚姐, 李先生. */
const TITLES = '先女小太老师经主同阿叔大总工姐哥伯姨婶嫂爷妹弟';
const BEFORE_TITLE = new RegExp(`(?<=(?<it>\\p{sc=Han}{1,3}))[${TITLES}]`, 'gu');
const NEAR = /[小阿老](?=(?<it>\p{sc=Han}{1,2}))/gu;
const TWICE = /(?<it>\p{sc=Han})(?=\k<it>)/gu;
const isChinese = (text: string): boolean => /^\p{sc=Han}+$/u.test(text);

/** What of a text tells whether a name can stand in it. */
type Reading = {
  readonly lower: string;
  readonly words: ReadonlySet<string>;
  /** Beginnings of its words, three letters long. */
  readonly heads: ReadonlySet<string>;
  /** Every capitalised word, greeted: a short form of a name (Bob) is found in it wherever the text has it. */
  readonly greeted: string;
  /** One to three signs before a title. */
  readonly titled: ReadonlySet<string>;
  /** One and two signs behind 小, 阿 and 老, and those that stand twice: 小岚, 岚岚. */
  readonly near: ReadonlySet<string>;
};

function readingOf(text: string): Reading {
  const written = plain(text);
  const lower = written.toLowerCase();
  const latin = written.match(/\p{Script=Latin}+/gu) ?? [];
  const capitals = [...new Set(latin)].filter((word) => /^\p{Lu}/u.test(word));
  const titled = [...written.matchAll(BEFORE_TITLE)].map(({ groups }) => groups?.['it'] ?? '');
  const near = [NEAR, TWICE].flatMap((pattern) =>
    [...written.matchAll(pattern)].map(({ groups }) => groups?.['it'] ?? ''),
  );
  const words = new Set(latin.map((word) => word.toLowerCase()));
  return {
    lower,
    words,
    heads: new Set([...words].map((word) => word.slice(0, 3))),
    greeted: capitals.map((word) => `Hi ${word},`).join(' '),
    titled: new Set(titled.flatMap((signs) => [signs, signs.slice(-2), signs.slice(-1)])),
    near: new Set(near.flatMap((signs) => [signs, signs.charAt(0)])),
  };
}

const stands = ({ lower, words }: Reading, piece: string): boolean =>
  /^\p{Script=Latin}+$/u.test(piece) ? words.has(piece.toLowerCase()) : lower.includes(piece.toLowerCase());

const standsNear = ({ titled, near }: Reading, piece: string): boolean =>
  [piece.charAt(0), piece.slice(0, 2), piece.slice(1), piece.slice(2), piece.slice(-1)].some(
    (part) => titled.has(part) || near.has(part),
  );

/** Short forms: of a name in capitals as the finder knows them; of one that is written small by its beginning. */
const standsShort = ({ heads, greeted }: Reading, given: string): boolean =>
  /^\p{Lu}/u.test(given)
    ? greeted !== '' && findKnown(greeted, [given]).length > 0
    : heads.has(given.toLowerCase().slice(0, 3));

function canStand(reading: Reading, name: string): boolean {
  const pieces = name.split(/[\s()/,]+/).filter((piece) => piece !== '');
  const western = pieces.filter((piece) => !isChinese(piece));
  const [given] = western;
  return (
    [...callsOf(name), ...western.filter((piece) => piece.length > 1)].some((piece) => stands(reading, piece)) ||
    pieces.some((piece) => isChinese(piece) && piece.length <= 4 && standsNear(reading, piece)) ||
    (given !== undefined && standsShort(reading, given))
  );
}

/**
 * Those of whom a part can stand in the text: whole, in part, with a title, or as one calls them who knows them. For the finder it is the
 * same whether it is given all names or these; with all of a team it takes a hundred times as long.
 */
export function peopleIn(text: string, names: readonly string[]): string[] {
  const reading = readingOf(text);
  return names.filter((name) => canStand(reading, name));
}
