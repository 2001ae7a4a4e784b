import { describe, expect, test } from 'vitest';
import { sampleCardContent, sampleVariants } from '#testkit/card-sample.ts';
import type { CardContent } from './card.ts';
import { unfitPlaces } from './check-card.ts';

const TEXTS = ['mirror', 'plain', 'question', 'avoid'] as const;
const LANGUAGES = ['zh', 'en'] as const;

/** With one text of the second variant written otherwise. */
function written(text: (typeof TEXTS)[number], language: (typeof LANGUAGES)[number], as: string): CardContent {
  const variants = sampleVariants(2).map((variant) =>
    variant.key === 'b' ? { ...variant, [text]: { ...variant[text], [language]: as } } : variant,
  );
  return sampleCardContent({ variants });
}
const places = TEXTS.flatMap((text) => LANGUAGES.map((language) => [text, language] as const));

describe('a card', () => {
  test('can be shown as it stands where every text is there in both languages', () => {
    expect(unfitPlaces(sampleCardContent())).toEqual([]);
    expect(unfitPlaces(sampleCardContent({ variants: sampleVariants(3) }))).toEqual([]);
  });

  test.each(places)('cannot be shown without its %s in %s, and blanks are no text', (text, language) => {
    for (const empty of ['', ' \n\u3000'])
      expect(unfitPlaces(written(text, language, empty))).toEqual([`variants.1.${text}.${language}`]);
  });

  test.each(places)(
    'has the customer’s words once in what gives them back and nowhere else (%s, %s)',
    (text, language) => {
      const isOk = (as: string) => unfitPlaces(written(text, language, as)).length === 0;
      const fits = [isOk('x'), isOk('x {words}'), isOk('{words} x {words}')];
      expect(fits).toEqual(text === 'mirror' ? [false, true, false] : [true, false, false]);
    },
  );

  test('needs a title and a source', () => {
    const half = { zh: '有', en: ' ' };
    expect(unfitPlaces(sampleCardContent({ title: half, source: half }))).toEqual(['title.en', 'source.en']);
  });

  test('is about a feeling: to a neutral line nothing is to be said', () => {
    expect(unfitPlaces(sampleCardContent({ emotions: ['anger', 'neutral'] }))).toEqual(['emotions']);
  });

  test('has each variant once, or their effects could not be told apart', () => {
    const [variant] = sampleVariants(1);
    expect(unfitPlaces(sampleCardContent({ variants: [variant!, variant!] }))).toEqual(['variants']);
  });

  test('that is wrong in several places hears of all of them at once', () => {
    const bad = { ...written('avoid', 'zh', ''), emotions: ['neutral' as const], title: { zh: '', en: 'x' } };
    expect(unfitPlaces(bad)).toEqual(['title.zh', 'variants.1.avoid.zh', 'emotions']);
  });
});
