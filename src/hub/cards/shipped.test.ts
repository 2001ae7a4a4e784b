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
    const felt = EMOTIONS.filter((one) => one !== 'neutral');
    const of = (emotion: (typeof felt)[number]) => cards.filter(({ emotions }) => emotions.includes(emotion));
    expect(felt.filter((emotion) => of(emotion).length < 5)).toEqual([]);
    // Where no need is heard, there still is something to say.
    const isFallback = ({ needs, intensity, urgent }: (typeof cards)[number]) =>
      needs.length === 0 && intensity <= 1 && !urgent;
    expect(felt.filter((emotion) => !of(emotion).some(isFallback))).toEqual([]);
  });

  test('can be shown as they stand, each with its source', () => {
    const unfit = cards.flatMap(({ key, ...content }) =>
      unfitPlaces(CardContent.parse(content)).map((place) => `${key} ${place}`),
    );
    expect(unfit).toEqual([]);
    expect(cards.filter(({ source }) => source.zh.length < 5).map(({ key }) => key)).toEqual([]);
  });

  test.each(['zh', 'en'] as const)('say nothing twice (%s)', (language) => {
    const seen = [...texts.map((text) => text[language]), ...cards.map(({ title }) => title[language])];
    expect(seen.filter((text, i) => seen.indexOf(text) !== i)).toEqual([]);
  });
});
