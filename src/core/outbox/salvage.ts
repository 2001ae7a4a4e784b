import type { Draft } from '#shared/contract/app/drafts.ts';
import type { Mutation, Outcome, WriteContext } from '#shared/domain/mutation/index.ts';
import { insertUpload } from '../attachments/index.ts';
import { getNumber, setMeta } from '../db/meta.ts';
import type { Db, ReadableDb, WritableDb } from '../db/types.ts';
import { draftAfter, restoreDrafts, wholeDraft } from '../drafts/index.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import type { Journal } from '../kernel/ports.ts';
import { rebase } from './commit.ts';
import type { ArticleDraftRow, Entry } from './entry.ts';
import { eachRow } from './each-row.ts';
import { filesIn, textOf } from './rules.ts';
import { noOwnRows, readOwn, restoreOwn, type OwnRows } from './salvage-own.ts';
import { resendAfter } from './settle.ts';

export type KeptEdit = { readonly mid: number; readonly at: number; readonly mutation: Mutation };

/** What is known of an outbox from wherever it could be read. */
export type Kept = {
  readonly edits: Map<number, KeptEdit>;
  /** What was refused, by the desk itself or by the hub: it is never sent again by itself. */
  readonly told: Map<number, Outcome>;
  /** Everything up to here was decided by the hub and told; a hub that came back with less than it had may not know it. */
  done: number;
  readonly drafts: Map<string, readonly Draft[]>;
  readonly articles: Map<string, ArticleDraftRow | null>;
  /** Practice and its scenarios, of which a journal knows nothing. */
  readonly own: OwnRows;
  /** Tickets and articles of which the journal holds earlier drafts besides. */
  readonly superseded: { readonly tickets: Set<string>; readonly articles: Set<string> };
};

export const emptyKept = (): Kept => ({
  edits: new Map(),
  told: new Map(),
  done: 0,
  drafts: new Map(),
  articles: new Map(),
  own: noOwnRows(),
  superseded: { tickets: new Set(), articles: new Set() },
});

/** A journal may hold more edits than a call takes arguments. */
export function lastMid({ edits }: Pick<Kept, 'edits'>): number {
  let last = 0;
  for (const mid of edits.keys()) last = Math.max(last, mid);
  return last;
}

function take(kept: Kept, entry: Entry): void {
  if (entry.k === 'edit') kept.edits.set(entry.mid, { mid: entry.mid, at: entry.at, mutation: entry.mutation });
  else if (entry.k === 'told') kept.told.set(entry.mid, entry.outcome);
  else if (entry.k === 'done') kept.done = entry.mid;
  else if (entry.k === 'draft')
    putNewest(kept.drafts, kept.superseded.tickets, entry.ticketId, entry.drafts.map(wholeDraft));
  else putNewest(kept.articles, kept.superseded.articles, entry.articleId, entry.draft);
}

function putNewest<Value>(newest: Map<string, Value>, superseded: Set<string>, id: string, value: Value): void {
  if (newest.has(id)) superseded.add(id);
  newest.set(id, value);
}

/** `unreadable`: lines that are damaged; what they held is not known. */
export function readJournal(journal: Journal): { kept: Kept; lines: number; unreadable: number } {
  const kept = emptyKept();
  const { lines, unreadable } = journal.read();
  for (const line of lines) take(kept, JSON.parse(line) as Entry);
  return { kept, lines: lines.length, unreadable };
}

type PendRow = { mid: number; mutation: string; at: number; state: string; outcome: string | null };

const PEND = 'select mid, mutation, at, state, outcome from pend';

const nextPend = (tx: ReadableDb, last?: PendRow): PendRow | undefined =>
  tx.get(`${PEND} where mid > ? order by mid limit 1`, [last?.mid ?? 0]);
const pendBefore = (tx: ReadableDb, last?: PendRow): PendRow | undefined =>
  tx.get(`${PEND} where mid < ? order by mid desc limit 1`, [last?.mid ?? Number.MAX_SAFE_INTEGER]);

/** Adds what a damaged database still gives away. @returns true when its outbox could be read to the end. */
export function readDamaged(db: Db, kept: Kept): boolean {
  const takePend = ({ mid, mutation, at, state, outcome }: PendRow): void => {
    kept.edits.set(mid, { mid, at, mutation: JSON.parse(mutation) as Mutation });
    const told = outcome === null ? null : (JSON.parse(outcome) as Outcome);
    if (state === 'done') kept.done = Math.max(kept.done, mid);
    if (told !== null && (state !== 'done' || told.status === 'rejected')) kept.told.set(mid, told);
  };
  const isWhole = eachRow(db, nextPend, takePend);
  if (!isWhole) eachRow(db, pendBefore, takePend);
  readDrafts(db, kept);
  readArticles(db, kept);
  readOwn(db, kept.own);
  return isWhole;
}

type ArticleRow = { article_id: string; data: string; updated_at: number };

function readArticles(db: Db, kept: Kept): void {
  eachRow<ArticleRow>(
    db,
    (tx, last) =>
      tx.get(
        'select article_id, data, updated_at from article_draft where article_id > ? order by article_id limit 1',
        [last?.article_id ?? ''],
      ),
    ({ article_id: id, data, updated_at: updatedAt }) => {
      const known = kept.articles.get(id);
      if (known === undefined || (known !== null && known.updatedAt < updatedAt))
        kept.articles.set(id, { data, updatedAt });
    },
  );
}

const newest = (list: readonly Draft[]): number => Math.max(0, ...list.map((draft) => draft.updatedAt));

