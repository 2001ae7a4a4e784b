import { placeOf } from '../learn/vocabulary.ts';
import type { Hashes } from './pieces.ts';

/** The pieces that are known, by hash, ascending, and how telling each of them is (idf). */
export type Words = { readonly hashes: Uint32Array; readonly idf: Float32Array };

/** Different hashes, ascending, and in how many texts each stands. */
function counted(texts: readonly Uint32Array[], least: number): { hashes: number[]; counts: number[] } {
  const all = new Uint32Array(texts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const text of texts) {
    all.set(text, end);
    end += text.length;
  }
  all.sort();
  const [hashes, counts]: [number[], number[]] = [[], []];
  for (let from = 0, to = 0; from < all.length; from = to) {
    while (to < all.length && all[to] === all[from]) to += 1;
    if (to - from < least) continue;
    hashes.push(all[from]!);
    counts.push(to - from);
  }
  return { hashes, counts };
}

/** Half as steep as usual, because a rare piece is as often a slip as it is telling: better over folds. */
const telling = (texts: number, count: number): number => Math.sqrt(Math.log(1 + texts / count));

function inOrder(hashes: readonly number[], idf: readonly number[]): Words {
  const order = Uint32Array.from(hashes, (_, i) => i).toSorted((a, b) => hashes[a]! - hashes[b]!);
  const isNew = (i: number, k: number): boolean => k === 0 || hashes[i] !== hashes[order[k - 1]!];
  const kept = order.filter(isNew);
  return { hashes: Uint32Array.from(kept, (i) => hashes[i]!), idf: Float32Array.from(kept, (i) => idf[i]!) };
}

/** The pieces that are known, and how telling each of them is. */
export function learnWords(texts: readonly Hashes[], of: 'all' | 'narrow'): Words {
  const narrow = counted(
    texts.map((text) => text.narrow),
    1,
  );
  const wide =
    of === 'all'
      ? counted(
          texts.map((text) => text.wide),
          2,
        )
      : { hashes: [], counts: [] };
  const counts = [...narrow.counts, ...wide.counts];
  return inOrder(
    [...narrow.hashes, ...wide.hashes],
    counts.map((count) => telling(texts.length, count)),
  );
}

/**
 * The same with what was not known before; what was known keeps its weight.
 * @param size of how many texts all were learned.
 * @returns also where each place of before is now.
 */
export function extended(before: Words, texts: readonly Hashes[], size: number): { words: Words; now: Uint32Array } {
  const fresh = (hashes: Uint32Array): Uint32Array => hashes.filter((hash) => placeOf(before.hashes, hash) < 0);
  const narrow = counted(
    texts.map((text) => fresh(text.narrow)),
    1,
  );
  const wide = counted(
    texts.map((text) => fresh(text.wide)),
    2,
  );
  const counts = [...narrow.counts, ...wide.counts];
  const words = inOrder(
    [...before.hashes, ...narrow.hashes, ...wide.hashes],
    [...before.idf, ...counts.map((count) => telling(size, count))],
  );
  return { words, now: before.hashes.map((hash) => placeOf(words.hashes, hash)) };
}
