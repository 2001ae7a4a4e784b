import { learnSharpness, sharesOf } from '../learn/calibrate.ts';
import { scoresOf, trainLinear, type Linear } from '../learn/linear.ts';
import { pack, unpack } from '../learn/packed.ts';
import { foldsOf } from '../learn/shuffle.ts';
import { learnVocabulary, vectorOf, type Vocabulary } from '../learn/vocabulary.ts';
import { hashesOf, readWords } from './features.ts';

/** Texts and one label each, whatever the labels are: the same features and lines as for feelings, for labels of somebody else. */
export type Labelled = { readonly text: string; readonly label: string };
export type LabelModel = { readonly vocabulary: Vocabulary; readonly lines: Linear; readonly sharpness: number };

const LEAST = 2;
/** Balance 1 or ½ are alike over folds of what is learned of; where rare labels are less rare, 1 finds more of them. */
const OPTIONS = { cost: 0.3, epochs: 20, balance: 1 };
const FOLDS = 3;
const TASK = 'labels';

type Random = () => number;

/** @param random 0 to 1, seeded: the same examples then give the same model. */
export function learnLabels(examples: readonly Labelled[], random: Random): LabelModel {
  const names = [...new Set(examples.map(({ label }) => label))].toSorted();
  const hashes = examples.map(({ text }) => hashesOf(readWords(text)));
  const vocabulary = learnVocabulary(hashes, LEAST);
  const rows = hashes.map((one) => vectorOf(vocabulary, one));
  const learn = (of: readonly number[]): Linear => {
    const heads = names.map((name) => ({ name, isOf: (row: number) => examples[of[row] ?? 0]?.label === name }));
    return trainLinear(
      vocabulary,
      of.map((i) => rows[i]!),
      heads,
      { ...OPTIONS, random },
    );
  };
  const folds = foldsOf(
    examples.map((_, i) => `${i}`),
    FOLDS,
    random,
  );
  const all = examples.map((_, i) => i);
  const lines = Array.from({ length: FOLDS }, (_, fold) => learn(all.filter((i) => folds[i] !== fold)));
  const scores = rows.map((row, i) => scoresOf(lines[folds[i] ?? 0]!, row));
  const right = examples.map(({ label }) => names.indexOf(label));
  return { vocabulary, lines: learn(all), sharpness: learnSharpness(scores, right) };
}

/** The most probable label, and how probable it is. */
export function labelOf({ vocabulary, lines, sharpness }: LabelModel, text: string): { label: string; sure: number } {
  const shares = sharesOf(scoresOf(lines, vectorOf(vocabulary, hashesOf(readWords(text)))), sharpness);
  const sure = Math.max(...shares);
  return { label: lines.heads[shares.indexOf(sure)] ?? '', sure };
}

export const packLabelModel = (
  { vocabulary, lines, sharpness }: LabelModel,
  attributions: readonly string[],
): Uint8Array =>
  pack({
    task: TASK,
    attributions,
    about: { heads: lines.heads, sharpness },
    numbers: { ...vocabulary, weights: lines.weights, scales: lines.scales, biases: lines.biases },
  });

/** @throws WeightsFault where they are something else, damaged, or of the future. */
export function openLabelModel(bytes: Uint8Array): LabelModel {
  const { about, numbers } = unpack(bytes, TASK);
  const { heads, sharpness } = about as { heads: string[]; sharpness: number };
  const floats = (name: string): Float32Array => numbers[name] as Float32Array;
  return {
    vocabulary: { hashes: numbers['hashes'] as Uint32Array, idf: floats('idf') },
    lines: { heads, weights: numbers['weights'] as Int8Array, scales: floats('scales'), biases: floats('biases') },
    sharpness,
  };
}
