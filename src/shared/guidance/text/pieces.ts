import type { Token } from './tokens.ts';

/** A feature of a text, and where it stands: token indices [from, to). */
export type Piece = { readonly name: string; readonly from: number; readonly to: number };

const LONGEST = 3;
/** Shorter and longer parts beside these made it worse over folds: most of them are noise. */
const PART = 4;

/** What differs from case to case and means the same: any number, any run of a mark. */
function said({ text, kind }: Token): string {
  if (kind === 'number') return text.length === 1 ? text : '0';
  if (kind === 'sign') return text.length > 1 && !isEmoji(text) ? `${text[0] ?? ''}+` : text;
  return text;
}
const isEmoji = (text: string): boolean => /\p{Extended_Pictographic}/u.test(text);

/** Parts of one word, with its edges: `<can`, `ance`, `led>`. A slip in one letter leaves most of them. */
function* partsOf({ text, kind }: Token, at: number): Generator<Piece> {
  if (kind !== 'word') return;
  const edged = `<${text}>`;
  for (let i = 0; i + PART <= edged.length; i += 1)
    yield { name: `p${edged.slice(i, i + PART)}`, from: at, to: at + 1 };
}

/** Runs of up to three tokens, and parts of words: what a linear model reads of a text. */
export function* piecesOf(tokens: readonly Token[]): Generator<Piece> {
  const names = tokens.map(said);
  for (const [i, token] of tokens.entries()) {
    let name = 'r';
    for (let length = 1; length <= LONGEST && i + length <= tokens.length; length += 1) {
      name += `${length === 1 ? '' : ' '}${names[i + length - 1] ?? ''}`;
      yield { name, from: i, to: i + length };
    }
    yield* partsOf(token, i);
  }
}
