import { VIEWS, type BoundedCount, type ViewCounts, type ViewName } from '#shared/contract/app/tickets.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import type { ReadableDb } from '../db/types.ts';
import { branchesOf } from './views.ts';

const MAX_COUNT = 1000;

function count(db: ReadableDb, view: ViewName, queueId: string | null, agentId: string): BoundedCount {
  const branches = branchesOf(view, queueId, agentId);
  const sql = branches
    .map((branch) => `select * from (select 1 from ${branch.from} where ${branch.where} limit ${MAX_COUNT + 1})`)
    .join(' union all ');
  const params = branches.flatMap((branch) => [...branch.params]);
  const row = db.get<{ n: number }>(`select count(*) as n from (${sql})`, params);
  const n = row?.n ?? 0;
  return { count: Math.min(n, MAX_COUNT), isMore: n > MAX_COUNT };
}

export function countViews(db: ReadableDb, agentId: string): ViewCounts {
  const queues = db.all<{ id: QueueId }>('select id from queue order by id limit 500');
  const views = VIEWS.map((view) => [view, count(db, view, null, agentId)] as const);
  return {
    views: Object.fromEntries(views) as ViewCounts['views'],
    queues: queues.map(({ id }) => ({ queueId: id, open: count(db, 'open', id, agentId) })),
  };
}
