import { EMOTIONS, NEEDS, type Emotion } from '#shared/domain/guidance/labels.ts';
import type { Feeling } from '#shared/guidance/feeling/feel.ts';
import { placesOf, type Utterance } from '#testkit/utterances/utterance.ts';

/** What was read beside what was labelled. */
export type Judged = { readonly utterance: Utterance; readonly feeling: Feeling };

/** Found, meant, and both. */
export type Hits = { found: number; meant: number; both: number };
export const f1 = ({ found, meant, both }: Hits): number => (found + meant === 0 ? 1 : (2 * both) / (found + meant));
export const round = (value: number): number => Math.round(value * 1000) / 1000;

const countsOf = (judged: readonly Judged[], emotion: Emotion): Hits => ({
  found: judged.filter(({ feeling }) => feeling.emotion === emotion).length,
  meant: judged.filter(({ utterance }) => utterance.emotion === emotion).length,
  both: judged.filter(({ feeling, utterance }) => feeling.emotion === emotion && utterance.emotion === emotion).length,
});

function needsOf(judged: readonly Judged[]): Hits {
  const all: Hits = { found: 0, meant: 0, both: 0 };
  for (const { utterance, feeling } of judged)
    for (const need of NEEDS) {
      const [found, meant] = [feeling.needs.includes(need), utterance.needs.includes(need)];
      all.found += Number(found);
      all.meant += Number(meant);
      all.both += Number(found && meant);
    }
  return all;
}

type Places = readonly (readonly [from: number, to: number])[];

const signsOf = (places: Places): Set<number> =>
  new Set(places.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i)));

/** F1 of the underlined signs over all texts, of each what was found and what was meant. */
export function evidenceF1(texts: readonly (readonly [found: Places, meant: Places])[]): number {
  const all: Hits = { found: 0, meant: 0, both: 0 };
  for (const [foundPlaces, meantPlaces] of texts) {
    const [found, meant] = [signsOf(foundPlaces), signsOf(meantPlaces)];
    all.found += found.size;
    all.meant += meant.size;
    all.both += [...found].filter((sign) => meant.has(sign)).length;
  }
  return round(f1(all));
}

/** The best precision among thresholds that find so much of what is meant. */
export function precisionAt(scored: readonly { isMeant: boolean; score: number }[], recall: number): number {
  const sorted = scored.toSorted((a, b) => b.score - a.score);
  const all = sorted.filter(({ isMeant }) => isMeant).length;
  let [found, best] = [0, 0];
  for (const [i, { isMeant }] of sorted.entries()) {
    if (isMeant) found += 1;
    if (found >= recall * all) best = Math.max(best, found / (i + 1));
  }
  return best;
}

/** What was escalated: how many of those that should be, and how many of those that are should be. */
function escalated(judged: readonly Judged[]): object {
  const found = judged.filter(({ feeling }) => feeling.escalate).length;
  const meant = judged.filter(({ utterance }) => utterance.escalate).length;
  const both = judged.filter(({ feeling, utterance }) => feeling.escalate && utterance.escalate).length;
  const scored = judged.map(({ utterance, feeling }) => ({ isMeant: utterance.escalate, score: feeling.escalation }));
  return {
    escalateRecall: round(both / (meant || 1)),
    escalatePrecision: round(both / (found || 1)),
    escalatePrecisionAtRecall95: round(precisionAt(scored, 0.95)),
  };
}

/** How far from certain to right: the mean gap of ten parts by how sure it was (expected calibration error). */
function surenessGap(judged: readonly Judged[]): number {
  const parts = Object.groupBy(judged, ({ feeling }) => String(Math.min(9, Math.floor(feeling.sure * 10))));
  const gaps = Object.values(parts).map((part = []) =>
    Math.abs(part.reduce((sum, one) => sum + one.feeling.sure - Number(isRight(one)), 0)),
  );
  return round(gaps.reduce((sum, gap) => sum + gap, 0) / (judged.length || 1));
}

/** Of what was felt and read so: how often the strength is the same, and how far off the polarity is on average. */
function measures(judged: readonly Judged[]): object {
  const felt = judged.filter(
    ({ utterance, feeling }) => utterance.emotion !== 'neutral' && feeling.emotion !== 'neutral',
  );
  const off = judged.reduce((sum, { utterance, feeling }) => sum + Math.abs(utterance.polarity - feeling.polarity), 0);
  return {
    intensityRight: round(
      felt.filter(({ utterance, feeling }) => utterance.intensity === feeling.intensity).length / (felt.length || 1),
    ),
    polarityOff: round(off / (judged.length || 1)),
  };
}

const isRight = ({ utterance, feeling }: Judged): boolean => utterance.emotion === feeling.emotion;
const share = (of: readonly Judged[]): number => (of.length === 0 ? 1 : of.filter(isRight).length / of.length);

/** Pairs of which both halves are right. */
function pairsOf(judged: readonly Judged[]): { n: number; right: number } {
  const groups = Object.values(Object.groupBy(judged, ({ utterance }) => utterance.pair ?? ''));
  const pairs = groups.filter((group) => group?.[0]?.utterance.pair !== undefined && group.length === 2);
  return { n: pairs.length, right: pairs.filter((pair) => pair?.every(isRight)).length / (pairs.length || 1) };
}

/** Everything that is promised of the reading of feelings, as figures from 0 to 1. */
export function judge(judged: readonly Judged[]): Record<string, unknown> {
  const per = Object.fromEntries(EMOTIONS.map((emotion) => [emotion, round(f1(countsOf(judged, emotion)))] as const));
  const kinds = Object.groupBy(judged, ({ utterance }) => utterance.kind);
  const pairs = pairsOf(judged);
  return {
    n: judged.length,
    accuracy: round(share(judged)),
    macroF1: round(Object.values(per).reduce((sum, value) => sum + value, 0) / EMOTIONS.length),
    perEmotion: per,
    accuracyOf: Object.fromEntries(Object.entries(kinds).map(([kind, of]) => [kind, round(share(of))])),
    pairs: pairs.n,
    pairsRight: round(pairs.right),
    needsF1: round(f1(needsOf(judged))),
    evidenceF1: evidenceF1(
      judged.map(({ utterance, feeling }) => [feeling.evidence, placesOf(utterance.text, utterance.evidence)]),
    ),
    ...escalated(judged),
    ...measures(judged),
    surenessGap: surenessGap(judged),
  };
}
