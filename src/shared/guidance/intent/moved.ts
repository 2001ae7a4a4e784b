import { headsIn, headsOf, type Head, type Heads } from './heads.ts';
import type { Example, School } from './learn.ts';
import type { IntentModel } from './model.ts';
import { joined, placesOf, valued } from './rows.ts';
import { extended, type Words } from './words.ts';

/** From before to now: where places and answers are. */
export type Moved = {
  readonly words: Words;
  readonly place: Uint32Array;
  readonly answers: readonly string[];
  /** By the number before; −1: gone. */
  readonly answer: Int32Array;
};

export function movedTo(
  { answers, words, taught }: IntentModel,
  now: readonly string[],
  fresh: readonly Example[],
): Moved {
  const numbers = new Map(now.map((answer, i) => [answer, i]));
  const texts = fresh.map(({ hashes }) => hashes);
  const known = extended(words, texts, taught.owner.length + fresh.length);
  const answer = Int32Array.from(answers, (one) => numbers.get(one) ?? -1);
  return { words: known.words, place: known.now, answers: now, answer };
}

/** Rows that stay, then the new ones. */
export function movedSchool(
  { taught }: IntentModel,
  stays: Uint32Array,
  fresh: readonly Example[],
  moved: Moved,
): School {
  const { from, at, owner, weight } = taught;
  const kept = Array.from(stays, (row) => at.slice(from[row], from[row + 1]).map((place) => moved.place[place]!));
  const ownerOf = (row: number): number => (owner[row]! < 0 ? -1 : moved.answer[owner[row]!]!);
  return {
    rows: valued(moved.words, joined([...kept, ...fresh.map(({ hashes }) => placesOf(moved.words, hashes))])),
    owner: Int32Array.from([...Array.from(stays, ownerOf), ...fresh.map(({ answer }) => answer)]),
    weight: Float32Array.from([...Array.from(stays, (row) => weight[row]!), ...fresh.map((one) => one.weight)]),
    size: moved.words.hashes.length,
  };
}

/** A head that is for nothing: of an answer that is not learned yet. */
const NOTHING: Head = { at: new Uint32Array(), whole: new Int8Array(), scale: 1, bias: -1 };

/** Heads as they were, by the numbers of now, some of them instead by what was learned. */
export function movedHeads(
  heads: Heads,
  { place, answers, answer, words }: Moved,
  learned: ReadonlyMap<number, Head>,
): Heads {
  const now = answers.map((_, i) => learned.get(i) ?? NOTHING);
  for (const [h, head] of headsIn(heads).entries()) {
    const to = answer[h]!;
    if (to >= 0 && !learned.has(to)) now[to] = { ...head, at: head.at.map((one) => place[one]!) };
  }
  return headsOf(now, words.hashes.length);
}
