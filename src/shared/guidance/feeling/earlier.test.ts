import { describe, expect, test } from 'vitest';
import type { Emotion, Intensity } from '#shared/domain/guidance/labels.ts';
import { withEarlier } from './earlier.ts';
import type { Feeling } from './feel.ts';

const felt = (emotion: Emotion, intensity: Intensity): Feeling => ({
  emotion,
  intensity,
  polarity: emotion === 'neutral' ? 0 : -0.75,
  needs: [],
  evidence: [],
  escalate: false,
  sure: 0.9,
  escalation: 0,
  why: [],
});
const CALM = felt('neutral', 0);
const short = ({ emotion, intensity }: Feeling) => [emotion, intensity];

describe('what was said before', () => {
  test('changes nothing where there was nothing, and nothing of what is glad', () => {
    const glad = felt('gratitude', 2);
    expect(withEarlier(CALM, '好的', [])).toBe(CALM);
    expect(withEarlier(CALM, '好的', [CALM])).toBe(CALM);
    expect(withEarlier(glad, '谢谢', [felt('anger', 3)])).toBe(glad);
  });

  test('lingers: neutral words after strong anger are calm only after some turns of them', () => {
    const course = [felt('anger', 3)];
    for (let i = 0; i < 3; i += 1) course.push(withEarlier(CALM, '订单号是 123', course));
    expect(course.map(short)).toEqual([
      ['anger', 3],
      ['anger', 2],
      ['anger', 1],
      ['neutral', 0],
    ]);
    expect(course[1]?.why).toEqual([{ code: 'earlier', rule: 'lingering' }]);
    expect(course[1]?.polarity).toBe(-0.375);
  });

  test('is not over where it is said to be still so', () => {
    const slight = [felt('disappointment', 1)];
    expect(short(withEarlier(CALM, '还是一样', slight))).toEqual(['disappointment', 1]);
    expect(short(withEarlier(CALM, 'it is still the same', slight))).toEqual(['disappointment', 1]);
    expect(short(withEarlier(CALM, '订单号是 123', slight))).toEqual(['neutral', 0]);
  });

  test('builds up: one more turn of the same is stronger than the words alone, and never more than the strongest', () => {
    const before = [felt('anger', 2), felt('anger', 2)];
    const again = withEarlier(felt('anger', 2), '什么态度', before);
    expect([short(again), again.escalate]).toEqual([['anger', 3], true]);
    expect(withEarlier(felt('anger', 3), '什么态度', before).intensity).toBe(3);
    expect(withEarlier(felt('anger', 2), '什么态度', before.slice(1)).intensity).toBe(2);
  });
});
