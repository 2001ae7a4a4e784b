import { hash32, SEEDS } from '#shared/kernel/hash.ts';
import type { Token } from '../text/tokens.ts';

/** Runs of tokens up to so long; parts of words of two to so many signs, with the word's edges. */
const LONGEST_RUN = 3;
const LONGEST_PART = 4;
/** Of a text so many different tokens are paired: pairs grow with the square. */
const PAIRED = 24;

/**
 * What is told of a piece: its hash, the tokens it stands on, [from, to), and whether it is wide: a long run, or two tokens
 * (`from` and `to - 1`) with others between them. Of wide ones there are too many to keep those that were seen once.
 */
type OnPiece = (hash: number, from: number, to: number, kind: 'narrow' | 'run' | 'pair') => void;

/** What kind of piece it is goes into its hash first, so that a pair is never taken for a run. */
const [RUN, PART, PAIR] = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];

/** One more part of a name (FNV-1a); names are never put together as texts, which would take longer than all the rest. */
const more = (hash: number, part: number): number => Math.imul(hash ^ part, 0x01000193);

/** Murmur's finaliser: without it the last part would move only the low bits. */
function done(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const hashed = (text: string): number => hash32(text, SEEDS[0]);
const [BEGIN, END] = [hashed('<begin>'), hashed('<end>')];

/** Any number says the same as another, and so does any length of a mark. */
function said({ text, kind }: Token): number {
  if (kind === 'number') return hashed('0');
  return hashed(kind === 'sign' ? String.fromCodePoint(text.codePointAt(0) ?? 0) : text);
}

/** The edges of the text count as tokens in runs: how it begins says much about what is asked. */
function eachRun(names: readonly number[], on: OnPiece): void {
  const edged = [BEGIN, ...names, END];
  for (let i = 0; i < edged.length; i += 1) {
    let hash: number = RUN;
    for (let length = 1; length <= LONGEST_RUN && i + length <= edged.length; length += 1) {
      hash = more(hash, edged[i + length - 1]!);
      const [from, to] = [Math.max(0, i - 1), Math.min(names.length, i + length - 1)];
      if (to > from) on(done(hash), from, to, length === LONGEST_RUN ? 'run' : 'narrow');
    }
  }
}

/** A slip in one letter leaves most parts of a word. */
function eachPart({ text, kind }: Token, at: number, on: OnPiece): void {
  if (kind !== 'word') return;
  const edged = `<${text}>`;
  for (let i = 0; i < edged.length; i += 1) {
    let hash: number = PART;
    for (let length = 1; length <= LONGEST_PART && i + length <= edged.length; length += 1) {
      hash = more(hash, edged.charCodeAt(i + length - 1));
      if (length > 1) on(done(hash), at, at + 1, 'narrow');
    }
  }
}

/** Two words anywhere in the text, in either order: what one of them means beside the other. */
function eachPair(names: readonly number[], on: OnPiece): void {
  const places: number[] = [];
  for (let at = 0; at < names.length && places.length < PAIRED; at += 1)
    if (names.indexOf(names[at]!) === at) places.push(at);
  for (let i = 0; i < places.length; i += 1)
    for (let j = i + 1; j < places.length; j += 1) {
      const [first, second] = [names[places[i]!]!, names[places[j]!]!];
      const hash = first < second ? more(more(PAIR, first), second) : more(more(PAIR, second), first);
      on(done(hash), places[i]!, places[j]! + 1, 'pair');
    }
}

/** Everything a text is read as, in no order of importance. */
export function eachPiece(tokens: readonly Token[], on: OnPiece): void {
  const names = tokens.map(said);
  eachRun(names, on);
  for (const [at, token] of tokens.entries()) eachPart(token, at, on);
  eachPair(names, on);
}

/** Of a text the hashes of its pieces, each once, ascending. */
export type Hashes = { readonly narrow: Uint32Array; readonly wide: Uint32Array };

function different(hashes: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(hashes).toSorted();
  let end = 0;
  for (let i = 0; i < sorted.length; i += 1) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[end++] = sorted[i]!;
  return sorted.subarray(0, end);
}

export function hashesOf(tokens: readonly Token[]): Hashes {
  const [narrow, wide]: [number[], number[]] = [[], []];
  eachPiece(tokens, (hash, _from, _to, kind) => (kind === 'narrow' ? narrow : wide).push(hash));
  return { narrow: different(narrow), wide: different(wide) };
}
