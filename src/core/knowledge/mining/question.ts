import { oneLine } from '#shared/kernel/one-line.ts';
import { firstWords } from '../answer.ts';
import type { Question } from './cluster.ts';
import { featuresOf, termsOf } from './terms.ts';

const MAX_TEXT = 160;
export const ASKS =
  /[?？]|怎么|如何|吗|多久|几天|哪里|哪个|什么|能不能|可不可以|为什么|多少|\b(?:how|what|when|where|why|which|can i|could i|can you|could you|do you|does|is it|is there)\b/iu;
/** Whom a public message calls. */
const MENTIONS = /[@＠#][^\s@＠#:：，,]{1,30}[#:：]?/gu;
const SENTENCES = /[^。！？!?\n]+(?:[。！？!?]+|$)/gu;

/** With fewer words a question says nothing by itself: 这是怎么回事？ */
const TELLING = 4;

/**
 * What a customer asks: the sentence that does, if it says enough, else the beginning. What comes before it tells what it is
 * about, so that all of it counts, and the sentence twice.
 */
export function questionIn(lines: readonly string[]): Pick<Question, 'text' | 'features' | 'terms'> {
  const said = firstWords(lines.map((line) => line.replace(MENTIONS, ' ')));
  const sentences = (said.match(SENTENCES) ?? []).filter((sentence) => ASKS.test(sentence));
  const asking = sentences.find((sentence) => new Set(termsOf(sentence)).size >= TELLING);
  const counted = asking === undefined ? [said] : [said, asking];
  return {
    text: oneLine(asking ?? said, MAX_TEXT),
    features: counted.flatMap(featuresOf),
    terms: counted.flatMap(termsOf),
  };
}
