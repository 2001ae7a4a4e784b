import { Queue } from '#shared/domain/queue.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db, type Reader } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';

async function findQueue(db: Reader, id: string): Promise<Queue | undefined> {
  const row = await db
    .selectFrom('doc')
    .select('data')
    .where('tbl', '=', 'queue')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.data as Queue | undefined;
}

export async function requireQueue(db: Reader, id: string): Promise<Queue> {
  const queue = await findQueue(db, id);
  if (!queue) throw new Problem('unknown-queue', { queue: id });
  return queue;
}

/** Throws `Problem`: queue-taken, bad-value. */
export function addQueue(db: Db, asked: { id: string; zh: string; en: string }, now: number): Promise<Queue> {
  return inTransaction(db, async (tx) => {
    const parsed = Queue.safeParse({ id: asked.id, name: { zh: asked.zh, en: asked.en } });
    if (!parsed.success) throw new Problem('bad-value', { field: 'queue' });
    if (await findQueue(tx, asked.id)) throw new Problem('queue-taken', { queue: asked.id });
    const effects = [{ tbl: 'queue' as const, id: asked.id, data: parsed.data }];
    await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: now });
    return parsed.data;
  });
}

export async function listQueues(db: Db): Promise<Queue[]> {
  const rows = await db.selectFrom('doc').select('data').where('tbl', '=', 'queue').orderBy('id').execute();
  return rows.map(({ data }) => data as Queue);
}
