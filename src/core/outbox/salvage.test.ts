import { expect, test } from 'vitest';
import { emptyKept, lastMid } from './salvage.ts';

test('the last of half a million edits is found, and of none zero', () => {
  const kept = emptyKept();
  expect(lastMid(kept)).toBe(0);
  for (let mid = 500_000; mid > 0; mid -= 1) kept.edits.set(mid, { mid, at: 0, mutation: { name: 'nothing' } });
  expect(lastMid(kept)).toBe(500_000);
});
