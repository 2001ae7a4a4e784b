import { describe, expect, test } from 'vitest';
import { seededRandom } from '#testkit/random.ts';
import { scoresOf, trainLinear } from './linear.ts';
import { learnLogistic, learnSharpness, probableOf, sharesOf } from './calibrate.ts';
import { trainRidge } from './ridge.ts';
import { foldsOf } from './shuffle.ts';
import { unitVector } from './sparse.ts';
import { trainSvm } from './svm.ts';
import { leaning, tag, trainTagger } from './tagger.ts';
import { learnVocabulary, vectorOf } from './vocabulary.ts';

const options = () => {
  const random = seededRandom(3);
  return { cost: 1, epochs: 50, random: () => random.next() };
};

test('a machine tells apart what a line can tell apart, and gives the same answer every time', () => {
  const random = seededRandom(1);
  const points = Array.from({ length: 400 }, () => [random.next() * 2 - 1, random.next() * 2 - 1] as const);
  const rows = points.map(([x, y]) =>
    unitVector([
      [0, x],
      [1, y],
    ]),
  );
  const labels = Int8Array.from(points, ([x, y]) => (x + 2 * y > 0 ? 1 : -1));
  const even = new Float32Array(labels.length).fill(1);
  const learn = () => trainSvm(rows, labels, even, 2, options());
  const weights = learn();
  expect(learn()).toEqual(weights);
  const right = rows.filter(({ at, value }, i) => {
    const sum = at.reduce((all, place, k) => all + (weights[place] ?? 0) * (value[k] ?? 0), weights[2] ?? 0);
    return sum > 0 === labels[i]! > 0;
  });
  expect(right.length / rows.length).toBeGreaterThan(0.97);
  expect((weights[1] ?? 0) / (weights[0] ?? 1)).toBeGreaterThan(1.5);
});

test('a vocabulary knows what stands in enough texts, and weighs what is rare more', () => {
  const texts = [
    [7, 1],
    [7, 2, 2],
    [7, 1, 9],
  ];
  const vocabulary = learnVocabulary(texts, 2);
  expect([...vocabulary.hashes]).toEqual([1, 7]);
  const { at, value } = vectorOf(vocabulary, [7, 7, 1, 99]);
  expect([...at]).toEqual([0, 1]);
  expect(vocabulary.idf[0]).toBeGreaterThan(vocabulary.idf[1] ?? 0);
  expect(value[0]).toBeGreaterThan(value[1] ?? 0);
  expect(Math.hypot(...value)).toBeCloseTo(1);
});

test('rules for several heads in whole numbers say what they say in fractions', () => {
  const texts = Array.from({ length: 90 }, (_, i) => [i % 3, 10 + (i % 7)]);
  const vocabulary = learnVocabulary(texts, 1);
  const rows = texts.map((text) => vectorOf(vocabulary, text));
  const heads = ['a', 'b', 'c'].map((name, h) => ({ name, isOf: (i: number) => i % 3 === h }));
  const model = trainLinear(vocabulary, rows, heads, options());
  const best = rows.map((row) => {
    const scores = scoresOf(model, row);
    return scores.indexOf(Math.max(...scores));
  });
  expect(best).toEqual(texts.map((_, i) => i % 3));
  expect(model.weights).toBeInstanceOf(Int8Array);
});

test('a line goes through what was measured', () => {
  const random = seededRandom(2);
  const rows = Array.from({ length: 200 }, () =>
    unitVector([
      [0, random.next()],
      [1, random.next()],
    ]),
  );
  const values = Float32Array.from(rows, ({ value }) => 2 * (value[0] ?? 0) - (value[1] ?? 0) + 0.5);
  const weights = trainRidge(rows, values, 2, { ...options(), cost: 100 });
  for (const [i, { value }] of rows.entries())
    expect((weights[0] ?? 0) * value[0]! + (weights[1] ?? 0) * value[1]! + (weights[2] ?? 0)).toBeCloseTo(
      values[i]!,
      1,
    );
});

describe('a score', () => {
  const random = seededRandom(8);
  const scores = Array.from({ length: 2000 }, () => random.next() * 4 - 2);
  const holds = scores.map((score) => random.next() < 1 / (1 + Math.exp(1 - 3 * score)));

  test('becomes the probability that was seen', () => {
    const { slope, bias } = learnLogistic(scores, holds);
    expect([Math.abs(slope - 3) < 0.5, Math.abs(bias + 1) < 0.3]).toEqual([true, true]);
    expect(probableOf({ slope: 0, bias: 0 }, 5)).toBe(0.5);
    expect(learnLogistic([1, 2], [true, true]).slope).not.toBeNaN();
  });

  test('beside others becomes a share, the sharper the more often the best of them was right', () => {
    const three = scores.map((score, i) => [score, scores[(i + 1) % scores.length]!, 0]);
    const right = three.map((one) => one.indexOf(Math.max(...one)));
    const often = right.map((best) => (random.next() < 0.9 ? best : random.int(3)));
    const seldom = right.map((best) => (random.next() < 0.3 ? best : random.int(3)));
    expect(learnSharpness(three, often)).toBeGreaterThan(learnSharpness(three, seldom));
    expect(sharesOf([1, 2, 3], 2).reduce((sum, share) => sum + share)).toBeCloseTo(1);
  });
});

test('what belongs together is in one fold, and the folds are alike in size', () => {
  const random = seededRandom(6);
  const groups = Array.from({ length: 100 }, (_, i) => `${Math.floor(i / 2)}`);
  const folds = foldsOf(groups, 5, () => random.next());
  for (const [i, fold] of folds.entries()) expect(fold).toBe(folds[i - (i % 2)]);
  for (let fold = 0; fold < 5; fold += 1) expect(folds.filter((one) => one === fold)).toHaveLength(20);
});

/** Capitals are in. */
const text = (marks: string) => ({
  tokens: Array.from(marks, (mark) => [mark.codePointAt(0) ?? 0]),
  tags: Array.from(marks, (mark) => mark !== '.' && mark === mark.toUpperCase()),
});

describe('a tagger', () => {
  const hashes = Uint32Array.from(Array.from('.abAB').map((sign) => sign.codePointAt(0) ?? 0)).toSorted();

  test('learns what is in and that it stands together', () => {
    const texts = ['..AB..', 'ab.A..', '.BBA.b', 'abab..', '.b.AAB'].map(text);
    const tagger = trainTagger(hashes, texts, 10);
    for (const { tokens, tags } of [...texts, text('A.bBA.')]) expect(tag(tagger, tokens)).toEqual(tags);
  });

  test('that leans takes more in', () => {
    const tagger = trainTagger(hashes, ['..AB..', 'ab.A..'].map(text), 10);
    const count = (lean: number): number => tag(leaning(tagger, lean), text('A.bBA.').tokens).filter(Boolean).length;
    expect(count(0)).toBeLessThan(count(100));
    expect(count(-100)).toBe(0);
  });

  test('of nothing says nothing', () => {
    expect(tag(trainTagger(hashes, [text('A.')], 2), [])).toEqual([]);
  });
});
