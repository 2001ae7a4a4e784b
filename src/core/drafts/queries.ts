import type { Draft } from '#shared/contract/app/drafts.ts';
import type { NewMessage } from '#shared/domain/mutation/index.ts';
import { MAX_BODY, MAX_FILES } from '#shared/kernel/limits.ts';
import { insertUpload, isLost } from '../attachments/index.ts';
import { json, parsed, type Row } from '../db/replica-table.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import { changeSet, type ChangeSet } from '../kernel/changes.ts';
import { knownFrom, type Standing } from './rules.ts';

const draftFromRow = (row: Row): Draft => ({
  kind: row['kind'] as Draft['kind'],
  body: String(row['body']),
  attachments: parsed(row['attachments']),
  // A file that was damaged before it was brought up to date has no such columns.
  macroId: (row['macro_id'] ?? null) as Draft['macroId'],
  signature: (row['signature'] ?? null) as Draft['signature'],
  knownReplies: row['known_replies'] == null ? null : parsed(row['known_replies']),
  updatedAt: Number(row['updated_at']),
});

/** As one was kept: an older desk knew neither macro nor signature, nor which replies were known. */
export type KeptDraft = Omit<Draft, keyof typeof UNKNOWN> & Partial<Draft>;
const UNKNOWN = { macroId: null, signature: null, knownReplies: null } as const satisfies Partial<Draft>;
export const wholeDraft = (kept: KeptDraft): Draft => ({ ...UNKNOWN, ...kept });

export const draftsOf = (db: ReadableDb, ticketId: string): Draft[] =>
  db.all<Row>('select * from draft where ticket_id = ? order by kind', [ticketId]).map(draftFromRow);

/** The first draft after this one, of any ticket; also out of a file that is damaged, or as old as the first draft. */
export function draftAfter(
  db: ReadableDb,
  last?: { readonly ticketId: string; readonly draft: Draft },
): { ticketId: string; draft: Draft } | undefined {
  const row = db.get<Row>('select * from draft where (ticket_id, kind) > (?, ?) order by ticket_id, kind limit 1', [
    last?.ticketId ?? '',
    last?.draft.kind ?? '',
  ]);
  return row && { ticketId: String(row['ticket_id']), draft: draftFromRow(row) };
}

const isNothing = ({ body, attachments, macroId, signature }: Draft): boolean =>
  body === '' && attachments.length === 0 && macroId === null && signature === null;

export function removeDraft(tx: WritableDb, ticketId: string, kind: Draft['kind'], changed: ChangeSet): void {
  const removed = tx.run('delete from draft where ticket_id = ? and kind = ?', [ticketId, kind]);
  if (removed > 0) changed.add('draft', ticketId);
}

/** What holds nothing removes the draft. */
export function saveDraft(tx: WritableDb, ticketId: string, draft: Draft, changed: ChangeSet): void {
  if (isNothing(draft)) {
    removeDraft(tx, ticketId, draft.kind, changed);
    return;
  }
  tx.run(
    `insert into draft (ticket_id, kind, body, attachments, macro_id, signature, known_replies, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (ticket_id, kind) do update
     set body = excluded.body, attachments = excluded.attachments, macro_id = excluded.macro_id,
       signature = excluded.signature, known_replies = excluded.known_replies, updated_at = excluded.updated_at`,
    [
      ticketId,
      draft.kind,
      draft.body,
      json(draft.attachments),
      draft.macroId,
      draft.signature,
      draft.knownReplies && json(draft.knownReplies),
      draft.updatedAt,
    ],
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
 * Words the hub refused go back to where they were written, behind anything begun since. They bring the signature they were
 * sent with along, so that none is put under them again.
 * @param standing the replies and merges that stood on the ticket when the words were first sent.
 * @returns false when there is no room for all of them; then nothing was changed.
 */
export function returnToDraft(
  tx: WritableDb,
  ticketId: string,
  message: NewMessage,
  standing: Standing,
  now: number,
  changed: ChangeSet,
): boolean {
  const present = draftsOf(tx, ticketId).find((draft) => draft.kind === message.kind);
  const body = [present?.body ?? '', message.body].filter((text) => text !== '').join('\n\n');
  const files = [...(present?.attachments ?? []), ...message.attachments.filter((file) => !isLost(tx, file))];
  const attachments = files.filter((file, i) => files.findIndex((other) => other.id === file.id) === i);
  if (body.length > MAX_BODY || attachments.length > MAX_FILES) return false;
  for (const file of attachments) insertUpload(tx, file, now);
  const signature = present?.signature ?? (message.kind === 'reply' ? '' : null);
  const { kind } = message;
  const knownReplies = kind === 'reply' ? knownFrom(present, () => standing) : null;
  const macroId = present?.macroId ?? null;
  saveDraft(tx, ticketId, { kind, body, attachments, macroId, signature, knownReplies, updatedAt: now }, changed);
  return true;
}
