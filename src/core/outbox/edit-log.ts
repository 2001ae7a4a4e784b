import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { Db, ReadableDb } from '../db/types.ts';
import { draftsOf } from '../drafts/index.ts';
import type { Changes } from '../kernel/changes.ts';
import type { Journal, Log } from '../kernel/ports.ts';
import type { Entry } from './entry.ts';
import { acknowledgedMid, findPend, pendsAfter, refusedBetween, toldPends, type Pend } from './queries.ts';
import { lastMid, type Kept } from './salvage.ts';

/**
 * Keeps the journal level with the database. Invariants:
 * 1. The database comes first: a line is written only of what is committed, so after a crash between the two the journal is
 *    behind and never ahead, and the next `keepUp` brings it level.
 * 2. Every edit stands in the journal, on the disk, before the call that made it answers.
 * 3. A journal that cannot be written costs nobody their edit: the database has it, and the next `keepUp` tries again.
 * 4. What was once written in a draft, and stands there no longer, leaves the journal with the ticket or article it was
 *    written on: it may quote a customer this desk may know no more.
 */
export type EditLog = {
  /** After every commit, with what it changed. */
  keepUp(changes: Changes): void;
  /** Writes the journal anew from the database: what both have forgotten goes. */
  compact(): void;
};

/** Rewritten while open when it has grown by this much: mostly drafts, saved again and again. */
const GROWTH_BYTES = 16 * 1024 * 1024;

type DraftTable = 'draft' | 'article_draft';
/** Where the rows are that a draft is written on. */
const OWNERS = { draft: 'ticket', article_draft: 'article' } as const satisfies Record<DraftTable, string>;
const DRAFTS = Object.keys(OWNERS) as DraftTable[];

/** @param kept what the journal holds. */
export function createEditLog(db: Db, journal: Journal, log: Log, kept: Kept): EditLog {
  let written = lastMid(kept);
  let { done } = kept;
  let level = journal.bytes;
  const told = new Set(kept.told.keys());
  const unsaved = { draft: new Set<string>(), article_draft: new Set<string>() };
  const once = { draft: new Set(kept.drafts.keys()), article_draft: new Set(kept.articles.keys()) };
  /** Of these the journal holds more than what stands now. */
  const stale = { draft: new Set(kept.superseded.tickets), article_draft: new Set(kept.superseded.articles) };

  const append = (entries: readonly Entry[], isDurable: boolean): void => {
    if (entries.length > 0)
      journal.append(
        entries.map((entry) => JSON.stringify(entry)),
        { isDurable },
      );
  };
  const keepEdits = (ids: ReadonlySet<string> | null): void => {
    const { edits, outcomes, nowDone } = db.read((tx) => {
      const acknowledged = acknowledgedMid(tx);
      const pends = [...pendsIn(tx, ids), ...refusedBetween(tx, done, acknowledged)];
      const news = pends.filter(({ mid }) => !told.has(mid)).flatMap(toldOf);
      return { edits: pendsAfter(tx, written).map(editOf), outcomes: news, nowDone: acknowledged };
    });
    append([...edits, ...outcomes], true);
    written = edits.at(-1)?.mid ?? written;
    for (const { mid } of outcomes) told.add(mid);
    if (nowDone !== done) append([{ k: 'done', mid: nowDone }], false);
    done = nowDone;
  };
  const keepDrafts = (): void => {
    const { draft, article_draft: articles } = unsaved;
    const drafts = db.read((tx) => [
      ...[...draft].map((ticketId) => draftEntry(tx, ticketId)),
      ...[...articles].map((articleId) => articleEntry(tx, articleId)),
    ]);
    // Not waited for: a draft is also in the database, and lines before an edit reach the disk with it.
    append(drafts, false);
    for (const tbl of DRAFTS) {
      for (const id of unsaved[tbl]) (once[tbl].has(id) ? stale : once)[tbl].add(id);
      unsaved[tbl].clear();
    }
  };
  const compact = (): void => {
    const { lines, last } = db.read(wholeOf);
    journal.rewrite(lines);
    written = Math.max(written, last);
    level = journal.bytes;
    for (const tbl of DRAFTS) stale[tbl].clear();
  };
  const mustForget = (changes: Changes): boolean =>
    DRAFTS.some((tbl) => {
      const ids = changes.get(OWNERS[tbl]);
      if (ids === undefined || stale[tbl].size === 0) return false;
      const affected = ids === null ? [...stale[tbl]] : [...ids].filter((id) => stale[tbl].has(id));
      return affected.length > 0 && db.read((tx) => affected.some((id) => isGone(tx, OWNERS[tbl], id)));
    });
  return {
    compact,
    keepUp: (changes) => {
      for (const tbl of DRAFTS) for (const id of changes.get(tbl) ?? []) unsaved[tbl].add(id);
      const edits = changes.get('outbox');
      const hasDrafts = unsaved.draft.size + unsaved.article_draft.size > 0;
      try {
        if (edits !== undefined) keepEdits(edits);
        if (hasDrafts) keepDrafts();
        if (journal.bytes > level + GROWTH_BYTES || mustForget(changes)) compact();
      } catch (error) {
        log.error('journal.behind', error);
      }
    },
  };
}

const isGone = (db: ReadableDb, tbl: 'ticket' | 'article', id: string): boolean =>
  db.get(`select 1 as x from ${tbl} where id = ?`, [id]) === undefined;

const draftEntry = (db: ReadableDb, ticketId: string): Entry => ({
  k: 'draft',
  ticketId,
  drafts: draftsOf(db, ticketId),
});

function articleEntry(db: ReadableDb, articleId: string): Entry {
  const row = db.get<{ data: string; updated_at: number }>(
    'select data, updated_at from article_draft where article_id = ?',
    [articleId],
  );
  return { k: 'article', articleId, draft: row ? { data: row.data, updatedAt: row.updated_at } : null };
}

type EditEntry = Entry & { k: 'edit' };
const editOf = ({ mid, at, mutation }: { mid: number; at: number; mutation: Mutation }): EditEntry => ({
  k: 'edit',
  mid,
  at,
  mutation,
});

/** Undecided ones that were told all the same; null: all of them. */
const pendsIn = (db: ReadableDb, ids: ReadonlySet<string> | null): Pend[] =>
  ids === null ? toldPends(db) : [...ids].flatMap((id) => findPend(db, Number(id)) ?? []);

/**
 * What was refused: the hub must not be asked for it after all because the database was lost, or because the hub came back
 * with less than it had.
 */
function toldOf({ mid, state, outcome }: Pend): (Entry & { k: 'told' })[] {
  const isTold = outcome !== null && (state !== 'done' || outcome.status === 'rejected');
  return isTold ? [{ k: 'told', mid, outcome }] : [];
}

function wholeOf(db: ReadableDb): { lines: string[]; last: number } {
  const pends = pendsAfter(db, 0);
  const tickets = db.all<{ id: string }>('select distinct ticket_id as id from draft');
  const articles = db.all<{ id: string }>('select article_id as id from article_draft');
  const entries: Entry[] = [
    ...pends.flatMap((pend): Entry[] => [editOf(pend), ...toldOf(pend)]),
    { k: 'done', mid: acknowledgedMid(db) },
    ...tickets.map(({ id }) => draftEntry(db, id)),
    ...articles.map(({ id }) => articleEntry(db, id)),
  ];
  return { lines: entries.map((entry) => JSON.stringify(entry)), last: pends.at(-1)?.mid ?? 0 };
}
