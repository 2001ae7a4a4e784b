import { leaning, trainTagger, type Tagger } from '../learn/tagger.ts';
import { learnVocabulary } from '../learn/vocabulary.ts';
import { evidenceFeatures } from './evidence.ts';
import type { ReadText } from './features.ts';
import type { Example } from './model.ts';

const LEAST = 2;
const EPOCHS = 8;
/** Whoever underlines takes more than what is certain: best of 0 to 30 over folds, without underlining nearly all. */
const LEAN = 18;

/** Learns which words carry a feeling. @param read the texts of the examples, in their order. */
export function learnEvidence(examples: readonly Example[], read: readonly ReadText[]): Tagger {
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
  return leaning(trainTagger(hashes, tagged, EPOCHS), LEAN);
}
