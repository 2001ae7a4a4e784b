import type { Piece } from '../text/pieces.ts';
import { stemOf } from '../text/stem.ts';
import type { Token } from '../text/tokens.ts';

const BREAK = /^[,.;:!?…~，。；：！？、]/u;
const QUOTE = /^["“”「」『』]/u;
const CLOSING = /^[”」』]/u;

/** What differs from case to case and means the same. */
const said = ({ text, kind }: Token): string => (kind === 'number' && text.length > 1 ? '0' : stemOf(text));

/** Words without their endings, alone, beside each other and with one between them; Chinese signs with one between them. */
function* ofWords(tokens: readonly Token[], names: readonly string[]): Generator<Piece> {
  for (const [i, { kind }] of tokens.entries()) {
    const [own, next, after] = [names[i] ?? '', names[i + 1], names[i + 2]];
    if (kind === 'word') {
      yield { name: `w ${own}`, from: i, to: i + 1 };
      if (next !== undefined) yield { name: `w ${own} ${next}`, from: i, to: i + 2 };
    }
    const isSaid = kind === 'word' || kind === 'han';
    if (isSaid && after !== undefined) yield { name: `w ${own} _ ${after}`, from: i, to: i + 3 };
  }
}

/** The last part of a text is where most customers come to the point. */
function* ofLastPart(tokens: readonly Token[], names: readonly string[]): Generator<Piece> {
  const begin = tokens.slice(0, -1).findLastIndex(({ text }) => BREAK.test(text)) + 1;
  for (let i = begin; i < tokens.length; i += 1) {
    yield { name: `l ${names[i] ?? ''}`, from: i, to: i + 1 };
    if (i + 1 < tokens.length) yield { name: `l ${names[i] ?? ''} ${names[i + 1] ?? ''}`, from: i, to: i + 2 };
  }
}

/** Words in quotation marks are somebody's own, held against them. */
function* ofQuotes(tokens: readonly Token[], names: readonly string[]): Generator<Piece> {
  let isOpen = false;
  for (const [i, { text }] of tokens.entries()) {
    if (QUOTE.test(text)) isOpen = !isOpen && !CLOSING.test(text);
    else if (isOpen) yield { name: `q ${names[i] ?? ''}`, from: i, to: i + 1 };
  }
}

/** How a text is put together, beside the runs of its words. */
export function* phrasingOf(tokens: readonly Token[]): Generator<Piece> {
  const names = tokens.map(said);
  yield* ofWords(tokens, names);
  yield* ofLastPart(tokens, names);
  yield* ofQuotes(tokens, names);
  const breaks = tokens.filter(({ text }) => BREAK.test(text)).length;
  yield { name: `n breaks ${Math.min(breaks, 6)}`, from: 0, to: 0 };
  if (tokens.some(({ text }) => QUOTE.test(text))) yield { name: 'n quote', from: 0, to: 0 };
  if (tokens.some(({ kind }) => kind === 'number')) yield { name: 'n number', from: 0, to: 0 };
}
