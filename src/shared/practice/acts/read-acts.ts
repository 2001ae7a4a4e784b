import type { Language } from '../../kernel/text.ts';
import { languageOf } from '../../guidance/text/language.ts';
import { normalise } from '../../guidance/text/normal.ts';
import { tokensOf } from '../../guidance/text/tokens.ts';
import { isAlike, sharedWith, unitSet } from './echo.ts';
import { EN } from './en.ts';
import type { Act, ReadActs } from './kinds.ts';
import type { Patterns } from './patterns.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { ZH } from './zh.ts';

/** What was said before the line that is read, and what the matter is. */
export type ActContext = {
  readonly lang: Language;
  /** The customer's lines, oldest first. */
  readonly heard: readonly string[];
  /** The trainee's own, oldest first. */
  readonly said: readonly string[];
  /** Facts that can be asked for, with the words that ask; and those the customer has told. */
  readonly facts?: readonly { readonly key: string; readonly ask: readonly string[] }[];
  readonly told?: ReadonlySet<string>;
  /** Words of a concrete solution. */
  readonly answers?: readonly string[];
};

/** How much of the customer's words makes a line one that takes them up. */
const MIRROR_UNITS: Readonly<Record<Language, number>> = { zh: 3, en: 2 };
/** A line with more of them than this, and nothing else in it, only echoes. */
const ECHO_SHARE = 0.5;
const MANY_QUESTIONS = 3;
const RECENT = 6;

const lengthOf = (text: string, lang: Language): number => (lang === 'zh' ? text.length : text.split(/\s+/u).length);

type Finding = { readonly add: (act: Act) => void; readonly has: (act: Act) => boolean };

function questionActs(sentences: readonly Sentence[], p: Patterns, { add }: Finding): Sentence[] {
  const asking = sentences.filter(
    ({ text, isQuestion }) => isQuestion || (p.request.test(text) && !p.secret.test(text)),
  );
  for (const { text } of asking) {
    if (p.check.test(text) || p.close.test(text)) continue;
    if (p.openQuestion.test(text)) add('asks-open');
    else if (p.closedQuestion.test(text) || p.request.test(text)) add('asks-closed');
    if (p.verify.test(text)) add('verifies');
  }
  if (asking.length >= MANY_QUESTIONS) add('asks-much');
  return asking;
}

/** A step counts with a time in its own sentence or the next one. */
function stepActs(sentences: readonly Sentence[], p: Patterns, { add, has }: Finding): void {
  const whens = sentences.map(({ text }) => p.when.test(text) && !(p.past.test(text) && !p.step.test(text)));
  for (const [i, { text, isQuestion }] of sentences.entries()) {
    const isStep = p.step.test(text) && !isQuestion && !p.hold.test(text) && !p.pushOff.test(text);
    const isTimed = whens[i] === true || whens[i + 1] === true;
    if (isStep && (!p.thinStep.test(text) || isTimed || text.length > 24) && !(p.vague.test(text) && !isTimed))
      add('next-step');
    if ((isStep || has('next-step')) && isTimed) add('says-when');
    if (p.vague.test(text) && !isTimed) add('stays-vague');
  }
}

const PLAIN = [
  ['feeling', 'names-feeling'],
  ['explain', 'explains'],
  ['apology', 'apologises'],
  ['reassure', 'reassures'],
  ['check', 'checks'],
  ['close', 'closes'],
  ['refuse', 'refuses-kindly'],
  ['manager', 'offers-manager'],
  ['hold', 'holds'],
  ['goodbye', 'says-goodbye'],
  ['blame', 'blames'],
  ['jargon', 'uses-jargon'],
  ['account', 'tells-account'],
  ['others', 'tells-others'],
  ['abuse', 'abuses'],
  ['program', 'speaks-to-program'],
] as const satisfies readonly (readonly [keyof Patterns, Act])[];

function plainActs(sentences: readonly Sentence[], p: Patterns, { add, has }: Finding): void {
  for (const { text } of sentences) for (const [name, act] of PLAIN) if (p[name].test(text)) add(act);
  const refuses = has('refuses-kindly');
  for (const { text, isQuestion } of sentences) {
    if (
      p.secret.test(text) &&
      !p.notSecret.test(text) &&
      (isQuestion || p.request.test(text) || /发|报|给|send|give|tell/iu.test(text))
    )
      add('asks-secret');
    if (p.pushOff.test(text) && !(refuses && p.refuse.test(text))) add('pushes-off');
  }
}

function echoActs(line: string, { lang, heard, said }: ActContext, { add, has }: Finding): number {
  const { count, share } = sharedWith(line, unitSet(heard.slice(-RECENT), lang), lang);
  if (count >= MIRROR_UNITS[lang]) add('mirrors');
  const own = said.slice(-RECENT).some((earlier) => isAlike(line, earlier, lang));
  if (own) add('repeats-itself');
  const isMore = has('next-step') || has('explains') || has('asks-open') || has('says-when') || has('reassures');
  if (count >= MIRROR_UNITS[lang] && share >= ECHO_SHARE && !isMore) add('echoes-only');
  return 1 - share;
}

function askedFacts(asking: readonly Sentence[], { facts = [], told }: ActContext, { add }: Finding): string[] {
  const text = asking.map((one) => one.text.toLowerCase()).join('\n');
  const asked = facts.filter(({ ask }) => ask.some((word) => text.includes(word.toLowerCase()))).map(({ key }) => key);
  if (asked.length > 0 && asked.every((key) => told?.has(key))) add('asks-again');
  return asked;
}

const OTHER_LANGUAGE_FROM = 6;

/** A line of a trainee, as far as words show what it does. Pure: the same line after the same lines is read alike. */
export function readActs(line: string, context: ActContext): ReadActs {
  const { lang } = context;
  const acts = new Set<Act>();
  const finding: Finding = { add: (act) => acts.add(act), has: (act) => acts.has(act) };
  const tokens = tokensOf(normalise(line).text).filter(({ kind }) => kind !== 'sign');
  if (tokens.length === 0 || /^(?:嗯+|哦+|噢+|啊+|额+|呃+|hm+|um+|uh+|ok)$/iu.test(line.replaceAll(/[\s\p{P}]/gu, '')))
    return { acts: new Set(['is-empty']), asked: [], newWords: 0 };
  const p = lang === 'zh' ? ZH : EN;
  if (tokens.length >= OTHER_LANGUAGE_FROM && languageOf(tokens) !== lang) acts.add('other-language');
  if (lengthOf(line, lang) > p.essay) acts.add('is-essay');
  if (p.lineGreeting.test(line.trim())) acts.add('greets');
  const sentences = sentencesOf(line);
  plainActs(sentences, p, finding);
  const asking = questionActs(sentences, p, finding);
  stepActs(sentences, p, finding);
  const text = line.toLowerCase();
  if ((context.answers ?? []).some((word) => text.includes(word.toLowerCase()))) acts.add('answers');
  const newWords = echoActs(line, context, finding);
  return { acts, asked: askedFacts(asking, context, finding), newWords };
}
