import type { Attachment } from '#shared/domain/attachment.ts';
import { replicaTable, type Row } from '../db/replica-table.ts';

export const attachmentFromRow = (row: Row): Attachment =>
  ({
    id: row['id'],
    ticketId: row['ticket_id'],
    messageId: row['message_id'],
    name: row['name'],
    mime: row['mime'],
    bytes: row['bytes'],
    sha256: row['sha256'],
  }) as Attachment;

export const attachmentTable = replicaTable<'attachment'>({
  name: 'attachment',
  columns: ['ticket_id', 'message_id', 'name', 'mime', 'bytes', 'sha256'],
  toRow: (a) => [a.ticketId, a.messageId, a.name, a.mime, a.bytes, a.sha256],
  fromRow: attachmentFromRow,
});
