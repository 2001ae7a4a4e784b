import type { ActContext, Finding } from './context.ts';
import type { Patterns } from './patterns.ts';
import type { Sentence } from './sentences.ts';

/** What stands with these is not wanted. */
export const UNWANTED = /不用|不必|无需|不需|不要|别(?!的)|遮|\bdon'?t|\bno need|\bneedn'?t|\bleave\b.{0,24}\bout\b/iu;

/** A code as people type it, in one piece or two. */
const CODE = /\d(?:[ -]?\d){3,7}(?!\d)/u;
/** What is compared, and no secret: the end of a number. */
const TAIL = /后四位|尾号|last (?:four|4|three|3)|order (?:no|number)|postcode/iu;

/** The customer has written a code after we spoke of one, and the line makes use of it instead of leaving it. */
function takesCode(sentences: readonly Sentence[], p: Patterns, { heard, said }: ActContext): boolean {
  const given = (heard.at(-1) ?? '').match(CODE)?.[0].replaceAll(/\D/gu, '');
  const before = `${said.at(-1) ?? ''} ${heard.at(-1) ?? ''}`;
  const isCode = p.code.test(before) || sentences.some(({ text }) => p.code.test(text));
  if (given === undefined || !isCode || TAIL.test(before)) return false;
  return sentences.some(({ text }) => text.replaceAll(/[ -]/gu, '').includes(given) && !UNWANTED.test(text));
}

/** Secrets, and papers that nobody needs. */
export function secretActs(
  sentences: readonly Sentence[],
  asking: readonly Sentence[],
  p: Patterns,
  context: ActContext,
  { add }: Finding,
): void {
  for (const { text } of sentences)
    if (!p.notSecret.test(text) && p.secret.test(text) && p.hand.test(text)) add('asks-secret');
  if (asking.some(({ text }) => p.overAsked.test(text) && !UNWANTED.test(text))) add('asks-private');
  if (takesCode(sentences, p, context)) add('takes-secret');
}
