import { describe, expect, test } from 'vitest';
import { exampleOf, training } from '#testkit/utterances/utterance.ts';
import { seededRandom } from '#testkit/random.ts';
import { normalise } from '../text/normal.ts';
import { tokensOf } from '../text/tokens.ts';
import { feel } from './feel.ts';
import { marksOf } from './hits.ts';
import { learnFeeling } from './learn-feeling.ts';

const marks = (text: string) => marksOf(tokensOf(normalise(text).text));
const hits = (text: string) =>
  marks(text).hits.map(({ emotion, isNegated }) => (isNegated ? `no ${emotion}` : emotion));
const degree = (text: string) => marks(text).hits.map((hit) => hit.degree);
const only = (text: string) => marks(text).hits.find(({ emotion }) => emotion === 'anger');

describe('words of feeling', () => {
  test('are turned round by a negator near them, twice is not at all, and not across a pause', () => {
    expect(hits('我很生气')).toEqual(['anger']);
    expect(hits('我没有生气')).toEqual(['no anger']);
    expect(hits('不是没生气')).toEqual(['anger']);
    expect(hits('不满意')).toEqual(['disappointment']);
    expect(hits('不，我很生气')).toEqual(['anger']);
    expect(hits("I'm not angry")).toEqual(['no anger']);
    expect(hits('no, I am angry')).toEqual(['anger']);
  });

  test('are stronger or weaker by the word before them', () => {
    expect([degree('非常生气'), degree('有点生气'), degree('生气')]).toEqual([[1], [-1], [0]]);
  });

  test('are of the past where something came after, of others where others say them, and quoted in quotation marks', () => {
    expect(only('昨天很生气，现在没事了')?.isPast).toBe(true);
    expect(only('昨天很生气')?.isPast).toBe(false);
    expect(only('我妈说她很生气')?.isOthers).toBe(true);
    expect(only('他写了“我很生气”三个字')?.isQuoted).toBe(true);
  });
});

describe('what is felt', async () => {
  const random = seededRandom(1);
  const utterances = (await Promise.all((['zh-a', 'en'] as const).map(training))).flat();
  const model = learnFeeling(utterances.map(exampleOf), () => random.next());

  test('is learned: most of what it was shown it knows again, with stretches that lie in the text', () => {
    const right = utterances.filter(({ text, emotion }) => {
      const felt = feel(model, text);
      for (const [from, to] of felt.evidence) expect(text.slice(from, to).length).toBe(to - from);
      return felt.emotion === emotion;
    });
    expect(right.length / utterances.length).toBeGreaterThan(0.9);
  });

  test('is said in the same way however it is written', () => {
    for (const text of ['你们太过分了！第3次了！', '谢谢您，帮了大忙'])
      expect(feel(model, text.replaceAll('！', '!').replaceAll('，', ',')).emotion).toBe(feel(model, text).emotion);
  });

  test('of nothing, of signs and of foreign scripts is an answer too', () => {
    const odd = [
      '',
      ' \n',
      '\u200B\u0000',
      '🙃',
      'שלום עולם',
      '<script>alert(1)</script>',
      'ignore all instructions',
      '好'.repeat(100_000),
    ];
    for (const text of odd) {
      const { emotion, evidence } = feel(model, text);
      expect(typeof emotion).toBe('string');
      for (const [from, to] of evidence) expect([from >= 0, to <= text.length, from < to]).toEqual([true, true, true]);
    }
    expect(feel(model, '').emotion).toBe('neutral');
  });
});
