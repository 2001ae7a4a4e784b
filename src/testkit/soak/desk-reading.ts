import type { SyncStatus } from '#shared/contract/app/sync.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import type { TableName } from '#shared/domain/tables.ts';
import { getMeta, getNumber } from '#core/db/meta.ts';
import type { Db, ReadableDb } from '#core/db/types.ts';
import { countOpen, pendsAfter } from '#core/outbox/index.ts';
import { getRow } from '#core/replica/index.ts';
import { contentHash } from './content-hash.ts';
import type { Edit, HeldRow, Replica, Standing, Told } from './words.ts';

const messageOf = (mutation: Mutation): string | null =>
  'message' in mutation && mutation.message ? mutation.message.id : null;

/** Edits acknowledged under `from` and the numbers after it. */
export function newEdits(tx: ReadableDb, from: number): { device: string; edits: Edit[] } {
  const edits = pendsAfter(tx, from - 1).map(({ mid, mutation }) => ({
    mid,
    name: mutation.name,
    messageId: messageOf(mutation),
  }));
  return { device: getMeta(tx, 'device') ?? '', edits };
}

export const standingOf = (db: Db, agentId: string, { state, reason }: SyncStatus): Standing =>
  db.read((tx) => ({
    device: getMeta(tx, 'device') ?? '',
    agentId,
    state,
    reason,
    open: countOpen(tx),
    cursor: getNumber(tx, 'cursor') ?? 0,
  }));

type Link = { part: string; tbl: TableName; id: string; ver: number };

function heldRows(tx: ReadableDb): HeldRow[] {
  return tx.all<Link>('select part, tbl, id, ver from link').map(({ part, tbl, id, ver }) => {
    const row = getRow(tx, tbl, id);
    return [part, tbl, id, ver, row?.ver ?? 0, row ? contentHash(row.data) : null];
  });
}

/** Everything the hub is compared with at the end. */
export const replicaOf = (db: Db, agentId: string, status: SyncStatus): Replica => ({
  ...standingOf(db, agentId, status),
  rows: db.read(heldRows),
  told: db.read((tx) =>
    pendsAfter(tx, 0).map(({ mid, state, outcome }): Told => [mid, state, outcome?.status ?? null]),
  ),
});
