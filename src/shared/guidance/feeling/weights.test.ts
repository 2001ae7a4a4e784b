import { describe, expect, test } from 'vitest';
import { seededRandom } from '#testkit/random.ts';
import { exampleOf, training } from '#testkit/utterances/utterance.ts';
import { pack, WeightsFault } from '../learn/packed.ts';
import { readPolarity, wordsAlone } from './polarity.ts';
import { learnFeeling } from './learn-feeling.ts';
import { readFeeling } from './read-feeling.ts';
import { openFeelingModel, packFeelingModel } from './weights.ts';

const faultOf = (bytes: Uint8Array): string => {
  try {
    openFeelingModel(bytes);
    return 'none';
  } catch (cause) {
    return cause instanceof WeightsFault ? cause.code : 'something else';
  }
};

const changed = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, bytes[at]! ^ 1);

describe('a file of weights', async () => {
  const random = seededRandom(1);
  const some = (await Promise.all((['zh-a', 'en'] as const).map(training))).map((lines) => lines.slice(0, 150));
  const model = learnFeeling(some.flat().map(exampleOf), () => random.next());
  const bytes = packFeelingModel(model, ['our own utterances, 免费']);

  test('reads back as what was written, wherever it lies in memory', () => {
    expect(openFeelingModel(bytes)).toEqual(model);
    expect(openFeelingModel(Buffer.from(bytes))).toEqual(model);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    const again = openFeelingModel(shifted.subarray(1));
    for (const { text } of some.flat().slice(0, 40)) expect(readFeeling(again, text)).toEqual(readFeeling(model, text));
  });

  test('says of a review whether it is for or against, whatever its length', () => {
    expect(readPolarity(model, '味道很好，送得也快，下次还来')).toBeGreaterThan(0);
    expect(readPolarity(model, '难吃，又慢，差评')).toBeLessThan(0);
    expect(wordsAlone('不好吃')).toBeLessThan(0);
    for (const text of ['', '好，'.repeat(50_000)]) expect(Math.abs(readPolarity(model, text))).toBeLessThanOrEqual(1);
  });

  test('says at its beginning whose texts it was learned of', () => {
    expect(String.fromCodePoint(...bytes.subarray(16, 90))).toContain('our own utterances, \\u514d\\u8d39');
  });

  test('that is damaged, cut, of the future, of another task or none at all is refused by name', () => {
    expect(faultOf(bytes)).toBe('none');
    for (const at of [16, 200, bytes.length >> 1, bytes.length - 1])
      expect(faultOf(changed(bytes, at))).toBe('damaged');
    expect(faultOf(bytes.subarray(0, bytes.length - 4))).toBe('damaged');
    expect(faultOf(bytes.with(4, 2))).toBe('future');
    expect(faultOf(new Uint8Array(3))).toBe('other');
    expect(faultOf(bytes.with(0, 0))).toBe('other');
    expect(faultOf(pack({ task: 'intent', attributions: [], about: {}, numbers: {} }))).toBe('task');
  });
});
