import type { Notice } from '#shared/domain/notice.ts';
import { replicaTable, type Row } from '../db/replica-table.ts';

export const noticeFromRow = (row: Row): Notice =>
  ({
    id: row['id'],
    agentId: row['agent_id'],
    ticketId: row['ticket_id'],
    reason: row['reason'],
    body: row['body'],
    at: row['at'],
  }) as Notice;

export const noticeTable = replicaTable<'notice'>({
  name: 'notice',
  columns: ['agent_id', 'ticket_id', 'reason', 'body', 'at'],
  toRow: (n) => [n.agentId, n.ticketId, n.reason, n.body, n.at],
  fromRow: noticeFromRow,
});
