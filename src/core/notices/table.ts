import type { Notice } from '#shared/domain/notice.ts';
import { replicaTable, type Row } from '../db/replica-table.ts';

export const noticeFromRow = (row: Row): Notice =>
  ({
    id: row['id'],
    agentId: row['agent_id'],
    kind: row['kind'],
    ticketId: row['ticket_id'],
    articleId: row['article_id'],
    messageId: row['message_id'],
    fromId: row['from_id'],
    reason: row['reason'],
    body: row['body'],
    at: row['at'],
  }) as Notice;

export const noticeTable = replicaTable<'notice'>({
  name: 'notice',
  columns: ['agent_id', 'kind', 'ticket_id', 'article_id', 'message_id', 'from_id', 'reason', 'body', 'at'],
  toRow: (n) => [n.agentId, n.kind, n.ticketId, n.articleId, n.messageId, n.fromId, n.reason, n.body, n.at],
  fromRow: noticeFromRow,
});
