import type { ReadFeeling } from '#core/kernel/ports.ts';
import type { Emotion, Feeling } from '#shared/domain/guidance/index.ts';

const SIGNS: readonly (readonly [RegExp, Emotion, number])[] = [
  [/投诉|furious|太过分/u, 'anger', -0.75],
  [/失望|let down/u, 'disappointment', -0.5],
  [/担心|worried/u, 'anxiety', -0.5],
  [/不明白|confused/u, 'confusion', -0.25],
  [/谢谢|thank/u, 'gratitude', 0.75],
];

/** Reads the first word it knows, always alike: for tests of what is done with a reading, not of the reading. */
export const feelByMarks: ReadFeeling = (text): Feeling => {
  for (const [sign, emotion, polarity] of SIGNS) {
    const found = sign.exec(text);
    if (!found) continue;
    const at: [number, number] = [found.index, found.index + found[0].length];
    const needs: Feeling['needs'] = /第[三四五]次|still/u.test(text) ? ['efficiency'] : [];
    return {
      emotion,
      intensity: 2,
      polarity,
      needs,
      evidence: [at],
      escalate: false,
      sureness: 0.9,
      why: [{ code: 'words', rule: '', at }],
    };
  }
  return {
    emotion: 'neutral',
    intensity: 0,
    polarity: 0,
    needs: [],
    evidence: [],
    escalate: false,
    sureness: 0.9,
    why: [],
  };
};
