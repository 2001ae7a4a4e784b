import { expect, test } from 'vitest';
import { addressOf, claimLimit } from './claims.ts';

test('the address is found among the arguments of a start, whatever stands around it', () => {
  expect(addressOf(['attune', '--data=/x', 'attune://pop?from=1'])).toBe('attune://pop?from=1');
  expect(addressOf(['electron', '.', 'ATTUNE://pop'])).toBe('ATTUNE://pop');
  expect(addressOf(['attune', '--data=/x/attune://'])).toBeUndefined();
});

test('one address passes in two seconds, and ten in any minute', () => {
  let now = 0;
  const mayPass = claimLimit(() => now);
  const passed: number[] = [];
  for (now = 0; now < 120_000; now += 500) if (mayPass()) passed.push(now);
  expect(passed.slice(0, 11)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 60].map((second) => second * 1000));
  expect(passed).toHaveLength(20);
});
