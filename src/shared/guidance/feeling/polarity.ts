import { scoresOf } from '../learn/linear.ts';
import { vectorOf } from '../learn/vocabulary.ts';
import { APPRAISALS } from '../lexicon/appraisals.ts';
import { LEXICON } from '../lexicon/index.ts';
import { findPhrases, phrasesOf } from '../text/phrases.ts';
import { hashesOf, readWords, type ReadText } from './features.ts';
import { AT, type FeelingModel } from './model.ts';

const THINGS = phrasesOf(APPRAISALS);
const NEGATORS = phrasesOf([...LEXICON.negators].map((entry) => [entry, true] as const));
const REACH = 2;

/** Parts of a text that say enough each, and no more of them than this. */
const LEAST_PART = 14;
const MOST_PARTS = 40;
/** Customers who turn to a service are against more often than for: so much is taken back, and so much do words alone count beside. */
const LEVEL = 0.1;
const WORDS = 0.5;

function appraised({ tokens }: ReadText): number {
  const negators = findPhrases(NEGATORS, tokens);
  return findPhrases(THINGS, tokens).reduce((sum, { value, from }) => {
    const turning = negators.filter((one) => one.to <= from && from - one.to < REACH).length;
    return sum + (turning % 2 === 1 ? -value : value);
  }, 0);
}

function felt({ marks }: ReadText): number {
  return marks.hits.reduce((sum, { emotion, strength, isNegated, degree }) => {
    const isGlad = emotion === 'gratitude' || emotion === 'satisfaction';
    return sum + (isGlad === isNegated ? -1 : 1) * (strength + degree / 2);
  }, 0);
}

/** How far the words of the lexicon alone, with their negators and degrees, speak for (above 0) or against: what learning has to beat. */
export function wordsAlone(text: string): number {
  const read = readWords(text);
  return felt(read) / 2 + appraised(read);
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const piece of text.split(/(?<=[。!?;,,，、 ])/u)) {
    const last = parts.at(-1);
    if (last !== undefined && (last.length < LEAST_PART || parts.length === MOST_PARTS))
      parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  return parts;
}

/**
 * −1 against to 1 for, of a text as long as a review: what its parts say on average, and beside it how things are found to be by words alone.
 * Of one turn of a conversation `readFeeling` says it better.
 */
export function readPolarity(models: FeelingModel, text: string): number {
  const { normal, language } = readWords(text);
  const { vocabulary, lines } = models[language];
  const said = partsOf(normal.text).map((part) => {
    const scores = scoresOf(lines, vectorOf(vocabulary, hashesOf(readWords(part))));
    return scores[AT.polarity] ?? 0;
  });
  const mean = said.reduce((sum, one) => sum + one, 0) / said.length;
  return Math.min(1, Math.max(-1, mean + LEVEL + WORDS * Math.tanh(wordsAlone(text) / 2)));
}
