import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_READ, normalise } from './normal.ts';
import { findPhrases, phrasesOf } from './phrases.ts';
import { piecesOf } from './pieces.ts';
import { languageOf } from './language.ts';
import { stemOf } from './stem.ts';
import { tokensOf } from './tokens.ts';

describe('a text as it is read', () => {
  test('is the same for full and half width, capitals, and whatever nobody sees', () => {
    const plain = normalise('ok! 3天').text;
    for (const same of ['ＯＫ！ ３天', 'o\u200Bk! 3\uFEFF天', 'OK!  \n 3天', '\u202Eok! 3天\u0007'])
      expect(normalise(same).text).toBe(plain);
  });

  test('knows for each of its signs where it comes from', () => {
    const original = 'Ａ \u200B🙃 ㎏ end';
    const { text, at } = normalise(original);
    expect(at).toHaveLength(text.length + 1);
    const from = at[text.indexOf('🙃')];
    expect(original.slice(from, (from ?? 0) + 2)).toBe('🙃');
    expect(at[text.indexOf('kg')]).toBe(original.indexOf('㎏'));
    expect(at.at(-1)).toBe(original.length);
  });

  test('is bounded however long it is, and keeps its beginning and its end', () => {
    const { text } = normalise(`begin ${'好'.repeat(100_000)} end`);
    expect(text.length).toBeLessThanOrEqual(2 * MAX_READ);
    expect([text.startsWith('begin'), text.endsWith('end')]).toEqual([true, true]);
  });

  test('whatever it is, its tokens lie in it in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (original) => {
        const { text, at } = normalise(original);
        expect(at.every((place, i) => i === 0 || place >= (at[i - 1] ?? 0))).toBe(true);
        let end = 0;
        for (const { from, to } of tokensOf(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

test('tokens are words, Chinese signs, numbers, and runs of one mark', () => {
  expect(tokensOf("don't 等了3.5天!!! 🙃🙃").map(({ text, kind }) => `${kind} ${text}`)).toEqual([
    "word don't",
    'han 等',
    'han 了',
    'number 3.5',
    'han 天',
    'sign !!!',
    'sign 🙃🙃',
  ]);
});

const names = (text: string) => [...piecesOf(tokensOf(text))].map(({ name }) => name);

test('pieces are runs of up to three tokens and parts of words; numbers and repeated marks are alike', () => {
  expect(names('第15次!!')).toEqual(['r第', 'r第 0', 'r第 0 次', 'r0', 'r0 次', 'r0 次 !+', 'r次', 'r次 !+', 'r!+']);
  expect(names('第15次!!')).toEqual(names('第27次!!!!'));
  expect(names('late')).toEqual(['rlate', 'p<lat', 'plate', 'pate>']);
});

test('of entries that begin alike the longest is found, and none inside another', () => {
  const phrases = phrasesOf([
    ['不', 1],
    ['不满', 2],
    ['满意', 3],
    ['let down', 4],
  ]);
  const found = (text: string) => findPhrases(phrases, tokensOf(text)).map(({ value, from, to }) => [value, from, to]);
  expect(found('很不满意 let  down')).toEqual([
    [2, 1, 3],
    [4, 4, 6],
  ]);
});

test('endings of English words fall away, other words stay, and phrases are found by what is left', () => {
  expect(['charged', 'charges', 'charge', 'charging'].map(stemOf)).toEqual(['charg', 'charg', 'charg', 'charg']);
  expect(['cancelled', 'cancel', "don't", '第三次', 'the'].map(stemOf)).toEqual([
    'cancel',
    'cancel',
    'dont',
    '第三次',
    'the',
  ]);
  const phrases = phrasesOf([['hang up', 1]], stemOf);
  expect(findPhrases(phrases, tokensOf('she hangs up'), stemOf)).toEqual([{ value: 1, from: 1, to: 3 }]);
});

const language = (text: string) => languageOf(tokensOf(text));

test('whoever mixes languages speaks Chinese, as long as enough of it is', () => {
  expect(['我的order到了吗', 'where is my parcel from 京东 please tell me now', '🙃', ''].map(language)).toEqual([
    'zh',
    'en',
    'en',
    'en',
  ]);
});
