import { join } from 'node:path';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { timeBatches } from './batches.ts';
import { loadPeer } from './peers.ts';
import { freshFolder } from './rig.ts';
import { BATCH } from './raw-rows.ts';

type Pouch = {
  default: { new (path: string): { bulkDocs: (docs: object[]) => Promise<unknown>; close: () => Promise<void> } };
};

/** Seconds PouchDB on LevelDB takes to store the rows: without index, cipher or network. */
export async function pouch(rows: Iterable<Effect>): Promise<number> {
  const { default: PouchDb } = await loadPeer<Pouch>('pouchdb');
  const db = new PouchDb(join(await freshFolder('pouch'), 'db'));
  const tookS = await timeBatches(rows, BATCH, (batch) =>
    db.bulkDocs(batch.map(({ id, data }) => ({ _id: id, ...data }))),
  );
  await db.close();
  return tookS;
}

type Rx = {
  createRxDatabase: (options: object) => Promise<{
    addCollections: (them: object) => Promise<{ rows: { bulkInsert: (docs: object[]) => Promise<unknown> } }>;
    close: () => Promise<unknown>;
  }>;
};

/** Seconds RxDB takes to hold the rows in memory. */
export async function rx(rows: Iterable<Effect>): Promise<number> {
  const { createRxDatabase } = await loadPeer<Rx>('rxdb');
  const { getRxStorageMemory } = await loadPeer<{ getRxStorageMemory: () => unknown }>('rxdb/plugins/storage-memory');
  const db = await createRxDatabase({ name: 'bench', storage: getRxStorageMemory() });
  const id = { type: 'string', maxLength: 64 };
  const data = { type: 'object', additionalProperties: true };
  const schema = { version: 0, primaryKey: 'id', type: 'object', properties: { id, data }, required: ['id'] };
  const { rows: collection } = await db.addCollections({ rows: { schema } });
  const tookS = await timeBatches(rows, BATCH, (batch) =>
    collection.bulkInsert(batch.map((row) => ({ id: row.id, data: row.data }))),
  );
  await db.close();
  return tookS;
}
