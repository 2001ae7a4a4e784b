import type { ActContext, Finding } from './context.ts';
import type { Patterns } from './patterns.ts';
import { secretActs, UNWANTED } from './read-secrets.ts';
import type { Sentence } from './sentences.ts';

/** So many questions in one breath: nobody answers them all. */
const MANY_QUESTIONS = 3;
/** So many things wanted in one breath are a form read aloud. */
const MANY_ITEMS = 4;
/** An order number, as customers give it. */
const ORDER_NUMBER = /\b[A-Z]{1,4}(?:-?[A-Z]+)*-?\d{4,}/u;
const ASKS_ORDER = /订单号|单号|order (?:no|number)/iu;

/** A sentence without what it says is not wanted. */
const wanted = (text: string): string =>
  text
    .split(/(?<=[，,；;])/u)
    .filter((clause) => !UNWANTED.test(clause))
    .join('');

const isAsking = ({ text, isQuestion }: Sentence, p: Patterns): boolean =>
  isQuestion || p.curt.test(text) || p.request.test(wanted(text)) || p.unmarked.test(text);

/** Names what is compared, and who does something comes after it, if at all: "order number first, then I open it". */
function isNamingOnly(text: string, p: Patterns): boolean {
  const at = text.search(p.verify);
  if (at < 0 || p.verified.test(text) || UNWANTED.test(text)) return false;
  return /[:：]/u.test(text) || !p.step.test(text.slice(0, at + NEAR));
}
/** So much of what is compared belongs to its verb. */
const NEAR = 4;

function oneQuestion({ text, isQuestion }: Sentence, p: Patterns, { add }: Finding): void {
  if (p.accuse.test(text)) return add('accuses');
  if (p.verify.test(text)) add('verifies');
  if (p.curt.test(text)) add('is-curt');
  if (p.check.test(text) || p.close.test(text)) return;
  if (p.openQuestion.test(text) && !p.verify.test(text) && !p.curt.test(text)) add('asks-open');
  else if (isQuestion || p.closedQuestion.test(text) || p.request.test(text) || p.curt.test(text)) add('asks-closed');
}

const itemsOf = (asking: readonly Sentence[], p: Patterns): number =>
  new Set(asking.flatMap(({ text }) => text.toLowerCase().match(p.item) ?? [])).size;

/** How many things are asked, whatever marks stand between them. */
const clausesOf = (asking: readonly Sentence[], p: Patterns): number =>
  asking
    .map(({ text, isQuestion }) =>
      Math.max(
        Number(isQuestion),
        text
          .split(/[，,、；：:]|\band (?=what|how|is|do|did|are)/u)
          .filter((clause) => p.askingClause.test(clause.trim())).length,
      ),
    )
    .reduce((sum, count) => sum + count, 0);

/** What a line asks; gives back the sentences that do. */
export function askActs(sentences: readonly Sentence[], p: Patterns, context: ActContext, found: Finding): Sentence[] {
  const asking = found.has('greets')
    ? []
    : sentences.filter((sentence) => isAsking(sentence, p) || isNamingOnly(sentence.text, p));
  for (const sentence of asking) oneQuestion(sentence, p, found);
  const real = asking.filter(({ text }) => !p.check.test(text) && !p.close.test(text));
  if (real.filter(({ isQuestion }) => isQuestion).length >= MANY_QUESTIONS || itemsOf(asking, p) >= MANY_ITEMS)
    found.add('asks-much');
  else if (clausesOf(real, p) >= MANY_QUESTIONS) found.add('asks-several');
  if (asking.some(({ text }) => ASKS_ORDER.test(text)) && context.heard.some((text) => ORDER_NUMBER.test(text)))
    found.add('asks-again');
  secretActs(sentences, asking, p, context, found);
  return asking;
}

/** Which facts are asked for; asking for what was told is noted. */
export function askedFacts(
  asking: readonly Sentence[],
  { facts = [], told }: ActContext,
  { add }: Finding,
): readonly string[] {
  const text = asking.map((one) => one.text.toLowerCase()).join('\n');
  const asked = facts.filter(({ ask }) => ask.some((word) => text.includes(word.toLowerCase()))).map(({ key }) => key);
  if (asked.length > 0 && asked.every((key) => told?.has(key))) add('asks-again');
  return asked;
}
