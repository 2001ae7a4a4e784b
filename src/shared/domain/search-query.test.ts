import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoment } from './search-query-date.ts';
import { parseQuery } from './search-query.ts';

const brief = (text: string) => {
  const { terms, filters, problems } = parseQuery(text);
  return [
    terms.map(
      (t) =>
        `${t.isTied ? '|' : ''}${t.isNegated ? '-' : ''}${t.isPhrase ? `"${t.text}"` : t.text}${t.isOpen ? '*' : ''}`,
    ),
    filters.map((f) => `${f.isNegated ? '-' : ''}${f.operator}=${f.values.map((v) => v.text).join('|')}`),
    problems.map((p) => p.code),
  ];
};

describe('a query', () => {
  test.each([
    ['退款 refund', [['退款', 'refund*'], [], []]],
    ['"full refund" x ', [['"full refund"', 'x'], [], []]],
    ['“全额 退款” 「押金」', [['"全额 退款"', '"押金"'], [], []]],
    ['"half open', [['"half open"*'], [], ['unclosed-quote']]],
    ['-spam 退款 - x', [['-spam', '退款', '-', 'x*'], [], []]],
    ['from:王伟 标签：加急，退货 status:open', [[], ['from=王伟', 'tag=加急|退货', 'status=open'], []]],
    ['-tag:"two words" TAG:a', [[], ['-tag=two words', 'tag=a'], []]],
    ['tag: x', [['x*'], ['tag='], ['empty-value']]],
    ['来自:"王', [[], ['from=王'], ['unclosed-quote']]],
    ['http://x.cn 12:30 foo:bar', [['http://x.cn', '12:30', 'foo:bar*'], [], ['unknown-operator']]],
    [
      'is:overdue subject:"a b" x',
      [['is:overdue', 'subject:', '"a b"', 'x*'], [], ['unknown-operator', 'unknown-operator']],
    ],
    ['日期：2026-11-01', [['日期：2026-11-01*'], [], ['unknown-operator']]],
    [
      '请看下面： 12：30 mailto:a@b.cn Re:退款 std::x "a:b" ok:',
      [['请看下面：', '12：30', 'mailto:a@b.cn', 'Re:退款', 'std::x', '"a:b"', 'ok:*'], [], []],
    ],
    ['agent:chenmo 坐席：陈默', [[], ['assignee=chenmo', 'assignee=陈默'], []]],
    ['押金"退还', [['押金', '"退还"*'], [], ['unclosed-quote']]],
    ['', [[], [], []]],
    ['退款 OR 退货 到账', [['退款', '|退货', '到账*'], [], []]],
    ['退款|“全额 退货” | c', [['退款', '|"全额 退货"', '|c*'], [], []]],
    ['a || b OR OR c', [['a', '|b', '|c*'], [], []]],
    ['退款 或者 退货 or 到账', [['退款', '或者', '退货', 'or', '到账*'], [], []]],
    ['"OR" a ORDER', [['"OR"', 'a', 'ORDER*'], [], []]],
    ['OR', [['OR*'], [], []]],
    ['OR tag:x', [['OR'], ['tag=x'], []]],
    ['OR a OR', [['a'], [], ['lone-or', 'lone-or']]],
    ['a tag:x OR b', [['a', 'b*'], ['tag=x'], ['lone-or']]],
    ['a OR -b', [['a', '-b*'], [], ['negated-or']]],
    ['-a | b OR c', [['-a', 'b', '|c*'], [], ['negated-or']]],
    ['tag:a|b -|', [['-|*'], ['tag=a|b'], []]],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  test('says where the trouble is', () => {
    expect(parseQuery('退款 tag:').problems).toEqual([
      { code: 'empty-value', operator: 'tag', value: '', start: 3, end: 7 },
    ]);
    expect(parseQuery('退款 日期：今天').problems).toEqual([
      { code: 'unknown-operator', operator: '日期', value: '今天', start: 3, end: 8 },
    ]);
  });

  const queryText = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'tag:',
          '标签：',
          'from:',
          '-',
          '"',
          '“',
          '”',
          '「',
          ' ',
          '　',
          ',',
          '，',
          '退款',
          'a',
          'before:7d',
          ' OR ',
          '|',
          ':',
        ),
        fc.string({ maxLength: 4, unit: 'grapheme' }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  test('is covered by its spans, each character once, and nothing throws', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const { terms, filters, ors, problems } = parseQuery(text);
        const spans = [...terms, ...filters, ...ors].toSorted((a, b) => a.start - b.start);
        let end = 0;
        for (const span of spans) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
        for (const [i, term] of terms.entries()) {
          if (!term.isTied) continue;
          expect(terms[i - 1]).toMatchObject({ isNegated: false });
          expect(term.isNegated).toBe(false);
          const from = terms[i - 1]?.end ?? 0;
          expect(ors.some((or) => or.start >= from && or.end <= term.start)).toBe(true);
        }
        for (const p of problems) expect(p.start >= 0 && p.end <= text.length && p.start < p.end).toBe(true);
        for (const value of filters.flatMap((filter) => filter.values)) {
          expect(text.slice(value.start, value.end)).toContain(value.text);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a moment', () => {
  const now = new Date(2026, 10, 21, 15, 30).getTime();
  test.each([
    ['today', new Date(2026, 10, 21)],
    ['昨天', new Date(2026, 10, 20)],
    ['本周', new Date(2026, 10, 16)],
    ['上周', new Date(2026, 10, 9)],
    ['上个月', new Date(2026, 9, 1)],
    ['2025', new Date(2025, 0, 1)],
    ['2025-03', new Date(2025, 2, 1)],
    ['2025年3月', new Date(2025, 2, 1)],
    ['2025/3/9', new Date(2025, 2, 9)],
    ['2025年3月9日', new Date(2025, 2, 9)],
    ['3-9', new Date(2026, 2, 9)],
    ['12月30日', new Date(2025, 11, 30)],
    ['7d', new Date(now - 7 * 86_400_000)],
    ['２周前', new Date(now - 14 * 86_400_000)],
  ])('%s', (text, date) => {
    expect(parseMoment(text, now)).toBe(date.getTime());
  });

  test.each(['', 'soon', '2025-13', '2025-06-31', '99999d', 'constructor', '1.2.3'])('is not %s', (text) => {
    expect(parseMoment(text, now)).toBeUndefined();
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseMoment(text, now) !== 'string'));
  });
});
