import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleVariants } from '#testkit/card-sample.ts';
import { WORDS } from './card.ts';
import { mirrored, wordsOf } from './mirror.ts';

const all = (text: string) => wordsOf(text, [[0, text.length]]);
const [VARIANT] = sampleVariants(1);
const said = (words: string | null) => mirrored(VARIANT!, words);

describe('the words to give back', () => {
  test.each([
    ['，太过分了！！', '太过分了'],
    ['“等了三周”', '等了三周'],
    ['  still waiting...', 'still waiting'],
    ['太过分了❤️😡', '太过分了'],
    ["I don't trust you’re listening", "I don't trust you’re listening"],
    ['$50 gone', '$50 gone'],
    ['涨了50%！', '涨了50%'],
    ['被扣了300￥。', '被扣了300￥'],
  ])('of %s are %s', (text, words) => {
    expect(all(text)).toBe(words);
  });

  test.each([
    ['', 'nothing'],
    ['！！😡', 'signs alone'],
    ['烦', 'one sign says too little'],
    ['Still', 'a word that says nothing alone'],
    ['你们', 'a word that says nothing alone'],
    ['等了\n三周', 'a break'],
    ['等了\u2028三周', 'a break nobody sees'],
    ['等了\u202E三周', 'turned round'],
    ['说"好的', 'a lone quotation mark'],
    ['你们可真“专业”', 'marks that mean the opposite'],
    ['he said ’fine', 'a lone mark that is no apostrophe'],
    ['等'.repeat(25), 'too long in Chinese'],
    ['a'.repeat(61), 'too long in English'],
  ])('of %j are none: %s', (text) => {
    expect(all(text)).toBeNull();
  });

  test('are the longest stretch that fits, the first where two are as long', () => {
    const text = '慢死了，等了三周，急死了，' + '真'.repeat(30);
    expect(wordsOf(text, [[0, 3], [4, 8], [9, 12], [13, 43]])).toBe('等了三周'); // prettier-ignore
    expect(wordsOf(text, [[9, 12], [0, 3]])).toBe('急死了'); // prettier-ignore
    expect(wordsOf(text, [])).toBeNull();
  });

  test.each([
    ['我爸上个月走了，这台机器是他买的，我想退掉', '上个月走', '我爸上个月走了'],
    ['谢谢你帮我跑了这么多趟，真的很感动', '谢谢你帮我跑了这', '谢谢你帮我跑了这么多趟'],
    ['I am sca red, nobody answers', 'obody answers', 'nobody answers'],
  ])('of “%s” are no half of what was said', (text, evidence, words) => {
    const from = text.indexOf(evidence);
    expect(wordsOf(text, [[from, from + evidence.length]])).toBe(words);
  });

  test('are no address and no number', () => {
    expect(all('杭州西湖区文三路99号')).toBeNull();
    expect(all('单号 88213456')).toBeNull();
  });

  const sign = fc.oneof(
    fc.constantFrom(...Array.from('“”"\'’‘「」«» \n!，。$%{}&5aé等了😡\u200B\uFE0F')),
    fc.string({ unit: 'grapheme', maxLength: 1 }),
  );
  const line = fc.array(sign, { maxLength: 90 }).map((signs) => signs.join(''));
  const stretches = fc.array(fc.tuple(fc.nat(90), fc.nat(90)), { maxLength: 4 });

  test('are an exact stretch of the line, short, in one piece, and without marks that another would have to close', () => {
    fc.assert(
      fc.property(line, stretches, (text, evidence) => {
        const words = wordsOf(text, evidence);
        if (words === null) return;
        expect(text).toContain(words);
        expect(words).toBe(words.trim());
        expect(words).toMatch(/[^\p{P}\p{S}\s]/u);
        expect(words).not.toMatch(/["“”‘「」«»\n\r]/u);
        expect(words).not.toMatch(/^['’]|['’]$/u);
        expect(words.length).toBeLessThanOrEqual(/\p{Script=Han}/u.test(text) ? 24 : 60);
      }),
      { numRuns: 1000 },
    );
  });

  test('of 100,000 characters of the hardest kind come to an end, and are none', () => {
    for (const piece of ['!', 'a!', ' ', '$', '5%', '“', '等'])
      expect(all(`a${piece.repeat(100_000 / piece.length)}b`)).toBeNull();
  });
});

describe('what the agent might say', () => {
  test('has the words in it, in both languages, and is the plain one where there are none', () => {
    expect(said('等了三周')).toEqual({ zh: '您说“等了三周”，换我也着急。', en: 'en 您说“等了三周”，换我也着急。' });
    expect(said(null)).toEqual(VARIANT!.plain);
  });

  test('has them as they are, whatever signs of a machine stand in them', () => {
    for (const words of ['$& gone', '$$5', "$'", '$`', '$<name>', '$1', WORDS, '\\n', '<b>x</b>'])
      expect(said(words).zh).toBe(['您说“', words, '”，换我也着急。'].join(''));
  });
});
