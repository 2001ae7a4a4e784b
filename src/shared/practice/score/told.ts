import type { Language } from '../../kernel/text.ts';
import { unitSet, unitsOf } from '../acts/echo.ts';
import { inDigits } from './numbers.ts';
import type { ReadLine, Talk } from './talk.ts';

/** Digits identify; other words of the record count less, and the more so where it is said that we read it. */
const FIGURE = 2;
const WORD = 0.5;
const TOLD = 3.5;
const TOLD_AS_READ = 2.5;
/** Where the case asks for no check, only what identifies is too much: two figures at least, and days are none. */
const TOLD_UNASKED = 4;
const DAYS =
  /\d+\s?(?:月|日|号|点|天|小时|分钟|个月|年|周)|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\b\d+ (?:minute|hour|day|week|month|year)s?\b/giu;

/** Where somebody lives and how their telephone ends identify, whether they stand in the record or not. */
const IDENTIFIES: Readonly<Record<Language, RegExp>> = {
  zh: /[\p{Script=Han}]{2,4}(?:路|街|巷|里|道|弄|湾)\s?\d+|\d+\s?(?:幢|栋|单元|室)|尾号(?:是|为)?\s?\d{4}/gu,
  en: /\b\d+[a-z]? (?:[A-Z][\w'’]+ ){1,2}(?:Row|Street|Road|Lane|Close|Avenue|Drive|Mews|Court|Way|Place|Terrace|Gardens|Hill)\b|\bending (?:in )?\d{3,4}\b/gu,
};
/** What is asked for is not told. */
const ASKED_FOR = /(?:后|尾|末)(?:四|三|二|两)?位|last (?:four|three|two|\d)/giu;

/** What the customer has said before a line, in digits. */
const heardBefore = (turn: number, { lines, lang }: Talk): string[] =>
  lines.flatMap((line) => (line.by === 'customer' && line.turn < turn ? [inDigits(line.text, lang)] : []));

const isFigure = (unit: string): boolean => /\d{2}/u.test(unit);

/** What we may offer and when we can come is ours, and no secret of the customer's. */
const OURS =
  /组长|主管|师傅|库存|有货|已知问题|正确做法|范围|\blead\b|\bstock\b|\bknown issue|\brange\b|\bengineer\b|\btechnician\b/iu;

/** The units of the record, figures in digits. */
const recordOf = ({ company, lang }: Talk): Set<string> =>
  unitSet(
    company
      .flatMap((text) => text.split(/[。；;]|\.\s/u))
      .filter((sentence) => !OURS.test(sentence))
      .map((sentence) => inDigits(sentence, lang)),
    lang,
  );

/** How much of the record a line tells that the customer has not said; without `not`, a word of it weighing `word`. */
export function toldIn({ text, turn }: ReadLine, talk: Talk, not = ASKED_FOR, word = WORD): number {
  const { lang } = talk;
  const record = recordOf(talk);
  const said = inDigits(text.replaceAll(ASKED_FOR, ''), lang);
  const ours = [...new Set(unitsOf(said.replaceAll(not, ''), lang))].filter((unit) => record.has(unit));
  const marks = said.match(IDENTIFIES[lang]) ?? [];
  if (ours.length + marks.length === 0) return 0;
  const heard = heardBefore(turn, talk);
  const known = unitSet(heard, lang);
  const told = ours.filter((unit) => !known.has(unit));
  const digits = heard.join(' ');
  const beside = marks.filter((found) =>
    (found.match(/\d+/gu) ?? []).every((figure) => !digits.includes(figure) && !told.includes(figure)),
  );
  return told.reduce((sum, unit) => sum + (isFigure(unit) ? FIGURE : word), beside.length * FIGURE);
}

/** Whether a line tells of an account. `isOpen`: the case itself asks for no check. */
export function tellsAccount(line: ReadLine, talk: Talk, isOpen: boolean): boolean {
  if (isOpen) return toldIn(line, talk, DAYS, 0) >= TOLD_UNASKED;
  return toldIn(line, talk) >= (line.acts.has('tells-account') ? TOLD_AS_READ : TOLD);
}

/** The customer speaks of what belongs to somebody they have fallen out with: no number makes it theirs. */
const PARTED =
  /分手|前(?:夫|妻|男友|女友|任)|离婚|\bmy ex\b|\bwe (?:split|broke) up|\bex-?(?:husband|wife|partner|boyfriend|girlfriend)/iu;
/** They speak for somebody else. */
const FOR_ANOTHER =
  /(?:帮|替)(?:我)?(?:老公|老婆|爱人|先生|妈|爸|朋友|邻居|同事|老板|领导|他|她)|我是.{0,6}(?:助理|秘书|儿子|女儿|老婆|老公|妻子|丈夫|朋友|邻居|同事)|\b(?:ringing|calling|writing|asking|here) (?:for|on behalf of) my\b|\bon behalf of\b|\bi(?:'m| am) (?:his|her|their|the) (?:wife|husband|son|daughter|assistant|neighbour|friend|secretary|partner)\b/iu;

export type Whose = 'own' | 'another' | 'parted';

/** Whose account the customer speaks of, by their own words. */
export function whose({ lines }: Talk): Whose {
  const said = lines.flatMap((line) => (line.by === 'customer' ? [line.text] : []));
  if (said.some((text) => PARTED.test(text))) return 'parted';
  return said.some((text) => FOR_ANOTHER.test(text)) ? 'another' : 'own';
}
