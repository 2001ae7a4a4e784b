import type { Message } from '#shared/domain/message.ts';
import { json, parsed, replicaTable, type Row } from '../db/replica-table.ts';

export const messageFromRow = (row: Row): Message =>
  ({
    id: row['id'],
    ticketId: row['ticket_id'],
    kind: row['kind'],
    author: parsed(row['author']),
    body: row['body'],
    at: row['at'],
    event: row['event'] === null ? null : parsed(row['event']),
    mentions: parsed(row['mentions']),
  }) as Message;

export const messageTable = replicaTable<'message'>({
  name: 'message',
  columns: ['ticket_id', 'kind', 'author', 'body', 'at', 'event', 'mentions'],
  toRow: (m) => [m.ticketId, m.kind, json(m.author), m.body, m.at, m.event && json(m.event), json(m.mentions)],
  fromRow: messageFromRow,
});
