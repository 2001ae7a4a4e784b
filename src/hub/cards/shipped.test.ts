import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CardContent, EMOTIONS, NEEDS, unfitPlaces } from '#shared/domain/guidance/index.ts';
import { readShippedCards } from './shipped.ts';

const FOLDER = fileURLToPath(new URL('../../../resources/guidance/cards', import.meta.url));
const cards = await readShippedCards(FOLDER);
const texts = cards.flatMap(({ variants }) =>
  variants.flatMap(({ mirror, plain, question, avoid }) => [mirror, plain, question, avoid]),
);

describe('the cards that come with the product', () => {
  test('are sixty and more, over all feelings and all needs', () => {
    expect(cards.length).toBeGreaterThanOrEqual(60);
    for (const need of NEEDS)
      expect(cards.filter(({ needs }) => needs.includes(need)).length).toBeGreaterThanOrEqual(6);
    for (const emotion of EMOTIONS.filter((one) => one !== 'neutral')) {
      const own = cards.filter(({ emotions }) => emotions.includes(emotion));
      expect(own.length, emotion).toBeGreaterThanOrEqual(5);
      // Where no need is heard, there still is something to say.
      expect(
        own.some(({ needs, intensity }) => needs.length === 0 && intensity <= 1),
        emotion,
      ).toBe(true);
    }
  });

  test('can be shown as they stand, each with its source', () => {
    for (const { key, ...content } of cards) {
      expect(unfitPlaces(CardContent.parse(content)), key).toEqual([]);
      expect(content.source.zh.length, key).toBeGreaterThan(4);
    }
  });

  test.each(['zh', 'en'] as const)('say nothing twice (%s)', (language) => {
    const seen = [...texts.map((text) => text[language]), ...cards.map(({ title }) => title[language])];
    expect(seen.filter((text, i) => seen.indexOf(text) !== i)).toEqual([]);
  });
});
