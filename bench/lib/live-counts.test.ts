import { expect, test } from 'vitest';
import { LiveCounts } from './live-counts.ts';

test('a change counts once for each watcher, when it first comes; a line of no change counts as a line', () => {
  const counts = new LiveCounts();
  const [one, other] = [new Map<string, number>(), new Map<string, number>()];
  counts.changed('ann', 5);
  counts.told('ann', 5, one);
  counts.told('ann', 5, one);
  counts.told('ann', 5, other);
  counts.told('ben', 1, other);
  expect(counts.lag).toHaveLength(2);
  expect(counts).toMatchObject({ changes: 1, lines: 4, failures: 0 });
});

test('what is refused is counted by its words, and forgotten when the measuring begins', () => {
  const counts = new LiveCounts();
  counts.answered({ status: 503, ms: 1, bytes: 1, text: '{"code":"busy"}' });
  expect(counts.failures).toBe(1);
  counts.begin();
  expect(counts.failures).toBe(0);
});
