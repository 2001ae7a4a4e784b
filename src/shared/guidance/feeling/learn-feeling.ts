import { EMOTIONS, NEEDS, type Emotion, type Need } from '#shared/domain/guidance/labels.ts';
import { trainLinear, type Head, type Linear } from '../learn/linear.ts';
import { trainTagger, type Tagger } from '../learn/tagger.ts';
import { learnVocabulary, vectorOf, type Vocabulary } from '../learn/vocabulary.ts';
import { evidenceFeatures } from './evidence.ts';
import { readText, type ReadText } from './features.ts';

/** What somebody labelled; `isEvidence(from, to)`: whether the stretch of the text (UTF-16) is underlined. */
export type Example = {
  readonly text: string;
  readonly emotion: Emotion;
  readonly needs: readonly Need[];
  readonly escalate: boolean;
  readonly isEvidence: (from: number, to: number) => boolean;
};

/** What was learned: one rule for each emotion, each need and for escalation, and which words carry the feeling. */
export type FeelingModel = {
  readonly vocabulary: Vocabulary;
  readonly emotions: Linear;
  readonly needs: Linear;
  readonly escalate: Linear;
  readonly tagger: Tagger;
};

/** A feature seen once is a name or a slip. */
const LEAST = 2;
/** Best of 0.05 to 3 over folds of the training utterances (`npm run evaluate -- feeling`). */
const COST = 1;
const EPOCHS = 60;
const TAGGER_EPOCHS = 8;

function learnEvidence(examples: readonly Example[], read: readonly ReadText[]): Tagger {
  const tagged = examples.flatMap(({ emotion, isEvidence }, i) => {
    const { normal, tokens, marks } = read[i]!;
    if (emotion === 'neutral') return [];
    const tags = tokens.map(({ from, to }) => isEvidence(normal.at[from] ?? 0, normal.at[to] ?? 0));
    return [{ tokens: evidenceFeatures(tokens, marks, emotion), tags }];
  });
  const { hashes } = learnVocabulary(
    tagged.map(({ tokens }) => tokens.flat()),
    LEAST,
  );
  return trainTagger(hashes, tagged, TAGGER_EPOCHS);
}

/** @param random 0 to 1, seeded: the same examples then give the same model. */
export function learnFeeling(examples: readonly Example[], random: () => number): FeelingModel {
  const read = examples.map(({ text }) => readText(text));
  const vocabulary = learnVocabulary(
    read.map(({ features }) => features),
    LEAST,
  );
  const rows = read.map(({ features }) => vectorOf(vocabulary, features));
  const learn = (heads: readonly Head[]): Linear =>
    trainLinear(vocabulary, rows, heads, { cost: COST, epochs: EPOCHS, random });
  return {
    vocabulary,
    emotions: learn(EMOTIONS.map((name) => ({ name, isOf: (i) => examples[i]?.emotion === name }))),
    needs: learn(NEEDS.map((name) => ({ name, isOf: (i) => examples[i]?.needs.includes(name) === true }))),
    escalate: learn([{ name: 'escalate', isOf: (i) => examples[i]?.escalate === true }]),
    tagger: learnEvidence(examples, read),
  };
}
