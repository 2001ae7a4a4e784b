import { describe, expect, it } from 'vitest';
import { begun, exactly, filtersIn, without, withoutAll, withOr } from './query-text.ts';

const written = (text: string) => filtersIn(text).map(({ start, end }) => text.slice(start, end));

describe('the filters of a query', () => {
  it('are found in either language, as they are written', () => {
    expect(written('退款 status:open 标签：物流 from:"Lin Xiao"')).toEqual([
      'status:open',
      '标签：物流',
      'from:"Lin Xiao"',
    ]);
    expect(written('"status:open" 13:40')).toEqual([]);
  });

  it('are taken away without leaving a gap', () => {
    const text = '退款 status:open 物流';
    expect(without(text, filtersIn(text)[0]!)).toBe('退款 物流');
    expect(withoutAll('after:2026-01-01 退款 before:2026-02-01', ['before', 'after'])).toBe('退款');
  });

  it('are begun at the end, in the language of the reader, once each but for tags', () => {
    expect(begun('status:open 退款', 'status', 'en')).toBe('退款 status:');
    expect(begun('标签:加急', 'tag', 'zh')).toBe('标签:加急 标签:');
    expect(begun('', 'from', 'zh')).toBe('来自:');
  });
});

it('searches exactly what was typed where something else was searched too', () => {
  expect(exactly('refnd late status:open', ['refnd', 'late'])).toBe('"refnd" "late" status:open');
  expect(exactly('"refnd" refnd', ['refnd'])).toBe('"refnd" "refnd"');
});

it.each([
  ['退款 or 退货', '退款 OR 退货'],
  ['退款 或者 退货 或 换货 status:open', '退款 OR 退货 OR 换货 status:open'],
  ['refund Or return', 'refund OR return'],
  ['refund OR return', null],
  ['or refund', null],
  ['refund or', null],
  ['refund "or" return', null],
  ['refund -or return', null],
  ['refund or -return', null],
])('%s, where either was meant, is written %s', (text, meant) => {
  expect(withOr(text)).toBe(meant);
});
