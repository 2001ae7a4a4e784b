import type { SearchKind } from '#shared/domain/search.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { Document } from './documents.ts';

/**
 * The index as tables. Invariants:
 * 1. A row has at most one number in its kind; the number's text stands in the full-text table, and nothing else does.
 * 2. Numbers grow with time: the second of `at`, or a little more where that is taken.
 * 3. `docs` of the state is how many numbers there are.
 */
export const KIND_NUMBERS = { customer: 1, ticket: 2, article: 3, message: 4 } as const satisfies Record<
  SearchKind,
  number
>;
export const KIND_OF: Readonly<Record<number, SearchKind>> = { 1: 'customer', 2: 'ticket', 3: 'article', 4: 'message' };
export const KINDS = ['customer', 'ticket', 'article', 'message'] as const satisfies readonly SearchKind[];

export type Entry = { readonly kind: SearchKind; readonly id: string; readonly document: Document };

/** How far from its second a number may lie: an import may give 100,000 rows one moment. */
export const WINDOWS = [1, 16, 256, 4096, 65_536, 1_048_576] as const;
export const MAX_DRIFT = 1_048_576;

export const baseOf = (at: number): number => Math.max(1, Math.floor(at / 1000));

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  return hash >>> 0;
}

function freeNumber(db: ReadableDb, { kind, id, document }: Entry): number {
  const base = baseOf(document.at);
  const isTaken = (doc: number): boolean =>
    db.get(`select 1 as x from search_${kind} where doc = ?`, [doc]) !== undefined;
  for (const window of WINDOWS) {
    const doc = base + (hashOf(`${id}/${window}`) % window);
    if (!isTaken(doc)) return doc;
  }
  let doc = base;
  while (isTaken(doc)) doc += 1;
  return doc;
}

export const numberOf = (db: ReadableDb, kind: SearchKind, id: string): number | undefined =>
  db.get<{ doc: number }>(`select doc from search_${kind} where id = ?`, [id])?.doc;

export const idOf = (db: ReadableDb, kind: SearchKind, doc: number): string | undefined =>
  db.get<{ id: string }>(`select id from search_${kind} where doc = ?`, [doc])?.id;

export function count(tx: WritableDb, key: string, by: number): void {
  if (by === 0) return;
  tx.run('insert into search_state (k, v) values (?, ?) on conflict (k) do update set v = v + excluded.v', [key, by]);
}
export const counted = (db: ReadableDb, key: string): number =>
  db.get<{ v: number }>('select v from search_state where k = ?', [key])?.v ?? 0;
export function setCount(tx: WritableDb, key: string, value: number): void {
  tx.run('insert into search_state (k, v) values (?, ?) on conflict (k) do update set v = excluded.v', [key, value]);
}

/** Whether any entry has the word, or words next to each other. */
export const isHeld = (db: ReadableDb, word: string): boolean =>
  KINDS.some(
    (kind) =>
      db.get(`select 1 as x from search_${kind}_text where search_${kind}_text match ? limit 1`, [`"${word}"`]) !==
      undefined,
  );

/** Takes the text of a row out of the index. @returns whether it was there. */
export function unindex(tx: WritableDb, kind: SearchKind, id: string): boolean {
  const doc = numberOf(tx, kind, id);
  if (doc === undefined) return false;
  tx.run(`delete from search_${kind}_text where rowid = ?`, [doc]);
  tx.run(`delete from search_${kind} where doc = ?`, [doc]);
  return true;
}

const INSERT: Readonly<Record<SearchKind, string>> = {
  customer: 'insert into search_customer_text (rowid, head, rest) values (?, ?, ?)',
  ticket: 'insert into search_ticket_text (rowid, head, rest) values (?, ?, ?)',
  article: 'insert into search_article_text (rowid, head, rest) values (?, ?, ?)',
  message: 'insert into search_message_text (rowid, rest) values (?, ?)',
};

/** Rows without a number get one. The full-text table wants rising numbers: anything else makes it write early. */
export function indexAll(tx: WritableDb, entries: readonly Entry[]): void {
  const numbered = entries.map((entry) => {
    const doc = freeNumber(tx, entry);
    tx.run(`insert into search_${entry.kind} (doc, id) values (?, ?)`, [doc, entry.id]);
    return { doc, ...entry };
  });
  for (const { doc, kind, document } of numbered.toSorted((a, b) => a.doc - b.doc)) {
    tx.run(INSERT[kind], kind === 'message' ? [doc, document.rest] : [doc, document.head, document.rest]);
  }
}
