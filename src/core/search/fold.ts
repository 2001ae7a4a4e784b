/**
 * One writing for all: full width and half width, capitals, ligatures, accents of Latin letters. What is indexed and what
 * is asked for pass through the same function, so that they meet.
 */
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/;
const MARKS = /[\u0300-\u036f]/g;
const PLAIN = /^[\u0020-\u007e]*$/;

export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  const folded = text.normalize('NFKC').toLowerCase();
  return ACCENTED.test(folded) ? folded.normalize('NFD').replace(MARKS, '').normalize('NFC') : folded;
}

export type Folded = {
  readonly text: string;
  /** For every UTF-16 unit of `text`, and its end, where it came from in the original. */
  readonly from: Uint32Array;
};

/** A letter with the marks that belong to it is folded as one. */
const CLUSTER = /[\s\S][\udc00-\udfff]?\p{M}*/gu;

/** Each character of these stays one: ASCII, Han, its punctuation, full width. */
const ONE_TO_ONE = /^[\t\n\r\u0020-\u007e\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

function asItStands(text: string): Folded {
  const from = new Uint32Array(text.length + 1);
  for (let i = 0; i <= text.length; i += 1) from[i] = i;
  return { text: fold(text), from };
}

/** As `fold`, remembering for each unit where it stood: what is marked on the screen is the text as it was written. */
export function foldWithPlaces(text: string): Folded {
  if (ONE_TO_ONE.test(text)) return asItStands(text);
  const pieces: string[] = [];
  const from: number[] = [];
  for (const match of text.matchAll(CLUSTER)) {
    const piece = fold(match[0]);
    pieces.push(piece);
    for (let i = 0; i < piece.length; i += 1) from.push(match.index);
  }
  from.push(text.length);
  return { text: pieces.join(''), from: Uint32Array.from(from) };
}
