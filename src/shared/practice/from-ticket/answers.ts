import type { Issue, Skill } from '../../domain/practice/index.ts';
import type { Language } from '../../kernel/text.ts';
import { readActs } from '../acts/read-acts.ts';
import type { Act } from '../acts/kinds.ts';
import { sentencesOf } from '../acts/sentences.ts';
import { patternsOf, upTo, type CleanLine } from './exchanges.ts';
import { keyWordsOf } from './key-words.ts';

/** An agent's line with what it does, and how the customer's mood moved over it, −2 … 2; null: nobody answered. */
export type ReadAnswer = {
  readonly text: string;
  readonly acts: ReadonlySet<Act>;
  readonly moved: number | null;
};

const polarityAt = (lines: readonly CleanLine[]): number | undefined =>
  lines.find(({ by }) => by === 'customer')?.feeling?.polarity;

/** Every line of the agent, read with what was said before it. */
export function readAnswers(lines: readonly CleanLine[], lang: Language): ReadAnswer[] {
  return lines.flatMap((line, at) => {
    if (line.by === 'customer' || line.text === '') return [];
    const earlier = lines.slice(0, at);
    const of = (by: CleanLine['by']): string[] => earlier.filter((one) => one.by === by).map(({ text }) => text);
    const { acts } = readActs(line.text, { lang, heard: of('customer'), said: of('agent') });
    const [before, after] = [polarityAt(earlier.toReversed()), polarityAt(lines.slice(at + 1))];
    return [{ text: line.text, acts, moved: before === undefined || after === undefined ? null : after - before }];
  });
}

/** What moves the matter itself: a step, a time, a reason. */
const SOLVES: readonly Act[] = ['next-step', 'says-when', 'explains', 'answers'];
export const solves = ({ acts }: ReadAnswer): boolean => SOLVES.some((act) => acts.has(act));

const MOST_WORDS = 20;

/** Words of the solution: of the sentences that do something, not of those that ask, greet or put off. */
export function solutionWords(answers: readonly ReadAnswer[], lang: Language): string[] {
  const { vague, apology, close, check, hold, goodbye, step, explain, when } = patternsOf(lang);
  const sentences = answers
    .filter(solves)
    .flatMap(({ text }) => sentencesOf(text))
    .filter(({ text, isQuestion }) => !isQuestion && [step, explain, when].some((does) => does.test(text)))
    .map(({ text }) => text)
    .filter((text) => ![vague, apology, close, check, hold, goodbye].some((empty) => empty.test(text)));
  return keyWordsOf(sentences, lang, MOST_WORDS);
}

const LONGEST = 240;

/** What our own side said of the case: statements, those about the account first. */
export function companyOf(answers: readonly ReadAnswer[], lang: Language): string[] {
  const { account, apology, close, goodbye, hold, lineGreeting } = patternsOf(lang);
  const statements = answers
    .flatMap(({ text }) => sentencesOf(text))
    .filter(({ text, isQuestion }) => !isQuestion && text.length >= (lang === 'zh' ? 8 : 20))
    .map(({ text }) => text)
    .filter((text) => ![apology, close, goodbye, hold, lineGreeting].some((empty) => empty.test(text)));
  const known = statements.filter((text) => account.test(text));
  const others = statements.filter((text) => !account.test(text) && /\d|已|会|will|has|is/u.test(text));
  return [...new Set([...known, ...others])].slice(0, 6).map((text) => upTo(text, LONGEST));
}

/** Which act shows which skill; the first that fits has the line. */
const SHOWS: readonly (readonly [Skill, readonly Act[]])[] = [
  ['listen', ['names-feeling', 'mirrors']],
  ['privacy', ['verifies', 'refuses-kindly']],
  ['questions', ['asks-open']],
  ['ownership', ['says-when', 'reassures']],
  ['clarity', ['explains', 'checks']],
];
const SPOILS: readonly Act[] = [
  'blames',
  'uses-jargon',
  'pushes-off',
  'abuses',
  'asks-secret',
  'tells-others',
  'is-essay',
  'asks-much',
];
const BETTER_FROM = 0.2;

/** Lines of the agent after which the customer's mood was clearly better, by the skill they show. */
export function betterOf(answers: readonly ReadAnswer[]): Issue['better'] {
  const better: Partial<Record<Skill, string[]>> = {};
  for (const { text, acts, moved } of answers) {
    if (moved === null || moved < BETTER_FROM || SPOILS.some((act) => acts.has(act))) continue;
    const skill = SHOWS.find(([, shows]) => shows.some((act) => acts.has(act)))?.[0];
    if (skill) (better[skill] ??= []).push(upTo(text, LONGEST));
  }
  return better;
}
