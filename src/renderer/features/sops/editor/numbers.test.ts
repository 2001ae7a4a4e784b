import { expect, it } from 'vitest';
import { numberFrom } from './numbers.ts';
import { tagsFrom, wordsFrom } from './tags.ts';

it('what is typed into a field for numbers is a number within its bounds, or nothing', () => {
  expect(['', '-', '.', ' ', 'NaN', '1e999'].map((typed) => numberFrom(typed))).toEqual(Array(6).fill(undefined));
  expect([numberFrom('-3.5'), numberFrom(0, { min: 1 }), numberFrom('9000', { max: 7200 })]).toEqual([-3.5, 1, 7200]);
});

it('what is pasted as tags or words fits what a procedure may hold', () => {
  const many = Array.from({ length: 60 }, (_, i) => `t${i}`).join('、');
  expect(tagsFrom([many], 50)).toHaveLength(50);
  expect(tagsFrom(['#退款 退款，物流'], 50)).toEqual(['退款', '物流']);
  expect(wordsFrom([many], 50)).toHaveLength(50);
  expect(wordsFrom([' 还没 到账 ', '', '   ', `${'长'.repeat(59)}😀😀`], 100)).toEqual(['还没 到账', '长'.repeat(59)]);
});
