import type { Language } from '../../kernel/text.ts';
import { languageOf } from '../../guidance/text/language.ts';
import type { ActContext, Finding } from './context.ts';
import { EN } from './en.ts';
import type { Act, ReadActs } from './kinds.ts';
import type { Patterns } from './patterns.ts';
import { bounded, tokensIn } from './remembered.ts';
import { askActs, askedFacts } from './read-asks.ts';
import { echoActs } from './read-echo.ts';
import { stepActs } from './read-steps.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { ZH } from './zh.ts';

export type { ActContext } from './context.ts';

const lengthOf = (text: string, lang: Language): number => (lang === 'zh' ? text.length : text.split(/\s+/u).length);

/** Acts that one sentence shows by its words alone. */
const PLAIN = [
  ['feeling', 'names-feeling'],
  ['explain', 'explains'],
  ['apology', 'apologises'],
  ['reassure', 'reassures'],
  ['admit', 'admits'],
  ['care', 'cares'],
  ['formula', 'speaks-formula'],
  ['check', 'checks'],
  ['close', 'closes'],
  ['refuse', 'refuses-kindly'],
  ['manager', 'offers-manager'],
  ['hold', 'holds'],
  ['goodbye', 'says-goodbye'],
  ['account', 'tells-account'],
  ['others', 'tells-others'],
  ['instruct', 'instructs'],
  ['name', 'names-self'],
  ['program', 'speaks-to-program'],
] as const satisfies readonly (readonly [keyof Patterns, Act])[];

/** What is told and never asked. */
const TOLD_ONLY: ReadonlySet<Act> = new Set<Act>(['explains']);

/** And those that are nobody's own words where they are quoted. */
const FAULTS = [
  ['dismiss', 'dismisses'],
  ['jargon', 'uses-jargon'],
  ['deflect', 'deflects'],
  ['handBack', 'hands-back'],
] as const satisfies readonly (readonly [keyof Patterns, Act])[];

/** What stands between quotation marks somebody else has said. */
const QUOTED = /“[^”]{1,60}”|"[^"]{1,60}"|「[^」]{1,60}」/gu;
const withoutQuotes = (sentence: Sentence): Sentence => ({ ...sentence, text: sentence.text.replaceAll(QUOTED, '“”') });

function plainActs(sentences: readonly Sentence[], p: Patterns, { add, has }: Finding): void {
  for (const { text, isQuestion } of sentences)
    for (const [name, act] of PLAIN) if (p[name].test(text) && !(isQuestion && TOLD_ONLY.has(act))) add(act);
  for (const { text, isQuestion } of sentences.map(withoutQuotes)) {
    for (const [name, act] of FAULTS) if (p[name].test(text)) add(act);
    if (p.blame.test(text) && !p.admit.test(text)) add('blames');
    if (p.abuse.test(text) && !p.notAbuse.test(text)) add('abuses');
    if (p.pushOff.test(text) && !(has('refuses-kindly') && p.refuse.test(text))) add('pushes-off');
    if (!isQuestion && p.inform.test(text) && !p.vague.test(text) && !p.request.test(text)) add('informs');
  }
}

/** Foreign words in Chinese, capitals in English: what the customer has not said and not everybody knows is jargon. */
const FOREIGN: Readonly<Record<Language, RegExp>> = {
  zh: /(?<![\w@.-])[A-Za-z]{3,}(?![\w@.-])/gu,
  en: /(?<![\w@.-])[A-Z]{2,5}(?![\w@.-])/gu,
};

function foreignActs(line: string, { lang, heard }: ActContext, p: Patterns, { add }: Finding): void {
  const theirs = heard.join(' ').toLowerCase();
  const words = line.match(FOREIGN[lang]) ?? [];
  if (words.some((word) => !p.known.test(word) && !theirs.includes(word.toLowerCase()))) add('uses-jargon');
}

const OTHER_LANGUAGE_FROM = 6;
const NOTHING = /^(?:嗯+|哦+|噢+|啊+|额+|呃+|hm+|um+|uh+|ok)$/iu;

/** A line of a trainee, as far as words show what it does. Pure: the same line after the same lines is read alike. */
export function readActs(line: string, context: ActContext): ReadActs {
  const { lang } = context;
  const read = bounded(line);
  const acts = new Set<Act>();
  const finding: Finding = { add: (act) => acts.add(act), has: (act) => acts.has(act) };
  const tokens = tokensIn(read).filter(({ kind }) => kind !== 'sign');
  if (tokens.length === 0 || NOTHING.test(line.replaceAll(/[\s\p{P}]/gu, '')))
    return { acts: new Set(['is-empty']), asked: [], newWords: 0, taken: 0 };
  const p = lang === 'zh' ? ZH : EN;
  const isForeign = tokens.length >= OTHER_LANGUAGE_FROM && languageOf(tokens) !== lang;
  if (isForeign) acts.add('other-language');
  else foreignActs(read, context, p, finding);
  if (lengthOf(line, lang) > p.essay) acts.add('is-essay');
  if (p.lineGreeting.test(line.trim().slice(0, 80))) acts.add('greets');
  const sentences = sentencesOf(read);
  plainActs(sentences, p, finding);
  const asking = askActs(sentences, p, context, finding);
  stepActs(sentences, p, finding);
  const text = read.toLowerCase();
  if ((context.answers ?? []).some((word) => text.includes(word.toLowerCase()))) acts.add('answers');
  const echo = echoActs(line, context, finding);
  return { acts, asked: askedFacts(asking, context, finding), ...echo };
}
