import { EMOTIONS, NEEDS, type Emotion, type Need } from '#shared/domain/guidance/labels.ts';
import type { Linear } from '../learn/linear.ts';
import type { Logistic } from '../learn/calibrate.ts';
import type { Sparse } from '../learn/sparse.ts';
import type { Tagger } from '../learn/tagger.ts';
import type { Vocabulary } from '../learn/vocabulary.ts';
import type { Language } from '../text/language.ts';

/** What somebody labelled. */
export type Example = {
  readonly text: string;
  readonly emotion: Emotion;
  readonly intensity: number;
  readonly polarity: number;
  readonly needs: readonly Need[];
  readonly escalate: boolean;
  /** Whether the stretch of the text (UTF-16) is underlined. */
  readonly isEvidence: (from: number, to: number) => boolean;
  /** What belongs together, like both halves of a pair; undefined: nothing else does. */
  readonly pair?: string | undefined;
};

/**
 * What was learned of one language: lines through its features, how probable what they say is, how far a need must be spoken for and how
 * probable an escalation must be to be named, and which words carry the feeling.
 */
export type LanguageModel = {
  readonly vocabulary: Vocabulary;
  readonly lines: Linear;
  readonly trust: Trust;
  readonly tagger: Tagger;
};
/** Learned of what lines say of examples that they have not seen. */
export type Trust = {
  /** Of the scores of the emotions. */
  readonly sharpness: number;
  /** The least score of each need. */
  readonly needs: readonly number[];
  readonly escalation: Logistic;
  /** The least probability. */
  readonly escalate: number;
};
export type FeelingModel = Readonly<Record<Language, LanguageModel>>;

/** What the lines answer, in this order. */
export const HEADS = [...EMOTIONS, ...NEEDS, 'escalate', 'intensity', 'polarity'] as const;
export const AT = {
  needs: EMOTIONS.length,
  escalate: EMOTIONS.length + NEEDS.length,
  intensity: EMOTIONS.length + NEEDS.length + 1,
  polarity: EMOTIONS.length + NEEDS.length + 2,
} as const;

/** A text in the features of a model: the place of each of its features (−1: unknown), the vector of them, and the scores of the lines in the order of `HEADS`. */
export type Weighed = { readonly places: readonly number[]; readonly row: Sparse; readonly scores: Float32Array };
