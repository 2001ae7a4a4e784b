import { sql } from 'kysely';
import type { Conversation, ImportResult } from '#shared/contract/team/import.ts';
import type { Queue } from '#shared/domain/queue.ts';
import { queuePart } from '#shared/domain/part.ts';
import { mayDo, type Role } from '#shared/domain/role.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { Millis } from '#shared/kernel/time.ts';
import { recordCustomers } from '../audit/read-customers.ts';
import { grantParts } from '../auth/accounts.ts';
import type { Principal } from '../auth/principal.ts';
import type { Clock } from '../kernel/ports.ts';
import { inTransaction, type Db, type Tx } from '../store/index.ts';
import { commit, HUB_WRITER } from '../sync/commit.ts';
import { nextNumbers } from '../sync/load-rows.ts';
import { conversationRows, customerIdOf, ticketIdOf } from './rows.ts';

/** The queue that imports go to when nobody names another; made the first time. */
export const IMPORT_QUEUE: Queue = { id: 'imported' as Queue['id'], name: { zh: '导入', en: 'Imported' } };

const LOCK = 7_240_002;
/** A commit is never parted by a page of a pull, so it is kept to about this many rows. */
const ROWS_PER_COMMIT = 1000;

export type ImportAnswer =
  { kind: 'ok'; result: ImportResult } | { kind: 'unknown-queue' } | { kind: 'invalid'; place: string };

/** Loads conversations, each at most once: one whose id is known, or whose customer was erased, is left as it stands. */
export async function importConversations(
  { db, clock }: { db: Db; clock: Clock },
  who: Principal,
  asked: { queueId: string; conversations: readonly Conversation[] },
): Promise<ImportAnswer> {
  const place = findInvalid(asked);
  if (place !== undefined) return { kind: 'invalid', place };
  const now = clock.now();
  if (!(await ensureQueue(db, asked.queueId, now))) return { kind: 'unknown-queue' };
  const result: ImportResult = { created: [], known: [] };
  for (const batch of batches(asked.conversations)) {
    const done = await loadBatch(db, batch, { queueId: asked.queueId, now });
    result.created.push(...done.created);
    result.known.push(...done.known);
    const customerIds = done.created.map((id) => `c-${id}`);
    await recordCustomers(db, { agentId: who.agentId, deviceId: who.deviceId, action: 'import', at: now }, customerIds);
  }
  return { kind: 'ok', result };
}

function findInvalid(asked: { conversations: readonly Conversation[] }): string | undefined {
  for (const [i, { turns }] of asked.conversations.entries()) {
    const turn = turns.findIndex(({ at }) => !Millis.safeParse(at).success);
    if (turn >= 0) return `conversations.${i}.turns.${turn}.at`;
  }
  return undefined;
}

function* batches(conversations: readonly Conversation[]): Generator<Conversation[]> {
  let batch: Conversation[] = [];
  let rows = 0;
  for (const conversation of conversations) {
    const size = conversation.turns.length + 3;
    if (batch.length > 0 && rows + size > ROWS_PER_COMMIT) {
      yield batch;
      [batch, rows] = [[], 0];
    }
    batch.push(conversation);
    rows += size;
  }
  if (batch.length > 0) yield batch;
}

function loadBatch(
  db: Db,
  batch: readonly Conversation[],
  { queueId, now }: { queueId: string; now: number },
): Promise<ImportResult> {
  return inTransaction(db, async (tx) => {
    // Two imports of one file at once: the second waits, then finds the conversations known.
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    const known = await knownOf(tx, batch);
    const fresh = [...new Map(batch.filter(({ id }) => !known.has(id)).map((one) => [one.id, one])).values()];
    const numbers = await nextNumbers(tx, fresh.length);
    const effects = fresh.flatMap((one, i): Effect[] => conversationRows(one, { queueId, number: numbers[i] ?? 0 }));
    await commit(tx, { effects, by: HUB_WRITER, agentId: null, at: now });
    const created = new Set(fresh.map(({ id }) => id));
    // The second of two equal ids in one request was known by then.
    const again = batch.filter((one, i) => known.has(one.id) || batch.findIndex(({ id }) => id === one.id) < i);
    return { created: [...created], known: again.map(({ id }) => id) };
  });
}

async function knownOf(tx: Tx, batch: readonly Conversation[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('doc')
    .select('id')
    .where('tbl', '=', 'ticket')
    .where(
      'id',
      'in',
      batch.map(({ id }) => ticketIdOf(id)),
    )
    .execute();
  const ids = new Set(rows.map(({ id }) => id));
  // Who was erased does not come back with the file they came from.
  const erased = await tx
    .selectFrom('erased')
    .select('customer')
    .where(
      'customer',
      'in',
      batch.map(({ id }) => customerIdOf(id)),
    )
    .execute();
  const gone = new Set(erased.map(({ customer }) => customer));
  return new Set(batch.map(({ id }) => id).filter((id) => ids.has(ticketIdOf(id)) || gone.has(customerIdOf(id))));
}

async function ensureQueue(db: Db, queueId: string, now: number): Promise<boolean> {
  const found = await db
    .selectFrom('doc')
    .select('id')
    .where('tbl', '=', 'queue')
    .where('id', '=', queueId)
    .executeTakeFirst();
  if (found) return true;
  if (queueId !== IMPORT_QUEUE.id) return false;
  await inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    await grantToReaders(tx);
    const effect: Effect = { tbl: 'queue', id: IMPORT_QUEUE.id, data: IMPORT_QUEUE };
    await commit(tx, { effects: [effect], by: HUB_WRITER, agentId: null, at: now });
  });
  return true;
}

/** What is imported is the team's own history: everybody who may read customers sees it. */
async function grantToReaders(tx: Tx): Promise<void> {
  const agents = await tx.selectFrom('doc').select(['id', 'data']).where('tbl', '=', 'agent').execute();
  for (const { id, data } of agents) {
    if (mayDo(data['role'] as Role, 'customer.read')) await grantParts(tx, id, [queuePart(IMPORT_QUEUE.id)]);
  }
}
