import type { Attachment } from '#shared/domain/attachment.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { Refusal } from '../kernel/refusal.ts';
import { attachmentFromRow } from './table.ts';

export type Upload = Omit<Attachment, 'ticketId' | 'messageId'>;

/** The files of a page of messages, by message. */
export function attachmentsOf(db: ReadableDb, messageIds: readonly string[]): Map<string, Attachment[]> {
  const sql =
    'select a.* from json_each(?) as m join attachment as a on a.message_id = m.value order by a.message_id, a.id';
  const files = db.all<Row>(sql, [JSON.stringify(messageIds)]).map(attachmentFromRow);
  return Map.groupBy(files, (file) => file.messageId);
}

export function insertUpload(tx: WritableDb, upload: Upload, at: number): void {
  const { id, name, mime, bytes, sha256 } = upload;
  tx.run(
    'insert into upload (id, name, mime, bytes, sha256, at) values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing',
    [id, name, mime, bytes, sha256, at],
  );
  tx.run(
    `insert into file (sha256, state) values (?, 'here')
     on conflict (sha256) do update set state = 'here' where state = 'lost'`,
    [sha256],
  );
}

/** Where a mutation names files. */
const FILES_OF_MUTATION = JSON.stringify([
  '$.message.attachments',
  '$.note.attachments',
  '$.content.files',
  '$.proposal.files',
]);

/** What the hub has accepted at `decidedAt` needs no keeping for another try: its rows name it. */
export function dropSentUploads(tx: WritableDb, decidedAt: number): void {
  tx.run(
    `delete from upload where id in (
       select file.value ->> '$.id' from pend, json_each(?) as place, json_each(pend.mutation, place.value) as file
       where pend.state = 'done' and pend.decided_at = ? and pend.outcome ->> '$.status' <> 'rejected')`,
    [FILES_OF_MUTATION, decidedAt],
  );
}

/** @returns contents nothing here needs any more. */
export function discardUploads(tx: WritableDb, uploads: readonly Pick<Upload, 'id' | 'sha256'>[]): string[] {
  for (const { id } of uploads) tx.run('delete from upload where id = ?', [id]);
  return uploads.map(({ sha256 }) => sha256).filter((sha256) => !isNamed(tx, sha256));
}

/** @throws Refusal NOT_FOUND when an id was never given out by `finish`. */
export function findUploads(db: ReadableDb, ids: readonly string[]): Upload[] {
  return ids.map((id) => {
    const upload = db.get<Upload>('select id, name, mime, bytes, sha256 from upload where id = ?', [id]);
    if (!upload) throw new Refusal('NOT_FOUND');
    return upload;
  });
}

export type FileState = 'here' | 'hub' | 'again' | 'lost';

/** Where an own content is (see the migration); undefined: it is not our own. */
export const fileState = (db: ReadableDb, sha256: string): FileState | undefined =>
  db.get<{ state: FileState }>('select state from file where sha256 = ?', [sha256])?.state;

export function markAtHub(tx: WritableDb, sha256: string): void {
  tx.run(`update file set state = 'hub' where sha256 = ?`, [sha256]);
}

export const isLost = (db: ReadableDb, file: Pick<Upload, 'sha256'>): boolean => fileState(db, file.sha256) === 'lost';

/** What the hub had is offered again with the words that name it. */
export function offerAgain(tx: WritableDb): void {
  tx.run(`update file set state = 'again' where state = 'hub'`);
}

/** The content is gone from this computer, and the hub never had it: nothing may be sent that names it. */
export function markLost(tx: WritableDb, sha256: string): void {
  tx.run(`update file set state = 'lost' where sha256 = ?`, [sha256]);
  tx.run('delete from upload where sha256 = ?', [sha256]);
}

/** Contents that rows of a part name. */
export const filesOf = (db: ReadableDb, part: string): string[] =>
  db
    .all<{ sha256: string }>(
      `select a.sha256 from link join attachment as a on a.id = link.id where link.part = ? and link.tbl = 'attachment'
       union
       select f.sha256 from link join knowledge_file as f on f.tbl = link.tbl and f.id = link.id
       where link.part = ? and link.tbl in ('article', 'proposal', 'revision')`,
      [part, part],
    )
    .map((row) => row.sha256);

/** Contents that one row names: an attachment, or what carries the files of knowledge. */
export const filesOfRow = (db: ReadableDb, tbl: string, id: string): string[] =>
  db
    .all<{ sha256: string }>(
      `select sha256 from attachment where id = ? and ? = 'attachment'
       union all select sha256 from knowledge_file where tbl = ? and id = ?`,
      [id, tbl, tbl, id],
    )
    .map((row) => row.sha256);

/** Whether anything here still needs a content: a row, a draft of an article, or an own file that has not been sent. */
export const isNamed = (db: ReadableDb, sha256: string): boolean =>
  db.get(
    `select 1 as x from attachment where sha256 = ?
     union all select 1 from knowledge_file where sha256 = ?
     union all select 1 from upload where sha256 = ? limit 1`,
    [sha256, sha256, sha256],
  ) !== undefined;
