import { Queue } from '#shared/domain/queue.ts';
import { administered, type Doer } from '../audit/administered.ts';
import { Problem } from '../kernel/problem.ts';
import { inTransaction, type Db, type Reader, type Tx } from '../store/index.ts';
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
export function addQueue(db: Db, asked: { id: string; zh: string; en: string }, doer: Doer): Promise<Queue> {
  return inTransaction(db, async (tx) => {
    if (await findQueue(tx, asked.id)) throw new Problem('queue-taken', { queue: asked.id });
    return writeQueue(tx, { id: asked.id, name: { zh: asked.zh, en: asked.en } }, doer);
  });
}

/** Adds a queue, or gives one another name. Throws `Problem`: bad-value. */
export const putQueue = (db: Db, queue: { id: string; name: Queue['name'] }, doer: Doer): Promise<Queue> =>
  inTransaction(db, (tx) => writeQueue(tx, queue, doer));

async function writeQueue(tx: Tx, asked: { id: string; name: Queue['name'] }, doer: Doer): Promise<Queue> {
  const parsed = Queue.safeParse({ id: asked.id, name: { zh: asked.name.zh.trim(), en: asked.name.en.trim() } });
  const isNamed = parsed.success && (parsed.data.name.zh !== '' || parsed.data.name.en !== '');
  if (!parsed.success || !isNamed) throw new Problem('bad-value', { field: parsed.success ? 'name' : 'queue' });
  await administered(tx, doer, 'admin.put-queue', asked.id);
  const effects = [{ tbl: 'queue' as const, id: asked.id, data: parsed.data }];
  await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: doer.at });
  return parsed.data;
}

export async function listQueues(db: Reader): Promise<Queue[]> {
  const rows = await db.selectFrom('doc').select('data').where('tbl', '=', 'queue').orderBy('id').execute();
  return rows.map(({ data }) => data as Queue);
}
