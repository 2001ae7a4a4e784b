import { EMOTIONS, NEEDS, type Emotion, type Need } from '#shared/domain/guidance/labels.ts';
import { scoresOf } from '../learn/linear.ts';
import { tag } from '../learn/tagger.ts';
import { vectorOf } from '../learn/vocabulary.ts';
import { evidenceFeatures } from './evidence.ts';
import { readText, type ReadText } from './features.ts';
import type { FeelingModel } from './learn-feeling.ts';

export type Feeling = {
  readonly emotion: Emotion;
  readonly needs: readonly Need[];
  /** How far it speaks for a person with more rights (above 0) or against one. */
  readonly escalation: number;
  /** Stretches of the original, [from, to) in UTF-16, in order; none where nothing is felt. */
  readonly evidence: readonly (readonly [from: number, to: number])[];
};

/** Tokens that are marked and stand together are one stretch. */
function stretchesOf({ normal, tokens }: ReadText, tags: readonly boolean[]): [number, number][] {
  const stretches: [number, number][] = [];
  for (const [i, { from, to }] of tokens.entries()) {
    if (!tags[i]) continue;
    const end = normal.at[to] ?? 0;
    const last = stretches.at(-1);
    if (last && i > 0 && tags[i - 1]) last[1] = end;
    else stretches.push([normal.at[from] ?? 0, end]);
  }
  return stretches;
}

/** What a customer's words say of their feeling. Bounded whatever the text; of an empty one: neutral. */
export function feel(model: FeelingModel, text: string): Feeling {
  const read = readText(text);
  const row = vectorOf(model.vocabulary, read.features);
  const emotions = scoresOf(model.emotions, row);
  const needs = scoresOf(model.needs, row);
  const best = emotions.indexOf(Math.max(...emotions));
  const emotion = read.tokens.length === 0 ? 'neutral' : (EMOTIONS[best] ?? 'neutral');
  const tags = emotion === 'neutral' ? [] : tag(model.tagger, evidenceFeatures(read.tokens, read.marks, emotion));
  return {
    emotion,
    needs: NEEDS.filter((_, i) => (needs[i] ?? 0) > 0),
    escalation: scoresOf(model.escalate, row)[0] ?? 0,
    evidence: stretchesOf(read, tags),
  };
}
