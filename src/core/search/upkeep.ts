import type { SearchKind } from '#shared/domain/search.ts';
import type { Db, ReadableDb, WritableDb } from '../db/types.ts';
import { counted, KINDS, setCount } from './store.ts';
import type { Vocabulary } from './slice.ts';

/**
 * What the index needs besides new entries, in steps of a few milliseconds:
 * - after a bulk of new entries its pieces are merged into one, which makes questions cheap;
 * - after rows have left, merging is also what takes their words out of the file: a deleted entry of a contentless table is
 *   only crossed out until its piece is written anew (the pages it stood on are overwritten by `secure_delete`). Then words
 *   that no entry holds any more leave the vocabulary, and the write-ahead log is folded into the file.
 */
export type Upkeep = {
  /** Does one step. @returns whether there is more to do. */
  step(): boolean;
  /** How long until something may be done again, ms; undefined: nothing waits. */
  waitMs(): number | undefined;
};

/** So many new entries are a bulk. */
const BULK = 20_000;
/** So many rows that left are a part of the scope: nothing waits for the hour. */
const MANY_GONE = 20;
const HOUR = 3_600_000;
const MERGE_PAGES = 16;
const SWEPT_WORDS = 100;
/** Merged again after a power cut, if need be. */
const LOOSE = { isDurable: false };

type Task = { readonly kind: SearchKind; isStarted: boolean };

const changesOf = (tx: ReadableDb): number => tx.get<{ n: number }>('select total_changes() as n')?.n ?? 0;

/** @returns whether the table is one piece now. */
function mergeStep(tx: WritableDb, { kind, isStarted }: Task): boolean {
  const before = changesOf(tx);
  const name = `search_${kind}_text`;
  tx.run(`insert into ${name} (${name}, rank) values ('merge', ?)`, [isStarted ? MERGE_PAGES : -MERGE_PAGES]);
  return changesOf(tx) - before < 2;
}

const isHeld = (db: ReadableDb, word: string): boolean =>
  KINDS.some(
    (kind) =>
      db.get(`select 1 as x from search_${kind}_text where search_${kind}_text match ? limit 1`, [`"${word}"`]) !==
      undefined,
  );

const gone = (db: ReadableDb): number => KINDS.reduce((sum, kind) => sum + counted(db, `gone:${kind}`), 0);

const finishMerge = (tx: WritableDb, kind: SearchKind): void => {
  if (counted(tx, `gone:${kind}`) > 0) setCount(tx, 'sweep', 1);
  setCount(tx, `gone:${kind}`, 0);
  setCount(tx, `fresh:${kind}`, 0);
};

export function createUpkeep(db: Db, now: () => number, vocabulary: Vocabulary): Upkeep {
  let tasks: Task[] = [];
  let sweepAfter: string | undefined;
  let lastPurgeAt = Number.NEGATIVE_INFINITY;
  const isDue = (tx: ReadableDb): boolean => gone(tx) >= MANY_GONE || (gone(tx) > 0 && now() - lastPurgeAt >= HOUR);
  const findTasks = (tx: ReadableDb): Task[] => {
    const isPurge = isDue(tx);
    if (isPurge) lastPurgeAt = now();
    const kinds = KINDS.filter(
      (kind) => counted(tx, `fresh:${kind}`) >= BULK || (isPurge && counted(tx, `gone:${kind}`) > 0),
    );
    return kinds.map((kind) => ({ kind, isStarted: false }));
  };
  const sweep = (): boolean => {
    const isLast = db.write((tx) => {
      const words = tx.all<{ word: string }>('select word from search_word where word > ? order by word limit ?', [
        sweepAfter ?? '',
        SWEPT_WORDS,
      ]);
      for (const { word } of words) if (!isHeld(tx, word)) tx.run('delete from search_word where word = ?', [word]);
      sweepAfter = words.at(-1)?.word;
      if (sweepAfter === undefined) setCount(tx, 'sweep', 0);
      return sweepAfter === undefined;
    }, LOOSE);
    // What was swept may come again with the next entry.
    vocabulary.forget();
    if (isLast) db.checkpoint();
    return !isLast;
  };
  const step = (): boolean => {
    if (tasks.length === 0) tasks = db.read(findTasks);
    const [current] = tasks;
    if (!current) return db.read((tx) => counted(tx, 'sweep')) > 0 && sweep();
    const isWhole = db.write((tx) => {
      const whole = mergeStep(tx, current);
      if (whole) finishMerge(tx, current.kind);
      return whole;
    }, LOOSE);
    current.isStarted = true;
    if (isWhole) tasks.shift();
    return true;
  };
  return {
    step,
    waitMs: () => (db.read(gone) > 0 ? Math.max(0, lastPurgeAt + HOUR - now()) : undefined),
  };
}
