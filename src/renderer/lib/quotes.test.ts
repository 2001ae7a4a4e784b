import { expect, test } from 'vitest';
import { wordArgs } from './quotes.ts';
import { formatFor } from './time.ts';

test('moments and lengths become words, the rest stays', () => {
  const now = new Date(2026, 10, 29, 12).getTime();
  const quotes = { dueAt: new Date(2026, 10, 28, 18).getTime(), waitedMs: 3 * 3_600_000, number: 48002, text: '60000' };
  expect(wordArgs(quotes, formatFor('zh'), now)).toEqual({
    due: '昨天 18:00',
    waited: '3 小时',
    number: 48002,
    text: '60000',
  });
});
