import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '#testkit/random.ts';
import { ask, trainIntents } from './index.ts';
import { ARTICLES, articleExamples, withOwnRandom } from './intent-sample.ts';

const model = trainIntents(articleExamples(), withOwnRandom(seededRandom(1)));
const question = fc.constantFrom(...ARTICLES.map(({ asked }) => asked));

test('whatever is asked, there are at most three guesses with confidences of 0 to 1 and stretches that lie in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { guesses } = ask(model, text);
      expect(guesses.length).toBeLessThanOrEqual(3);
      for (const { confidence, because } of guesses) {
        expect(confidence >= 0 && confidence <= 1).toBe(true);
        for (const [from, to] of because) expect(0 <= from && from < to && to <= text.length).toBe(true);
      }
    }),
  );
});

/** Words of a language nobody here speaks. */
const nonsense = fc.array(fc.stringMatching(/^[жщфыэюя]{5,9}$/u), { minLength: 4, maxLength: 12 });

test('words that nobody knows lower the confidence', () => {
  fc.assert(
    fc.property(question, nonsense, (asked, words) => {
      const plain = ask(model, asked).guesses[0]?.confidence ?? 0;
      const more = ask(model, `${asked} ${words.join(' ')}`).guesses[0]?.confidence ?? 0;
      expect(more).toBeLessThan(plain);
    }),
  );
});

test('full and half width, capitals, and what nobody sees make no difference', () => {
  fc.assert(
    fc.property(question, fc.nat(8), (asked, at) => {
      const same = `${asked.slice(0, at)}\u200B${asked.slice(at)}`.toUpperCase();
      expect(ask(model, same).guesses.map(({ answer }) => answer)).toEqual(
        ask(model, asked).guesses.map(({ answer }) => answer),
      );
    }),
  );
});
