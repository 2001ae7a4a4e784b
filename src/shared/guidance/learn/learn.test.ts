import { describe, expect, test } from 'vitest';
import { seededRandom } from '#testkit/random.ts';
import { scoresOf, trainLinear } from './linear.ts';
import { answerOf, trainNetwork } from './network.ts';
import { trainRidge } from './ridge.ts';
import { foldsOf } from './shuffle.ts';
import { unitVector } from './sparse.ts';
import { trainSvm } from './svm.ts';
import { tag, trainTagger } from './tagger.ts';
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

const isSame = ([x, y]: readonly [number, number]): boolean => x > 0 === y > 0;
const shareOf = (is: (i: number) => boolean): number =>
  Array.from({ length: 400 }, (_, i) => is(i)).filter(Boolean).length / 400;

describe('a network', () => {
  const random = seededRandom(4);
  const points = Array.from({ length: 400 }, () => [random.next() * 2 - 1, random.next() * 2 - 1] as const);
  const targets = points.map((point) => [
    Number(isSame(point)),
    Number(!isSame(point)),
    Number(point[0] > 0),
    point[1],
  ]);
  const learn = () => {
    const seeded = seededRandom(5);
    return trainNetwork(points, targets, {
      oneOf: 2,
      each: 1,
      hidden: 16,
      epochs: 60,
      rate: 0.02,
      decay: 0,
      rest: 0,
      random: () => seeded.next(),
    });
  };
  const network = learn();
  const answers = points.map((point) => answerOf(network, point));

  test('learns what no line can tell, what is probable and what was measured, at once', () => {
    expect(shareOf((i) => answers[i]![0]! > 0.5 === isSame(points[i]!))).toBeGreaterThan(0.95);
    expect(shareOf((i) => answers[i]![2]! > 0.5 === points[i]![0] > 0)).toBeGreaterThan(0.95);
    expect(shareOf((i) => Math.abs(answers[i]![3]! - points[i]![1]) < 0.2)).toBeGreaterThan(0.95);
  });

  test('answers shares that add up to one, and the same every time it learns', () => {
    for (const answer of answers) expect(answer[0]! + answer[1]!).toBeCloseTo(1, 5);
    expect(learn()).toEqual(network);
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

  test('of nothing says nothing', () => {
    expect(tag(trainTagger(hashes, [text('A.')], 2), [])).toEqual([]);
  });
});
