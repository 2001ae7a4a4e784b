import { scoresOf } from '../learn/linear.ts';
import { answerOf } from '../learn/network.ts';
import type { Sparse } from '../learn/sparse.ts';
import { vectorOf } from '../learn/vocabulary.ts';
import { hashesOf, type ReadText } from './features.ts';
import { inputsOf } from './inputs.ts';
import type { LanguageModel } from './model.ts';

export function meanOf(answers: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(answers[0]?.length ?? 0);
  for (const answer of answers)
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (answer[i] ?? 0) / answers.length;
  return mean;
}

/** What a model makes of a text, in the order of `HEADS`: of each emotion, need and of escalation how probable, then intensity and polarity. */
export type Weighed = { readonly row: Sparse; readonly answer: Float32Array };

export function weigh({ vocabulary, lines, networks }: LanguageModel, read: ReadText): Weighed {
  const row = vectorOf(vocabulary, hashesOf(read));
  const inputs = inputsOf(read, scoresOf(lines, row));
  return { row, answer: meanOf(networks.map((network) => answerOf(network, inputs))) };
}
