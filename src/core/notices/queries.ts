import type { Notice } from '#shared/domain/notice.ts';
import type { Row } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { noticeFromRow } from './table.ts';

/** Newest first, at most 200. */
export const listNotices = (db: ReadableDb, agentId: string): Notice[] =>
  db.all<Row>('select * from notice where agent_id = ? order by at desc, id limit 200', [agentId]).map(noticeFromRow);

export const countNotices = (db: ReadableDb, agentId: string): number =>
  db.get<{ n: number }>('select count(*) as n from notice where agent_id = ?', [agentId])?.n ?? 0;
