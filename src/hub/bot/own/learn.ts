import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { learnVocabulary, vectorOf } from '#shared/guidance/learn/vocabulary.ts';
import { normalise } from '#shared/guidance/text/normal.ts';
import { piecesOf } from '#shared/guidance/text/pieces.ts';
import { tokensOf } from '#shared/guidance/text/tokens.ts';
import type { Example } from './articles.ts';

export type Guess = { readonly articleId: string; readonly confidence: number };
/** The article a text asks for; undefined: nobody is sure. */
export type Learned = (text: string) => Guess | undefined;

const LEAST = 0.45;
const featuresOf = (text: string): number[] =>
  Array.from(piecesOf(tokensOf(normalise(text).text)), ({ name }) => hash32(name, SEEDS[0]));

/** Null: there is nothing to learn from. */
export async function learn(examples: readonly Example[]): Promise<Learned | null> {
  if (examples.length === 0) return null;
  const texts = examples.map(({ text }) => featuresOf(text));
  const vocabulary = learnVocabulary(texts, 1);
  const rows = texts.map((features) => {
    const { at, value } = vectorOf(vocabulary, features);
    return new Map(Array.from(at, (place, i) => [place, value[i] ?? 0] as const));
  });
  return (text) => {
    const { at, value } = vectorOf(vocabulary, featuresOf(text));
    let best = { confidence: 0, articleId: '' };
    for (const [i, row] of rows.entries()) {
      let sum = 0;
      for (let k = 0; k < at.length; k += 1) sum += (row.get(at[k] ?? 0) ?? 0) * (value[k] ?? 0);
      if (sum > best.confidence) best = { confidence: sum, articleId: examples[i]?.articleId ?? '' };
    }
    return best.confidence >= LEAST ? best : undefined;
  };
}
