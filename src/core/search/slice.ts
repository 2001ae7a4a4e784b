import type { ReadableDb, WritableDb } from '../db/types.ts';
import { documentOf } from './documents.ts';
import { count, indexAll, KIND_OF, unindex, type Entry } from './store.ts';

type Dirty = { readonly at: number; readonly kind: number; readonly id: string };

/**
 * Every word of letters a–z the index holds, from two letters on, and every number from seven digits on: for mending typos,
 * and to say a beginning as whole words. Each is written once; `seen` saves asking again.
 */
export type Vocabulary = {
  learn(tx: WritableDb, text: string): void;
  forget(): void;
};

const WORD = /(?<![0-9a-z_\u0080-\uffff])(?:[a-z]{2,40}|[0-9]{7,20})(?![0-9a-z_\u0080-\uffff])/g;
/** Shorter words are not kept. */
export const SHORTEST_KNOWN = 2;
const MAX_SEEN = 100_000;

export function createVocabulary(): Vocabulary {
  const seen = new Set<string>();
  return {
    learn: (tx, text) => {
      for (const word of text.match(WORD) ?? []) {
        if (seen.has(word)) continue;
        if (seen.size >= MAX_SEEN) seen.clear();
        seen.add(word);
        tx.run('insert into search_word (word) values (?) on conflict do nothing', [word]);
      }
    },
    forget: () => {
      seen.clear();
    },
  };
}

const newestDirty = (db: ReadableDb, limit: number): Dirty[] =>
  db.all<Dirty>('select at, kind, id from search_dirty order by at desc, kind desc, id desc limit ?', [limit]);

export const hasDirty = (db: ReadableDb): boolean => db.get('select 1 as x from search_dirty limit 1') !== undefined;

export type SliceOptions = {
  readonly limit: number;
  /** Asked before each row: what is not yet read waits for the next slice. */
  readonly isLate: () => boolean;
  readonly vocabulary: Vocabulary;
};

/** Brings the newest rows that are behind up to date, inside one transaction. @returns how many notes it worked off. */
export function indexSlice(tx: WritableDb, { limit, isLate, vocabulary }: SliceOptions): number {
  const noted = newestDirty(tx, limit);
  const done = new Set<string>();
  const entries: Entry[] = [];
  const counts = new Map<string, number>();
  const add = (key: string, by: number): unknown => counts.set(key, (counts.get(key) ?? 0) + by);
  let taken = 0;
  for (const { kind: number, id } of noted) {
    if (taken > 0 && isLate()) break;
    taken += 1;
    const kind = KIND_OF[number];
    if (!kind || done.has(`${kind}/${id}`)) continue;
    done.add(`${kind}/${id}`);
    const wasThere = unindex(tx, kind, id);
    const document = documentOf(tx, kind, id);
    if (document) entries.push({ kind, id, document });
    add('docs', Number(document !== undefined) - Number(wasThere));
    add(`fresh:${kind}`, Number(document !== undefined));
    add(`gone:${kind}`, Number(!document && wasThere));
  }
  indexAll(tx, entries);
  for (const [key, by] of counts) count(tx, key, by);
  for (const { document } of entries) vocabulary.learn(tx, `${document.head} ${document.rest}`);
  const last = noted[taken - 1];
  // They were the newest, and nothing was noted since: this transaction changes no row that is watched.
  if (last) tx.run('delete from search_dirty where (at, kind, id) >= (?, ?, ?)', [last.at, last.kind, last.id]);
  return taken;
}
