import { learnWords } from './words.ts';
import { centroidOf } from './centroids.ts';
import { headsOf, type Head } from './heads.ts';
import { learnHead } from './learn-head.ts';
import { learnNet } from './learn-net.ts';
import type { Learned, Taught } from './model.ts';
import { nearOf } from './near.ts';
import type { Hashes } from './pieces.ts';
import { countOf, rowsOf, type Rows } from './rows.ts';

/** An example as it was read. `answer`: −1 for none. */
export type Example = { readonly answer: number; readonly hashes: Hashes; readonly weight: number };

/** Weights of all heads together: their memory is bounded, however many answers there are. */
const WEIGHTS = 5_000_000;
const LEAST_WEIGHTS = 1000;
export const mostWeights = (answers: number): number => Math.max(LEAST_WEIGHTS, Math.floor(WEIGHTS / answers));

/** With fewer examples, of each answer or in all, the net learns by heart; with more answers it takes too long. */
const NET_EXAMPLES = 5;
const NET_LEAST = 200;
const NET_ANSWERS = 400;

/** What is common counts for most where there is one example of each, and next to nothing beside a hundred. */
const LEAN = 3;
const leanOf = (examples: number, answers: number): number => Math.min(LEAN, (10 * answers) / examples);

/** Rows of each answer. */
export function rowsByOwner(owner: Int32Array, answers: number): Uint32Array[] {
  const lists: number[][] = Array.from({ length: answers }, () => []);
  for (const [row, answer] of owner.entries()) lists[answer]?.push(row);
  return lists.map((list) => Uint32Array.from(list));
}

/** Rows with their values, and whose they are. */
export type School = {
  readonly rows: Rows;
  readonly owner: Int32Array;
  readonly weight: Float32Array;
  readonly size: number;
};

/** Learns the rules of the answers that are named, each told apart from the rest or from what is near it. */
export function learnHeads(
  { rows, owner, weight, size }: School,
  answers: number,
  which: readonly number[],
  random: () => number,
): { answer: number; head: Head; centroid: Head }[] {
  const near = nearOf(rows, size, answers, random);
  const own = rowsByOwner(owner, answers);
  const work = new Float32Array(size);
  const most = mostWeights(answers);
  return which.map((answer) => {
    const centroid = centroidOf(rows, own[answer]!, weight);
    const used = near(centroid, own[answer]!);
    const isOf = (row: number): boolean => owner[row] === answer;
    return { answer, centroid, head: learnHead({ rows, used, isOf, dear: weight, work, random, most }) };
  });
}

/** Learns everything at once. */
export function learnAll(
  examples: readonly Example[],
  answers: readonly string[],
  random: () => number,
): { learned: Learned; taught: Taught } {
  const texts = examples.map(({ hashes }) => hashes);
  const words = learnWords(texts, 'all');
  const rows = rowsOf(words, texts);
  const size = words.hashes.length;
  const owner = Int32Array.from(examples, ({ answer }) => answer);
  const weight = Float32Array.from(examples, (one) => one.weight);
  const every = answers.map((_, answer) => answer);
  const lessons = learnHeads({ rows, owner, weight, size }, answers.length, every, random);
  const heads = headsOf(
    lessons.map(({ head }) => head),
    size,
  );
  const centroids = headsOf(
    lessons.map(({ centroid }) => centroid),
    size,
  );
  const lean = leanOf(countOf(rows), answers.length);
  const isForNet =
    answers.length > 1 &&
    answers.length <= NET_ANSWERS &&
    examples.length >= Math.max(NET_LEAST, NET_EXAMPLES * answers.length);
  const net = isForNet ? netOf(texts, owner, answers, random) : null;
  return {
    learned: { answers, words, heads, centroids, lean, net },
    taught: { from: rows.from, at: rows.at, owner, weight },
  };
}

function netOf(
  texts: readonly Hashes[],
  owner: Int32Array,
  answers: readonly string[],
  random: () => number,
): Learned['net'] {
  const words = learnWords(texts, 'narrow');
  return learnNet(words, rowsOf(words, texts), owner, answers, random);
}
