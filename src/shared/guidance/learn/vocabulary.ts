import type { Sparse } from './sparse.ts';

/** Which features a model knows, by the hash of their names, ascending; and how telling each is (idf). */
export type Vocabulary = { readonly hashes: Uint32Array; readonly idf: Float32Array };

/** Where the hashes with the same first `32 - shift` bits begin; the last is the end of all. Hashes lie evenly: few begin alike. */
type Index = { readonly shift: number; readonly starts: Int32Array };
const INDEXES = new WeakMap<Uint32Array, Index>();

function indexOf(hashes: Uint32Array): Index {
  const known = INDEXES.get(hashes);
  if (known) return known;
  const bits = Math.max(1, Math.ceil(Math.log2(hashes.length + 1)));
  const shift = 32 - bits;
  const starts = new Int32Array(2 ** bits + 1);
  for (const hash of hashes) starts[(hash >>> shift) + 1]! += 1;
  for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
  const index = { shift, starts };
  INDEXES.set(hashes, index);
  return index;
}

/** The place of a hash; −1: unknown. @param hashes ascending, and never changed. */
export function placeOf(hashes: Uint32Array, hash: number): number {
  const { shift, starts } = indexOf(hashes);
  const end = starts[(hash >>> shift) + 1] ?? 0;
  for (let place = starts[hash >>> shift] ?? 0; place < end; place += 1) if (hashes[place] === hash) return place;
  return -1;
}

/**
 * Features that stand in at least `least` of the texts.
 * @param texts of each the hashes of its features, repetitions or not.
 */
export function learnVocabulary(texts: readonly Iterable<number>[], least: number): Vocabulary {
  const seenIn = new Map<number, number>();
  for (const text of texts) for (const hash of new Set(text)) seenIn.set(hash, (seenIn.get(hash) ?? 0) + 1);
  const known = [...seenIn].filter(([, count]) => count >= least).toSorted(([a], [b]) => a - b);
  return {
    hashes: Uint32Array.from(known, ([hash]) => hash),
    idf: Float32Array.from(known, ([, count]) => Math.log(1 + texts.length / count)),
  };
}

/** A text as a vector of length one; how often a feature stands in it is not counted. @param places of its features; −1: unknown. */
export function vectorAt({ idf }: Vocabulary, places: Iterable<number>): Sparse {
  const found = new Set(places);
  found.delete(-1);
  const at = Int32Array.from(found).toSorted();
  const value = Float32Array.from(at, (place) => idf[place] ?? 0);
  const length = Math.sqrt(value.reduce((sum, one) => sum + one * one, 0)) || 1;
  return { at, value: value.map((one) => one / length) };
}

/** The same of the hashes of its features. */
export const vectorOf = (vocabulary: Vocabulary, text: readonly number[]): Sparse =>
  vectorAt(
    vocabulary,
    text.map((hash) => placeOf(vocabulary.hashes, hash)),
  );
