import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import { languageOf, type Language } from '../text/language.ts';
import { normalise, type Normal } from '../text/normal.ts';
import { piecesOf } from '../text/pieces.ts';
import { tokensOf, type Token } from '../text/tokens.ts';
import { marksOf, type Marks } from './hits.ts';
import { phrasingOf } from './phrasing.ts';
import { signalsOf, type Signal } from './signals.ts';

/** What a line has a weight for: the hash of its name, and the tokens [from, to) it was seen in; `rule`: its name, where a rule saw it. */
export type Feature = {
  readonly hash: number;
  readonly from: number;
  readonly to: number;
  readonly rule?: string;
};

/** A text as the models read it. */
export type ReadText = {
  readonly normal: Normal;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly marks: Marks;
  readonly signals: readonly Signal[];
  readonly features: readonly Feature[];
};

/** @param tokens what is read of the text, otherwise all of it. */
export function readText(normal: Normal, tokens: readonly Token[] = tokensOf(normal.text)): ReadText {
  const marks = marksOf(tokens);
  const signals = signalsOf(normal, tokens, marks);
  const features: Feature[] = [];
  for (const pieces of [piecesOf(tokens), phrasingOf(tokens)])
    for (const { name, from, to } of pieces) features.push({ hash: hash32(name, SEEDS[0]), from, to });
  for (const { name, from, to } of signals)
    features.push({ hash: hash32(`s ${name}`, SEEDS[0]), from, to, rule: name });
  return { normal, language: languageOf(tokens), tokens, marks, signals, features };
}

export const readWords = (text: string): ReadText => readText(normalise(text));
export const hashesOf = ({ features }: ReadText): number[] => features.map(({ hash }) => hash);
