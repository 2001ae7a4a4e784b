import { expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';

test('is what Cohen gives: 20 and 15 of 50 alike, kappa 0.4', () => {
  const readers = [
    ...Array.from({ length: 20 }, () => ['yes', 'yes']),
    ...Array.from({ length: 5 }, () => ['yes', 'no']),
    ...Array.from({ length: 10 }, () => ['no', 'yes']),
    ...Array.from({ length: 15 }, () => ['no', 'no']),
  ];
  const { n, share, kappa } = agreementOf(
    readers.map(([one]) => one),
    readers.map(([, other]) => other),
  );
  expect([n, share]).toEqual([50, 0.7]);
  expect(kappa).toBeCloseTo(0.4);
});

test('is whole where nothing differs, none where it is chance, and refused of unequal lists', () => {
  expect(agreementOf(['a', 'a'], ['a', 'a']).kappa).toBe(1);
  expect(agreementOf([], []).kappa).toBe(1);
  expect(agreementOf(['a', 'b', 'a', 'b'], ['a', 'a', 'b', 'b']).kappa).toBe(0);
  expect(() => agreementOf(['a'], [])).toThrow(RangeError);
});
