import { EMOTIONS, NEEDS } from '#shared/domain/guidance/labels.ts';
import { scoresOf, trainLinear, type Head, type Linear } from '../learn/linear.ts';
import { answerOf, trainNetwork, type Network } from '../learn/network.ts';
import { foldsOf } from '../learn/shuffle.ts';
import type { Sparse } from '../learn/sparse.ts';
import { learnVocabulary, vectorOf, type Vocabulary } from '../learn/vocabulary.ts';
import { hashesOf, readWords, type ReadText } from './features.ts';
import { inputsOf } from './inputs.ts';
import { cutsOf } from './cuts.ts';
import { learnEvidence } from './learn-evidence.ts';
import type { Example, FeelingModel, LanguageModel } from './model.ts';
import { meanOf } from './weigh.ts';

/** A feature seen once is a name or a slip. */
const LEAST = 2;
/** Best of 0.05 to 3 over folds of the training utterances (`npm run evaluate -- feeling`). */
const COST = 1;
const EPOCHS = 60;
/** What the networks learn of must not be what the lines have learned by heart: it is said of each part by lines that know the others. */
const FOLDS = 5;
const NETWORKS = 2;
const NETWORK = {
  oneOf: EMOTIONS.length,
  each: NEEDS.length + 1,
  hidden: 16,
  epochs: 12,
  rate: 0.008,
  decay: 0.1,
  rest: 0.2,
};

const headsOf = (examples: readonly Example[]): Head[] => [
  ...EMOTIONS.map((name): Head => ({ name, isOf: (i) => examples[i]?.emotion === name })),
  ...NEEDS.map((name): Head => ({ name, isOf: (i) => examples[i]?.needs.includes(name) === true })),
  { name: 'escalate', isOf: (i) => examples[i]?.escalate === true },
  { name: 'intensity', valueOf: (i) => examples[i]?.intensity ?? 0 },
  { name: 'polarity', valueOf: (i) => examples[i]?.polarity ?? 0 },
];

const targetsOf = ({ emotion, needs, escalate, intensity, polarity }: Example): number[] => [
  ...EMOTIONS.map((name) => Number(name === emotion)),
  ...NEEDS.map((need) => Number(needs.includes(need))),
  Number(escalate),
  intensity,
  polarity,
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

function learnNetworks(inputs: readonly Float32Array[], examples: readonly Example[], random: Random): Network[] {
  const targets = examples.map(targetsOf);
  return Array.from({ length: NETWORKS }, () => trainNetwork(inputs, targets, { ...NETWORK, random }));
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
  const inputs = read.map((one, i) => inputsOf(one, scores[i]!));
  const answers = outOfFolds(folds, (isIn) => {
    const networks = learnNetworks(
      inputs.filter((_, i) => isIn(i)),
      examples.filter((_, i) => isIn(i)),
      random,
    );
    return (i) => meanOf(networks.map((network) => answerOf(network, inputs[i]!)));
  });
  return {
    vocabulary,
    lines: learnLines(vocabulary, rows, examples, random),
    networks: learnNetworks(inputs, examples, random),
    cuts: cutsOf(answers, examples),
    tagger: learnEvidence(examples, read),
  };
}

/** One model for each language: what is learned of both together reads neither better. */
export function learnFeeling(examples: readonly Example[], random: Random): FeelingModel {
  const { zh = [], en = [] } = Object.groupBy(examples, ({ text }) => readWords(text).language);
  return { zh: learnLanguage(zh, random), en: learnLanguage(en, random) };
}
