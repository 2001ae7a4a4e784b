import type { Ticket } from '#shared/domain/ticket.ts';
import { json, parsed, replicaTable, type Row } from '../db/replica-table.ts';

export const ticketFromRow = (row: Row): Ticket =>
  ({
    id: row['id'],
    number: row['number'],
    subject: row['subject'],
    status: row['status'],
    priority: row['priority'],
    queueId: row['queue_id'],
    assigneeId: row['assignee_id'],
    customerId: row['customer_id'],
    channel: row['channel'],
    tags: parsed(row['tags']),
    createdAt: row['created_at'],
    updatedAt: row['updated_at'],
    waitingSinceAt: row['waiting_since_at'],
    preview: row['preview'],
  }) as Ticket;

export const ticketTable = replicaTable<'ticket'>({
  name: 'ticket',
  columns: [
    'number',
    'subject',
    'status',
    'priority',
    'queue_id',
    'assignee_id',
    'customer_id',
    'channel',
    'tags',
    'created_at',
    'updated_at',
    'waiting_since_at',
    'preview',
  ],
  toRow: (t) => [
    t.number,
    t.subject,
    t.status,
    t.priority,
    t.queueId,
    t.assigneeId,
    t.customerId,
    t.channel,
    json(t.tags),
    t.createdAt,
    t.updatedAt,
    t.waitingSinceAt,
    t.preview,
  ],
  fromRow: ticketFromRow,
});
