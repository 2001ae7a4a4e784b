import { isAgainst, isHollow, isUnanswered } from './hollow.ts';
import type { ReadLine } from './talk.ts';
import { doing, some, Tally, type Scored } from './tally.ts';

/** The customer has not understood, or has to ask for the answer again. */
const LOST =
  /什么意思|听不懂|没听懂|没懂|看不懂|不明白|没明白|说人话|到底|你说的是|[是叫]啥|(?<!有|没|说)啥(?!也)[^，。？?]{0,4}[？?]|^[？?]{2,}|我问的(?:是|不)|我就问|你就(?:告诉|说)|(?:是什么|什么叫)[^怎]{0,4}[？?]?$|what do(?:es)? (?:you|that|this) mean|meaning what|don'?t (?:understand|follow|get)|don'?t know what|makes no sense|in english|you'?ve lost me|which is it|^(?:in |oh|[a-z]{1,3})?-?what\?|but what now|so what do i|i just want to know|or not\?/iu;
/** With a term left standing it is no plain speech any more. */
const CAP_JARGON = 3.5;
/** Nothing that could be understood was said. */
const CAP_BARE = 3;
/** Fewer lines of substance than this share, and there was nothing to understand. */
const SUBSTANCE = 0.5;

const isTelling = ({ acts }: ReadLine): boolean =>
  acts.has('informs') || acts.has('instructs') || acts.has('explains') || acts.has('next-step');
const isLost = ({ after }: ReadLine): boolean => LOST.test(after);

export function clarity(lines: readonly ReadLine[]): Scored {
  const tally = new Tally('clarity');
  const plain = lines.filter((line) => !isAgainst(line) && !isLost(line));
  tally.each(doing(plain, 'explains'), 'explained', [0.5, 0.3, 0.2]);
  const instructions = doing(plain, 'instructs').filter(({ acts }) => !acts.has('is-curt'));
  tally.each(instructions, 'plain-words', [0.3, 0.2]);
  tally.each(doing(plain, 'informs'), 'told-plainly', [0.2]);
  tally.each(plain.filter(isFull), 'told-plainly', [0.4, 0.4, 0.3]);
  tally.each(doing(plain, 'says-when'), 'step-with-time', [0.6, 0.3, 0.2]);
  tally.each(doing(plain, 'checks'), 'checked-understood', [0.5, 0.2]);
  tally.each(doing(plain, 'does-at-once', 'next-step'), 'plain-words', [0.4, 0.2]);
  spoiled(tally, lines);
  lacking(tally, lines);
  return tally.scored(1.5);
}

/** Why and what next take a sentence or two: in less there is a word, and a gap. */
const FULL_ZH = 28;
const FULL_EN = 16;
const isFull = (line: ReadLine): boolean =>
  isTelling(line) &&
  !line.acts.has('stays-vague') &&
  (/\p{Script=Han}/u.test(line.text) ? line.text.length >= FULL_ZH : line.text.split(/\s+/u).length >= FULL_EN);

/** A term that the line itself explains, and that nobody stumbled over, is none. */
const isJargon = (line: ReadLine): boolean =>
  line.acts.has('uses-jargon') && (isLost(line) || !(line.acts.has('explains') || line.acts.has('informs')));

function spoiled(tally: Tally, lines: readonly ReadLine[]): void {
  const jargon = lines.filter(isJargon);
  tally.each(jargon, 'jargon', [-0.4, -0.4, -0.3, -0.2]);
  if (jargon.length > 0) tally.cap(CAP_JARGON);
  tally.each(doing(lines, 'stays-vague'), 'vague', [-0.4, -0.3, -0.2]);
  tally.each(doing(lines, 'is-essay'), 'too-long', [-1, -0.5]);
  tally.each(doing(lines, 'other-language'), 'jargon', [-1.5, -1]);
  tally.each(doing(lines, 'repeats-itself'), 'pasted', [-0.6, -0.5]);
  tally.each(doing(lines, 'pushes-off', 'deflects', 'accuses'), 'pushed-off', [-0.3, -0.2, -0.1]);
  tally.each(doing(lines, 'asks-much'), 'too-many-at-once', [-0.3, -0.2]);
  tally.each(lines.filter(isLost), 'asked-back', [-0.7, -0.5, -0.4]);
  tally.each(lines.filter(isUnanswered), 'talked-past', [-0.4, -0.3]);
  tally.each(doing(lines, 'is-curt'), 'curt', [-0.3, -0.2]);
}

function lacking(tally: Tally, lines: readonly ReadLine[]): void {
  if (lines.length === 0) return;
  const telling = lines.filter((line) => isTelling(line) && !isAgainst(line));
  const hollow = lines.filter(isHollow);
  // A line that only asks has nothing to explain.
  const asking = doing(lines, 'asks-open', 'asks-closed', 'verifies', 'checks', 'closes');
  const other = lines.filter((line) => telling.includes(line) || !asking.includes(line));
  if (telling.length === 0 || telling.length / other.length < SUBSTANCE) tally.add('nothing-explained', -0.4, null);
  if (hollow.length / lines.length > SUBSTANCE) tally.add('nothing-explained', -0.4, null);
  if (!some(telling, 'explains', 'instructs', 'says-when', 'does-at-once')) tally.cap(CAP_BARE);
}
