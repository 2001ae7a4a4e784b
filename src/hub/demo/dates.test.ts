import { expect, it } from 'vitest';
import { fillDates } from './dates.ts';

const NOW = Date.UTC(2026, 10, 22, 6);

it('writes days before and after now the way each language does', () => {
  expect(fillDates('{{-2d}}驳回，{{+4d}}生日', 'zh', NOW)).toBe('11月20日驳回，11月26日生日');
  expect(fillDates('on {{-30d}} and {{+0d}}', 'en', NOW)).toBe('on 23 October and 22 November');
});

it('leaves the names of a macro alone', () => {
  expect(fillDates('{customer} {{soon}}', 'en', NOW)).toBe('{customer} {{soon}}');
});
