import type { ReadableDb } from '../db/types.ts';
import type { Clause, Phrase } from './clause.ts';
import { SHORTEST_KNOWN } from './slice.ts';

/** A beginning with more words than this is asked as a beginning. */
const MAX_WORDS = 40;

function wordsBegunBy(db: ReadableDb, letters: string): string[] | undefined {
  const words = db.all<{ word: string }>(
    'select word from search_word where word >= ? and word < ? order by word limit ?',
    [letters, `${letters}{`, MAX_WORDS + 1],
  );
  return words.length > MAX_WORDS ? undefined : words.map((row) => row.word);
}

function wholeWords(db: ReadableDb, phrase: Phrase): Phrase[] {
  const last = phrase.tokens.at(-1) ?? '';
  if (!phrase.isPrefix || last.length < SHORTEST_KNOWN || !/^[a-z]+$/.test(last)) return [phrase];
  const words = wordsBegunBy(db, last);
  if (!words) return [phrase];
  const head = phrase.tokens.slice(0, -1);
  return [...new Set([last, ...words])].map((word) => ({ tokens: [...head, word], isPrefix: false }));
}

/**
 * Says the beginning of a word as the whole words the team's texts hold (refund → refund, refunded, refunds): those the
 * index answers entry by entry, newest first, a beginning it does not.
 */
export const withWholeWords = (db: ReadableDb, clause: Clause): Clause => ({
  ...clause,
  phrases: clause.phrases.flatMap((phrase) => wholeWords(db, phrase)),
});
