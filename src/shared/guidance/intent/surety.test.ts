import { expect, test } from 'vitest';
import { seededRandom } from '#testkit/random.ts';
import { confidenceOf, learnWeights, sureFrom } from './surety.ts';

test('a confidence is how often guesses with such signs are right', () => {
  const random = seededRandom(4);
  const tried = Array.from({ length: 4000 }, () => {
    const sign = random.next() * 6 - 3;
    return { signs: [sign, 0, 0, 0, random.next()], isRight: random.next() < 1 / (1 + Math.exp(-sign)) };
  });
  const weights = learnWeights(tried);
  const near = tried.filter(({ signs }) => Math.abs(signs[0]! - 1) < 0.5);
  const said = near.reduce((sum, { signs }) => sum + confidenceOf({ weights }, signs), 0) / near.length;
  expect(said).toBeCloseTo(near.filter(({ isRight }) => isRight).length / near.length, 1);
});

test('what is not understood never makes surer, whatever the examples say', () => {
  const tried = Array.from({ length: 200 }, (_, i) => ({ signs: [0, 0, 0, 0, i / 200], isRight: i < 100 }));
  const weights = learnWeights(tried);
  expect(confidenceOf({ weights }, [0, 0, 0, 0, 0.2])).toBeLessThan(confidenceOf({ weights }, [0, 0, 0, 0, 0.9]));
});

test('so much is held back that 85 of 100 questions that belong nowhere are, and not more', () => {
  const nowhere = Array.from({ length: 100 }, (_, i) => ({ confidence: i / 200, isKnown: false }));
  const known = Array.from({ length: 100 }, (_, i) => ({ confidence: 0.4 + i / 200, isKnown: true }));
  expect(sureFrom([...known, ...nowhere])).toBe(0.425);
  expect(sureFrom(known)).toBe(0.5);
});
