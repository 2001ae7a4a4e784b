import type { Draft } from '#shared/contract/app/drafts.ts';
import type { NewMessage } from '#shared/domain/mutation/index.ts';
import { MAX_BODY, MAX_FILES } from '#shared/kernel/limits.ts';
import { keepUpload } from '../attachments/index.ts';
import { json, parsed } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { ChangeSet } from '../kernel/changes.ts';

type DraftRow = { kind: Draft['kind']; body: string; attachments: string; updated_at: number };
const fromRow = (row: DraftRow): Draft => ({
  kind: row.kind,
  body: row.body,
  attachments: parsed(row.attachments),
  updatedAt: row.updated_at,
});

export const draftsOf = (db: ReadableDb, ticketId: string): Draft[] =>
  db
    .all<DraftRow>('select kind, body, attachments, updated_at from draft where ticket_id = ? order by kind', [
      ticketId,
    ])
    .map(fromRow);

export function removeDraft(tx: WritableDb, ticketId: string, kind: Draft['kind'], changed: ChangeSet): void {
  const removed = tx.run('delete from draft where ticket_id = ? and kind = ?', [ticketId, kind]);
  if (removed > 0) changed.add('draft', ticketId);
}

/** An empty body without files removes the draft. */
export function saveDraft(tx: WritableDb, ticketId: string, draft: Draft, changed: ChangeSet): void {
  if (draft.body === '' && draft.attachments.length === 0) {
    removeDraft(tx, ticketId, draft.kind, changed);
    return;
  }
  tx.run(
    `insert into draft (ticket_id, kind, body, attachments, updated_at) values (?, ?, ?, ?, ?)
     on conflict (ticket_id, kind) do update
     set body = excluded.body, attachments = excluded.attachments, updated_at = excluded.updated_at`,
    [ticketId, draft.kind, draft.body, json(draft.attachments), draft.updatedAt],
  );
  changed.add('draft', ticketId);
}

/** Words the hub refused go back to where they were written, behind anything begun since. */
export function returnToDraft(
  tx: WritableDb,
  ticketId: string,
  message: NewMessage,
  now: number,
  changed: ChangeSet,
): void {
  const present = draftsOf(tx, ticketId).find((draft) => draft.kind === message.kind);
  const bodies = [present?.body ?? '', message.body].filter((body) => body !== '');
  const kept = message.attachments.filter((file) => keepUpload(tx, file, now));
  const files = [...(present?.attachments ?? []), ...kept];
  const unique = files.filter((file, i) => files.findIndex((other) => other.id === file.id) === i);
  const draft = { kind: message.kind, body: bodies.join('\n\n').slice(0, MAX_BODY), updatedAt: now };
  saveDraft(tx, ticketId, { ...draft, attachments: unique.slice(0, MAX_FILES) }, changed);
}
