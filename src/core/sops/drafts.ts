import type { SopDraft, StoredSopDraft } from '#shared/contract/app/sop-desk.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { LessonId } from '#shared/kernel/ids.ts';
import { json, parsed } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';
import { newestVersion, versionsOf } from './queries.ts';

type Row = { readonly data: string; readonly updated_at: number };
const MAX_DRAFTS = 200;

function fromRow(db: ReadableDb, row: Row): StoredSopDraft {
  const draft = parsed<SopDraft>(row.data);
  return { ...draft, updatedAt: row.updated_at, newestVersion: newestVersion(db, draft.key) };
}

export const draftsIn = (db: ReadableDb): StoredSopDraft[] =>
  db
    .all<Row>('select data, updated_at from sop_draft order by updated_at desc, key limit ?', [MAX_DRAFTS])
    .map((row) => fromRow(db, row));

export function findDraft(db: ReadableDb, key: string): StoredSopDraft | undefined {
  const row = db.get<Row>('select data, updated_at from sop_draft where key = ?', [key]);
  return row && fromRow(db, row);
}

export function putDraft(tx: WritableDb, draft: SopDraft, at: number, changed: ChangeSet): void {
  const { key, baseVersion, content, summary, lessonId } = draft;
  tx.run(
    `insert into sop_draft (key, data, updated_at) values (?, ?, ?)
     on conflict (key) do update set data = excluded.data, updated_at = excluded.updated_at`,
    [key, json({ key, baseVersion, content, summary, lessonId }), at],
  );
  changed.add('sop_draft', key);
}

export function dropDraft(tx: WritableDb, key: string, changed: ChangeSet): void {
  if (tx.run('delete from sop_draft where key = ?', [key]) > 0) changed.add('sop_draft', key);
}

const NOTHING: SopDraft['content'] = {
  title: { zh: '', en: '' },
  tags: [],
  articleIds: [],
  start: '',
  steps: [],
  suggest: { queueIds: [], channels: [], tags: [], words: [], fields: [] },
  skipReasons: [],
};

/** What a change of a procedure begins with: its newest version, or nothing. */
export function beginning(db: ReadableDb, key: string, lessonId: LessonId | null): SopDraft {
  const [newest] = versionsOf(db, key);
  if (!newest) return { key, baseVersion: 0, content: NOTHING, summary: '', lessonId };
  const { title, tags, articleIds, start, steps, suggest, skipReasons } = newest;
  const content = { title, tags, articleIds, start, steps, suggest, skipReasons };
  return { key, baseVersion: newest.version, content, summary: '', lessonId };
}

type Publish = Extract<Mutation, { name: 'sop.publish' }>;

/** What was published and refused is a draft again. @returns false where another was begun since: that one stays. */
export function returnToSopDraft(tx: WritableDb, refused: Publish, now: number, changed: ChangeSet): boolean {
  if (findDraft(tx, refused.key)) return false;
  putDraft(tx, refused, now, changed);
  return true;
}
