import type { SearchKind } from '#shared/domain/search.ts';
import type { Db, ReadableDb, WritableDb } from '../db/types.ts';
import { createPace, gone } from './pace.ts';
import { count, counted, isHeld, KINDS, setCount } from './store.ts';
import type { Vocabulary } from './slice.ts';

/**
 * What the index needs besides new entries, in steps of a few milliseconds:
 * - after a bulk of new entries its pieces are merged into one, which makes questions cheap;
 * - after rows have left, merging is also what takes their words out of the file: a deleted entry of a contentless table is
 *   only crossed out until its piece is written anew (the pages it stood on are overwritten by `secure_delete`). Then words
 *   that no entry holds any more leave the vocabulary, and the write-ahead log is folded into the file.
 * Invariants:
 * 1. Rows that left with a part of the scope, and many at once, are purged at once. Single ones too, but not within `REST`
 *    times what the last purge took (an hour at most): a purge writes an index anew, and rows may leave all day.
 * 2. Every word is looked at after the last purge: one that ends while the words are swept makes them be swept once more.
 */
export type Upkeep = {
  /** Does one step. @returns whether there is more to do. */
  step(): boolean;
  /** How long until something may be done again, ms; undefined: nothing waits. */
  waitMs(): number | undefined;
};

/** So many new entries are a bulk. */
const BULK = 20_000;
const MERGE_PAGES = 16;
const SWEPT_WORDS = 100;
/** Merged again after a power cut, if need be. */
const LOOSE = { isDurable: false };

/** `gone`: rows that had left when it began. */
type Task = { readonly kind: SearchKind; readonly gone: number; isStarted: boolean };

const changesOf = (tx: ReadableDb): number => tx.get<{ n: number }>('select total_changes() as n')?.n ?? 0;

/** @returns whether the table is one piece now. */
function mergeStep(tx: WritableDb, { kind, isStarted }: Task): boolean {
  const before = changesOf(tx);
  const name = `search_${kind}_text`;
  tx.run(`insert into ${name} (${name}, rank) values ('merge', ?)`, [isStarted ? MERGE_PAGES : -MERGE_PAGES]);
  return changesOf(tx) - before < 2;
}

/** Which purges the words must still be swept for. */
const sweepsAsked = (db: ReadableDb): number => counted(db, 'sweep');

/** What left while it was merged may still stand in what was written: it is counted for the next time. */
function finishMerge(tx: WritableDb, { kind, gone: purged }: Task): void {
  if (purged > 0) count(tx, 'sweep', 1);
  setCount(tx, `gone:${kind}`, Math.max(0, counted(tx, `gone:${kind}`) - purged));
  setCount(tx, `fresh:${kind}`, 0);
}

/** Sweeps the vocabulary in rounds, a handful of words a step. Call while `sweep` of the state is above 0. */
function createSweep(db: Db, vocabulary: Vocabulary): () => void {
  let round: { readonly asked: number; readonly after: string } | undefined;
  return () => {
    const { asked, after } = round ?? { asked: db.read(sweepsAsked), after: '' };
    const last = db.write((tx) => {
      const sql = 'select word from search_word where word > ? order by word limit ?';
      const words = tx.all<{ word: string }>(sql, [after, SWEPT_WORDS]);
      for (const { word } of words) if (!isHeld(tx, word)) tx.run('delete from search_word where word = ?', [word]);
      if (words.length === 0 && sweepsAsked(tx) === asked) setCount(tx, 'sweep', 0);
      return words.at(-1)?.word;
    }, LOOSE);
    // What was swept may come again with the next entry.
    vocabulary.forget();
    round = last === undefined ? undefined : { asked, after: last };
    if (!round) db.checkpoint();
  };
}

export function createUpkeep(db: Db, now: () => number, vocabulary: Vocabulary): Upkeep {
  let tasks: Task[] = [];
  const pace = createPace(now);
  const sweep = createSweep(db, vocabulary);
  const findTasks = (tx: ReadableDb): Task[] => {
    const isPurge = pace.isDue(tx);
    if (isPurge) pace.began();
    const kinds = KINDS.filter(
      (kind) => counted(tx, `fresh:${kind}`) >= BULK || (isPurge && counted(tx, `gone:${kind}`) > 0),
    );
    return kinds.map((kind) => ({ kind, gone: counted(tx, `gone:${kind}`), isStarted: false }));
  };
  const merge = (task: Task): void => {
    const isWhole = db.write((tx) => {
      const whole = mergeStep(tx, task);
      if (whole) finishMerge(tx, task);
      return whole;
    }, LOOSE);
    task.isStarted = true;
    if (isWhole) tasks.shift();
  };
  const step = (): boolean => {
    if (tasks.length === 0) tasks = db.read(findTasks);
    const [current] = tasks;
    if (current) merge(current);
    else if (db.read((tx) => counted(tx, 'sweep')) > 0) sweep();
    else {
      pace.ended();
      return false;
    }
    return true;
  };
  return { step, waitMs: () => (db.read(gone) > 0 ? pace.waitMs() : undefined) };
}
