import type { NoticeItem } from '#shared/contract/app/notices.ts';
import type { Notice } from '#shared/domain/notice.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { noticeFromRow } from './table.ts';

/** Two shelves: `kept` words stand in the outbox panel, what colleagues and the team say under the bell. */
const MAX = 200;

/** My words that the hub could not place. Newest first, at most 200. */
export const listKept = (db: ReadableDb, agentId: string): Notice[] =>
  db
    .all<Row>(`select * from notice where agent_id = ? and kind = 'kept' order by at desc, id limit ${MAX}`, [agentId])
    .map(noticeFromRow);

export const countKept = (db: ReadableDb, agentId: string): number =>
  db.get<{ n: number }>(`select count(*) as n from notice where agent_id = ? and kind = 'kept'`, [agentId])?.n ?? 0;

const text = (row: Row, column: string): string | null => (row[column] as string | null | undefined) ?? null;

/** What colleagues and the team told me. Newest first, at most 200. */
export const listItems = (db: ReadableDb, agentId: string): NoticeItem[] =>
  db
    .all<Row>(
      `select n.*, a.name as from_name, t.number as ticket_number, t.subject as ticket_subject,
         coalesce(k.title, d.data ->> '$.title') as article_title, d.article_id is not null as has_draft
       from notice as n
       left join agent as a on a.id = n.from_id
       left join ticket as t on t.id = n.ticket_id
       left join article as k on k.id = n.article_id
       left join article_draft as d on d.article_id = n.article_id
       where n.agent_id = ? and n.kind <> 'kept' order by n.at desc, n.id limit ${MAX}`,
      [agentId],
    )
    .map((row) => ({
      ...noticeFromRow(row),
      fromName: text(row, 'from_name'),
      ticketNumber: row['ticket_number'] === null ? null : Number(row['ticket_number']),
      ticketSubject: text(row, 'ticket_subject'),
      articleTitle: text(row, 'article_title'),
      hasDraft: row['has_draft'] === 1,
    }));
