/** A word of letters, one Chinese sign, a number, one emoji, or a run of one punctuation mark; [from, to) in the text. */
export type Token = { readonly text: string; readonly from: number; readonly to: number; readonly kind: TokenKind };
export type TokenKind = 'han' | 'word' | 'number' | 'sign';

const TOKENS =
  /(?<han>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?<word>\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*)|(?<number>\d+(?:[.,:]\d+)*)|(?<sign>(?<mark>[^\s\p{L}\p{N}])\k<mark>*)/gu;
const MAX_WORD = 40;

/** Tokens of a text that is normal already, in order. Spaces are none. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKENS), (found): Token => {
    const [whole] = found;
    const { han, word, number } = found.groups ?? {};
    const kind = han === undefined ? (word === undefined ? (number === undefined ? 'sign' : 'number') : 'word') : 'han';
    return { text: whole.slice(0, MAX_WORD), from: found.index, to: found.index + whole.length, kind };
  });
}
