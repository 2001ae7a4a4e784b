import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldWithPlaces } from './fold.ts';
import { runsOf, tokensOf } from './segments.ts';

describe('tokens', () => {
  test.each([
    ['退款了', ['退款', '款了', '了']],
    ['退款，押金', ['退款', '款', '押金', '金']],
    ['SF1234退', ['sf', '1234', '退']],
    ['ＡＢＣ　１２', ['abc', '12']],
    ['Café straße', ['cafe', 'stra', 'ß', 'e']],
    ['𠮷野家', ['𠮷野', '野家', '家']],
    ['a_b-c.d', ['a', 'b', 'c', 'd']],
    ['', []],
    ['！？。', []],
  ])('of %s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  test('never hold a blank or anything the index would cut at', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        for (const token of tokensOf(text)) expect(token).toMatch(/^[0-9a-z\u0080-\uffff]+$/);
      }),
    );
  });
});

describe('folding', () => {
  test('is the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('remembers where every unit stood', () => {
    const { text, from } = foldWithPlaces('Ａe\u0301㍿退');
    expect(text).toBe('ae株式会社退');
    expect(Array.from(from)).toEqual([0, 1, 3, 3, 3, 3, 4, 5]);
  });

  test('with places reads as folding without, for what is written here', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u0020-\u00ff\u3000-\u30ff\u4e00-\u4fff\uff01-\uff9f]*$/), (text) => {
        const placed = foldWithPlaces(text);
        expect(runsOf(placed.text).map((run) => run.text)).toEqual(runsOf(fold(text)).map((run) => run.text));
        expect(placed.from.length).toBe(placed.text.length + 1);
      }),
    );
  });
});
