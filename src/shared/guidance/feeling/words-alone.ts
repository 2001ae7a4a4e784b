import { readWords } from './features.ts';

/** How far the words of feeling of the lexicon alone, with their negators and degrees, speak for (above 0) or against: what learning has to beat. */
export function wordsAlone(text: string): number {
  let sum = 0;
  for (const { emotion, strength, isNegated, degree } of readWords(text).marks.hits) {
    const isGlad = emotion === 'gratitude' || emotion === 'satisfaction';
    sum += (isGlad === isNegated ? -1 : 1) * (strength + degree / 2);
  }
  return sum;
}
