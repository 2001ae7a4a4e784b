import { unitVector, type Sparse } from './sparse.ts';

/** Which features a model knows, by the hash of their names, ascending; and how telling each is (idf). */
export type Vocabulary = { readonly hashes: Uint32Array; readonly idf: Float32Array };

/** The place of a hash; −1: unknown. */
export function placeOf(hashes: Uint32Array, hash: number): number {
  let [low, high] = [0, hashes.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const here = hashes[middle] ?? 0;
    if (here === hash) return middle;
    if (here < hash) low = middle + 1;
    else high = middle - 1;
  }
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

/** A text as a vector of length one; how often a feature stands in it is not counted. */
export function vectorOf({ hashes, idf }: Vocabulary, text: Iterable<number>): Sparse {
  const found = new Set<number>();
  for (const hash of text) {
    const place = placeOf(hashes, hash);
    if (place >= 0) found.add(place);
  }
  return unitVector([...found].map((place) => [place, idf[place] ?? 0] as const));
}
