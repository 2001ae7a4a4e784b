import { EMOTIONS, NEEDS } from '#shared/domain/guidance/labels.ts';
import { scoresOf, trainLinear, type Head, type Linear } from '../learn/linear.ts';
import { foldsOf } from '../learn/shuffle.ts';
import type { Sparse } from '../learn/sparse.ts';
import { learnVocabulary, vectorOf, type Vocabulary } from '../learn/vocabulary.ts';
import { hashesOf, readWords, type ReadText } from './features.ts';
import { learnEvidence } from './learn-evidence.ts';
import type { Example, FeelingModel, LanguageModel } from './model.ts';
import { learnTrust } from './trust.ts';

/** A feature seen once is a name or a slip. */
const LEAST = 2;
/** Best of 0.05 to 3 over folds of the training utterances (`npm run evaluate -- feeling`). */
const COST = 1;
const EPOCHS = 20;
/** How far lines can be trusted is seen in texts that they do not know by heart: each part is read by lines of the others. */
const FOLDS = 5;
const headsOf = (examples: readonly Example[]): Head[] => [
  ...EMOTIONS.map((name): Head => ({ name, isOf: (i) => examples[i]?.emotion === name })),
  ...NEEDS.map((name): Head => ({ name, isOf: (i) => examples[i]?.needs.includes(name) === true })),
  { name: 'escalate', isOf: (i) => examples[i]?.escalate === true },
  { name: 'intensity', valueOf: (i) => examples[i]?.intensity ?? 0 },
  { name: 'polarity', valueOf: (i) => examples[i]?.polarity ?? 0 },
];

type Random = () => number;

function learnLines(
  vocabulary: Vocabulary,
  rows: readonly Sparse[],
  examples: readonly Example[],
  random: Random,
): Linear {
  return trainLinear(vocabulary, rows, headsOf(examples), { cost: COST, epochs: EPOCHS, random });
}

/** What `say` answers about each item, having learned of the other folds only. */
function outOfFolds<A>(folds: Int32Array, learn: (isIn: (i: number) => boolean) => (i: number) => A): A[] {
  const answers: A[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const say = learn((i) => folds[i] !== fold);
    for (const [i, own] of folds.entries()) if (own === fold) answers[i] = say(i);
  }
  return answers;
}

/** @param random 0 to 1, seeded: the same examples then give the same model. */
export function learnLanguage(examples: readonly Example[], random: Random): LanguageModel {
  const read: readonly ReadText[] = examples.map(({ text }) => readWords(text));
  const vocabulary = learnVocabulary(read.map(hashesOf), LEAST);
  const rows = read.map((one) => vectorOf(vocabulary, hashesOf(one)));
  const folds = foldsOf(
    examples.map(({ pair }, i) => pair ?? `${i}`),
    FOLDS,
    random,
  );
  const scores = outOfFolds(folds, (isIn) => {
    const lines = learnLines(
      vocabulary,
      rows.filter((_, i) => isIn(i)),
      examples.filter((_, i) => isIn(i)),
      random,
    );
    return (i) => scoresOf(lines, rows[i]!);
  });
  return {
    vocabulary,
    lines: learnLines(vocabulary, rows, examples, random),
    trust: learnTrust(scores, examples),
    tagger: learnEvidence(examples, read),
  };
}

/** One model for each language: what is learned of both together reads neither better. */
export function learnFeeling(examples: readonly Example[], random: Random): FeelingModel {
  const { zh = [], en = [] } = Object.groupBy(examples, ({ text }) => readWords(text).language);
  return { zh: learnLanguage(zh, random), en: learnLanguage(en, random) };
}