function readDrafts(db: Db, kept: Kept): void {
  const found: { ticketId: string; draft: Draft }[] = [];
  eachRow(db, draftAfter, (row: { ticketId: string; draft: Draft }) => found.push(row));
  for (const [ticketId, rows] of Map.groupBy(found, (row) => row.ticketId)) {
    const drafts = rows.map(({ draft }) => draft);
    // The journal's last word on a ticket counts, unless the database has a later one.
    if (newest(drafts) > newest(kept.drafts.get(ticketId) ?? []) || !kept.drafts.has(ticketId))
      kept.drafts.set(ticketId, drafts);
  }
}

/** Files that a mutation or a draft names. An article also names files that never were this desk's own. */
type NamedFile = ReturnType<typeof filesIn>[number];
const ofArticle = (row: ArticleDraftRow | null): NamedFile[] =>
  row ? ((JSON.parse(row.data) as { files?: NamedFile[] }).files ?? []) : [];

/** Whatever of a desk's own files what was kept may still have to send. */
export function filesKept(kept: Kept, atHub: number): NamedFile[] {
  const drafts = [...kept.drafts.values()].flat().flatMap((draft) => draft.attachments);
  return [
    ...openEdits(kept, atHub).flatMap(({ mutation }) => filesIn(mutation)),
    ...drafts,
    ...[...kept.articles.values()].flatMap(ofArticle),
  ];
}

const openEdits = (kept: Kept, atHub: number): KeptEdit[] =>
  [...kept.edits.values()].filter(({ mid }) => mid > atHub && !kept.told.has(mid));

/**
 * Puts them back among those that wait to be sent: what is `here`, and what a line of a ticket cannot go without. What the hub
 * had taken before it came back with less may stand there still.
 */
function offerFiles(tx: WritableDb, kept: Kept, atHub: number, here: ReadonlySet<string>, now: number): void {
  const needed = [
    ...openEdits(kept, Math.max(atHub, kept.done)).flatMap(
      ({ mutation }) => textOf(mutation)?.message.attachments ?? [],
    ),
    ...[...kept.drafts.values()].flat().flatMap((draft) => draft.attachments),
  ];
  for (const file of [...needed, ...filesKept(kept, atHub).filter(({ sha256 }) => here.has(sha256))])
    insertUpload(tx, file, now);
}

function restoreArticles(tx: WritableDb, { articles }: Kept): void {
  for (const [id, row] of articles) {
    tx.run('delete from article_draft where article_id = ?', [id]);
    if (row)
      tx.run('insert into article_draft (article_id, data, updated_at) values (?, ?, ?)', [
        id,
        row.data,
        row.updatedAt,
      ]);
  }
}

/**
 * Puts edits back under the numbers they had: what the hub has of them (up to `atHub`) it will not apply again, and its
 * outcomes are asked for; a number whose content is gone goes out as `nothing`. The hub stores its number together with what
 * it applied, so that it alone counts: what lies beyond it is sent, also where it had been decided before the hub came back
 * with less than it had.
 * @param here contents of files that were brought along.
 * @returns how many of them the hub has never seen, and how many numbers have lost their content.
 */
export function bringBack(
  tx: WritableDb,
  kept: Kept,
  atHub: number,
  now: number,
  here: ReadonlySet<string> = new Set(),
): { saved: number; lost: number } {
  const next = Math.max(atHub, lastMid(kept), getNumber(tx, 'nextMid') ?? 0) + 1;
  const state = (mid: number): string => (mid > atHub ? 'waiting' : mid <= kept.done ? 'done' : 'sent');
  for (const { mid, at, mutation } of kept.edits.values()) {
    const told = kept.told.get(mid) ?? null;
    const ticketId = 'ticketId' in mutation ? mutation.ticketId : null;
    tx.run(
      `insert into pend (mid, mutation, ticket_id, at, state, outcome, is_read, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (mid) do nothing`,
      [
        mid,
        JSON.stringify(mutation),
        ticketId,
        at,
        state(mid),
        told && JSON.stringify(told),
        told && mid > kept.done ? 0 : 1,
        state(mid) === 'done' ? now : null,
      ],
    );
  }
  setMeta(tx, 'nextMid', next);
  offerFiles(tx, kept, atHub, here, now);
  for (const [ticketId, drafts] of kept.drafts) restoreDrafts(tx, ticketId, drafts);
  restoreArticles(tx, kept);
  restoreOwn(tx, kept.own);
  resendAfter(tx, atHub);
  // What was decided long ago is kept nowhere any more: nobody has lost it now.
  const settled = Math.max(atHub, kept.done);
  const known = [...kept.edits.keys()].filter((mid) => mid > settled).length;
  const saved = openEdits(kept, atHub).filter(({ mutation }) => mutation.name !== 'nothing').length;
  return { saved, lost: Math.max(0, next - 1 - settled - known) };
}

/**
 * The journal knows of edits the database has forgotten: an older copy was put in its place, or a part of it was deleted.
 * They come back as they were. @returns how many.
 */
export function bringForgottenBack(
  tx: WritableDb,
  kept: Kept,
  context: Omit<WriteContext, 'now'>,
  now: number,
  changed: ChangeSet,
): number {
  const next = getNumber(tx, 'nextMid') ?? 1;
  const forgotten = [...kept.edits.values()].filter(({ mid }) => mid >= next);
  if (forgotten.length === 0) return 0;
  const atHub = Math.max(next - 1, kept.done);
  const since: Kept = { ...kept, edits: new Map(forgotten.map((edit) => [edit.mid, edit])) };
  rebase(tx, context, changed, () => {
    bringBack(tx, since, atHub, now);
  });
  changed.addAll('outbox');
  changed.addAll('draft');
  changed.addAll('article_draft');
  return forgotten.length;
}
