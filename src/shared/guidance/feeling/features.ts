import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { normalise, type Normal } from '../text/normal.ts';
import { piecesOf } from '../text/pieces.ts';
import { tokensOf, type Token } from '../text/tokens.ts';
import { marksOf, type Marks } from './hits.ts';
import { signalsOf } from './signals.ts';

/** A text as the models read it. */
export type ReadText = {
  readonly normal: Normal;
  readonly tokens: readonly Token[];
  readonly marks: Marks;
  /** Hashes of the names of its features: its words, and what rules make of them. */
  readonly features: readonly number[];
};

const hashed = (name: string): number => hash32(name, SEEDS[0]);

export function readText(original: string): ReadText {
  const normal = normalise(original);
  const tokens = tokensOf(normal.text);
  const marks = marksOf(tokens);
  const names = new Set<string>();
  for (const { name } of piecesOf(tokens)) names.add(name);
  for (const signal of signalsOf(original, normal.text, tokens, marks)) names.add(`s ${signal}`);
  return { normal, tokens, marks, features: Array.from(names, hashed) };
}
