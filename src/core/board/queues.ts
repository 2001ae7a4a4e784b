import type { BoardAgent, BoardQueue } from '#shared/contract/app/board.ts';
import type { QueueId } from '#shared/kernel/ids.ts';
import { queueTable } from '../directory/index.ts';
import type { ReadableDb } from '../db/types.ts';
import { here } from '../load/index.ts';
import type { Heard } from './line.ts';
import { isServing } from './staffed.ts';

type Sums = { readonly open: number; readonly risk: number; readonly broken: number; readonly next: number | null };

const SUMS = `
  select (select count(*) from ticket where queue_id = @queueId and shelf = 'open') as open,
    (select count(*) from ticket where queue_id = @queueId and due_at > @now and at_risk_at <= @now) as risk,
    (select count(*) from ticket where queue_id = @queueId and due_at > 0 and due_at <= @now) as broken,
    (select min(due_at) from ticket where queue_id = @queueId and due_at > @now) as next`;

type Asked = {
  readonly queueIds: readonly QueueId[];
  readonly people: readonly BoardAgent[];
  readonly heard: Heard;
  readonly now: number;
  readonly skew: number;
};

/** How each queue of the lead's stands: what rings, by the hub; what waits as tickets, by this desk. */
export function queuesOf(db: ReadableDb, { queueIds, people, heard, now, skew }: Asked): BoardQueue[] {
  return queueIds.flatMap((queueId): BoardQueue[] => {
    const queue = queueTable.get(db, queueId)?.data;
    const sums = db.get<Sums>(SUMS, { queueId, now });
    if (!queue || !sums) return [];
    const live = heard.heardAt === null ? undefined : heard.queues.get(queueId);
    return [
      {
        queueId,
        name: queue.name,
        waiting: live?.waiting ?? (heard.isLive ? 0 : null),
        oldestAt: here(live?.oldestAt ?? null, skew),
        people: people.filter((one) => isServing(one) && one.queueIds.includes(queueId)).length,
        tickets: sums.open,
        atRisk: sums.risk,
        broken: sums.broken,
        nextDueAt: sums.next,
      },
    ];
  });
}
