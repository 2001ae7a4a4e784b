import { EMOTIONS, NEEDS } from '#shared/domain/guidance/labels.ts';
import type { ReadText } from './features.ts';

const FELT = EMOTIONS.filter((emotion) => emotion !== 'neutral');

/** What rules see that the networks weigh against what the lines say. */
const RULES: readonly string[] = [
  ...FELT.flatMap((emotion) => [`now ${emotion}`, `felt no ${emotion}`, `last ${emotion}`, `felt ${emotion} 3`]),
  ...NEEDS.map((need) => `need ${need}`),
  ...'irony|irony glad|glad and sore|no word of feeling|shouts|marks !!|marks ??|length 0|length 3'.split('|'),
  ...'AGAIN|LASTS|THREAT|PERSON|HARM|ASKS|THANKS|AGAIN glad|LASTS glad'.split('|'),
];

/** Inputs of the networks: the scores of the lines, and for each of the rules whether it holds. */
export function inputsOf({ signals }: ReadText, scores: Float32Array): Float32Array {
  const holds = new Set(signals.map(({ name }) => name));
  const inputs = new Float32Array(scores.length + RULES.length);
  inputs.set(scores);
  for (const [i, rule] of RULES.entries()) inputs[scores.length + i] = holds.has(rule) ? 1 : 0;
  return inputs;
}
