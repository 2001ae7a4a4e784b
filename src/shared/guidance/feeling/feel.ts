import { EMOTIONS, NEEDS, type Emotion, type Intensity, type Need } from '#shared/domain/guidance/labels.ts';
import { probableOf, sharesOf } from '../learn/calibrate.ts';
import { scoresOf } from '../learn/linear.ts';
import { placeOf, vectorAt } from '../learn/vocabulary.ts';
import { tag } from '../learn/tagger.ts';
import type { Token } from '../text/tokens.ts';
import { evidenceFeatures } from './evidence.ts';
import { readText, readWords, type ReadText } from './features.ts';
import { AT, type FeelingModel, type LanguageModel, type Weighed } from './model.ts';
import { whyOf, type Why } from './why.ts';

/** A stretch of the original, [from, to) in UTF-16 units. */
export type Stretch = readonly [from: number, to: number];

export type Feeling = {
  readonly emotion: Emotion;
  /** 0 with neutral and with nothing else. */
  readonly intensity: Intensity;
  /** −1 to 1. */
  readonly polarity: number;
  readonly needs: readonly Need[];
  /** In order, none touching another; none where nothing is felt. */
  readonly evidence: readonly Stretch[];
  readonly escalate: boolean;
  /** How probable the emotion is, 0 to 1: of all that are read with 0.8, four of five are right. */
  readonly sure: number;
  /** How probable it is that a person with more rights should hear of it, 0 to 1. */
  readonly escalation: number;
  /** What spoke most for the emotion. */
  readonly why: readonly Why[];
};

const NOTHING: Feeling = {
  emotion: 'neutral',
  intensity: 0,
  polarity: 0,
  needs: [],
  evidence: [],
  escalate: false,
  sure: 0,
  escalation: 0,
  why: [],
};

/** Who is content needs nobody else. */
const GLAD: ReadonlySet<Emotion> = new Set(['gratitude', 'satisfaction']);

/** Tokens that are marked and stand together are one stretch. */
function stretchesOf({ normal, tokens }: ReadText, tags: readonly boolean[]): Stretch[] {
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

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
function weigh({ vocabulary, lines }: LanguageModel, { features }: ReadText): Weighed {
  const places = features.map(({ hash }) => placeOf(vocabulary.hashes, hash));
  const row = vectorAt(vocabulary, places);
  return { places, row, scores: scoresOf(lines, row) };
}

/** The tokens without what turns a word of feeling round; undefined: nothing does. */
function withoutNegators({ tokens, marks }: ReadText): Token[] | undefined {
  const negators = new Set(marks.hits.flatMap(({ negators: own }) => own));
  return negators.size === 0 ? undefined : tokens.filter((_, i) => !negators.has(i));
}

/** A negator never makes a feeling stronger: what is denied counts for no more than the same words without the denial. */
function strengthOf(models: FeelingModel, read: ReadText, scores: Float32Array): number {
  const strength = scores[AT.intensity] ?? 0;
  const plain = withoutNegators(read);
  if (!plain) return strength;
  const without = readText(read.normal, plain);
  return Math.min(strength, weigh(models[without.language], without).scores[AT.intensity] ?? 0);
}

/** Whether any of the words is known; that the text is short or holds a quotation is known of every text. */
const knows = ({ features }: ReadText, { places }: Weighed): boolean =>
  features.some(({ rule, from, to }, i) => rule === undefined && to > from && (places[i] ?? -1) >= 0);

/** What a customer's words say of their feeling. Bounded whatever the text; of an empty one and of unknown words: neutral, and not sure. */
export function feel(models: FeelingModel, text: string): Feeling {
  const read = readWords(text);
  const model = models[read.language];
  const weighed = weigh(model, read);
  if (!knows(read, weighed)) return NOTHING;
  const { scores } = weighed;
  const shares = sharesOf(scores.subarray(0, EMOTIONS.length), model.trust.sharpness);
  const sure = Math.max(...shares);
  const best = shares.indexOf(sure);
  const emotion = EMOTIONS[best] ?? 'neutral';
  const isCalm = emotion === 'neutral';
  const intensity = isCalm ? 0 : (within(Math.round(strengthOf(models, read, scores)), 1, 3) as Intensity);
  const tags = isCalm ? [] : tag(model.tagger, evidenceFeatures(read.tokens, read.marks, emotion));
  const escalation = probableOf(model.trust.escalation, scores[AT.escalate] ?? 0);
  return {
    emotion,
    intensity,
    polarity: within(scores[AT.polarity] ?? 0, -1, 1),
    needs: NEEDS.filter((_, i) => (scores[AT.needs + i] ?? 0) >= (model.trust.needs[i] ?? 0)),
    evidence: stretchesOf(read, tags),
    escalate: !GLAD.has(emotion) && escalation >= model.trust.escalate,
    sure,
    escalation,
    why: whyOf(model, read, weighed, best),
  };
}
