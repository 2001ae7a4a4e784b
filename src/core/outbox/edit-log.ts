import type { Draft } from '#shared/contract/app/drafts.ts';
import type { Mutation, Outcome } from '#shared/domain/mutation/index.ts';
import type { Db, ReadableDb } from '../db/types.ts';
import { draftsOf } from '../drafts/index.ts';
import type { Changes } from '../kernel/changes.ts';
import type { Journal, Log } from '../kernel/ports.ts';
import { acknowledgedMid, findPend, pendsAfter } from './queries.ts';

/**
 * One line of the journal. `done`: everything up to `mid` is decided. `draft`: all that stands in the drafts of a ticket.
 * `article`: what stands in the draft of an article; null: nothing any more.
 */
export type Entry =
  | { readonly k: 'edit'; readonly mid: number; readonly at: number; readonly mutation: Mutation }
  | { readonly k: 'told'; readonly mid: number; readonly outcome: Outcome }
  | { readonly k: 'done'; readonly mid: number }
  | { readonly k: 'draft'; readonly ticketId: string; readonly drafts: readonly Draft[] }
  | { readonly k: 'article'; readonly articleId: string; readonly draft: ArticleDraftRow | null };
/** `data`: the draft as JSON. */
export type ArticleDraftRow = { readonly data: string; readonly updatedAt: number };

/**
 * Keeps the journal level with the database. Invariants:
 * 1. The database comes first: a line is written only of what is committed, so after a crash between the two the journal is
 *    behind and never ahead, and the next `keepUp` brings it level.
 * 2. Every edit stands in the journal, on the disk, before the call that made it answers.
 * 3. A journal that cannot be written costs nobody their edit: the database has it, and the next `keepUp` tries again.
 */
export type EditLog = {
  /** After every commit, with what it changed. */
  keepUp(changes: Changes): void;
  /** Writes the journal anew from the database: what both have forgotten goes. */
  compact(): void;
};

/** Rewritten while open when it has grown by this much: mostly drafts, saved again and again. */
const GROWTH_BYTES = 16 * 1024 * 1024;

/** @param upTo the highest edit the journal holds. */
export function createEditLog(db: Db, journal: Journal, log: Log, upTo: number): EditLog {
  let written = upTo;
  let done = db.read(acknowledgedMid);
  let level = journal.bytes;
  const unsaved = { draft: new Set<string>(), article_draft: new Set<string>() };

  const append = (entries: readonly Entry[], isDurable: boolean): void => {
    if (entries.length > 0)
      journal.append(
        entries.map((entry) => JSON.stringify(entry)),
        { isDurable },
      );
  };
  const keepEdits = (ids: ReadonlySet<string> | null): void => {
    const edits = db.read((tx) => pendsAfter(tx, written)).map(editOf);
    append([...edits, ...db.read((tx) => toldOf(tx, ids))], true);
    written = edits.at(-1)?.mid ?? written;
    const nowDone = db.read(acknowledgedMid);
    if (nowDone > done) append([{ k: 'done', mid: nowDone }], false);
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
    draft.clear();
    articles.clear();
  };
  const compact = (): void => {
    const { lines, last } = db.read(wholeOf);
    journal.rewrite(lines);
    written = Math.max(written, last);
    level = journal.bytes;
  };
  return {
    compact,
    keepUp: (changes) => {
      for (const tbl of ['draft', 'article_draft'] as const)
        for (const id of changes.get(tbl) ?? []) unsaved[tbl].add(id);
      const edits = changes.get('outbox');
      const hasDrafts = unsaved.draft.size + unsaved.article_draft.size > 0;
      if (edits === undefined && !hasDrafts) return;
      try {
        if (edits !== undefined) keepEdits(edits);
        if (hasDrafts) keepDrafts();
        if (journal.bytes > level + GROWTH_BYTES) compact();
      } catch (error) {
        log.error('journal.behind', error);
      }
    },
  };
}

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

/** What the desk itself has refused: the hub must not be asked for it after all because the database was lost. */
function toldOf(db: ReadableDb, ids: ReadonlySet<string> | null): Entry[] {
  return [...(ids ?? [])].flatMap((id): Entry[] => {
    const pend = findPend(db, Number(id));
    const isTold = pend !== undefined && pend.state !== 'done' && pend.outcome !== null;
    return isTold ? [{ k: 'told', mid: pend.mid, outcome: pend.outcome }] : [];
  });
}

function wholeOf(db: ReadableDb): { lines: string[]; last: number } {
  const pends = pendsAfter(db, 0);
  const tickets = db.all<{ id: string }>('select distinct ticket_id as id from draft');
  const articles = db.all<{ id: string }>('select article_id as id from article_draft');
  const entries: Entry[] = [
    ...pends.flatMap((pend): Entry[] => [editOf(pend), ...toldOf(db, new Set([String(pend.mid)]))]),
    { k: 'done', mid: acknowledgedMid(db) },
    ...tickets.map(({ id }) => draftEntry(db, id)),
    ...articles.map(({ id }) => articleEntry(db, id)),
  ];
  return { lines: entries.map((entry) => JSON.stringify(entry)), last: pends.at(-1)?.mid ?? 0 };
}
