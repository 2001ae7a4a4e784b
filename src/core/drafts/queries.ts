import type { Draft } from '#shared/contract/app/drafts.ts';
import type { NewMessage } from '#shared/domain/mutation/index.ts';
import { MAX_BODY, MAX_FILES } from '#shared/kernel/limits.ts';
import { insertUpload, isLost } from '../attachments/index.ts';
import { json, parsed } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { changeSet, type ChangeSet } from '../kernel/changes.ts';

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

/** Puts back what was kept elsewhere of a ticket's drafts: exactly this, and nothing else. */
export function restoreDrafts(tx: WritableDb, ticketId: string, drafts: readonly Draft[]): void {
  const changed = changeSet();
  for (const kind of ['reply', 'note'] as const) removeDraft(tx, ticketId, kind, changed);
  for (const draft of drafts) saveDraft(tx, ticketId, draft, changed);
}

/**
 * Words the hub refused go back to where they were written, behind anything begun since.
 * @returns false when there is no room for all of them; then nothing was changed.
 */
export function returnToDraft(
  tx: WritableDb,
  ticketId: string,
  message: NewMessage,
  now: number,
  changed: ChangeSet,
): boolean {
  const present = draftsOf(tx, ticketId).find((draft) => draft.kind === message.kind);
  const body = [present?.body ?? '', message.body].filter((text) => text !== '').join('\n\n');
  const files = [...(present?.attachments ?? []), ...message.attachments.filter((file) => !isLost(tx, file))];
  const attachments = files.filter((file, i) => files.findIndex((other) => other.id === file.id) === i);
  if (body.length > MAX_BODY || attachments.length > MAX_FILES) return false;
  for (const file of attachments) insertUpload(tx, file, now);
  saveDraft(tx, ticketId, { kind: message.kind, body, attachments, updatedAt: now }, changed);
  return true;
}
