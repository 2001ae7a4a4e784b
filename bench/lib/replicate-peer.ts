import { join } from 'node:path';
import type { Effect } from '#shared/domain/mutation/index.ts';
import { batches, seconds } from './batches.ts';
import { latestOf, type Act } from './changes.ts';
import { loadPeer } from './peers.ts';
import { BATCH } from './raw-rows.ts';
import { freshFolder } from './rig.ts';

type Put = { readonly id: string; readonly rev: string };
type Db = {
  bulkDocs: (docs: object[]) => Promise<Put[]>;
  info: () => Promise<{ update_seq: number }>;
  close: () => Promise<void>;
};
type Pouch = {
  default: {
    new (path: string): Db;
    replicate: (from: Db, to: Db, options: object) => Promise<{ docs_written: number; errors: unknown[] }>;
  };
};

/** Writes rows over what is known of them; PouchDB asks for the revision that is replaced. */
async function put(db: Db, rows: Iterable<Effect>, revs: Map<string, string>): Promise<void> {
  for (const batch of batches(rows, BATCH)) {
    const docs = batch.map(({ id, data }) => ({ _id: id, ...data, ...(revs.has(id) ? { _rev: revs.get(id) } : {}) }));
    for (const { id, rev } of await db.bulkDocs(docs)) if (rev) revs.set(id, rev);
  }
}

/**
 * Seconds PouchDB takes to replicate the acts from one LevelDB to another that holds all from before, on the same disk and
 * without a network between them, from where it had stopped.
 */
export async function replicate(rows: readonly Effect[], acts: readonly Act[]): Promise<number> {
  const { default: PouchDb } = await loadPeer<Pouch>('pouchdb');
  const folder = await freshFolder('pouch');
  const [hub, desk] = [new PouchDb(join(folder, 'hub')), new PouchDb(join(folder, 'desk'))];
  const revs = new Map<string, string>();
  await put(desk, rows, new Map());
  await put(hub, rows, revs);
  const { update_seq: since } = await hub.info();
  for (const some of batches(acts, BATCH)) await put(hub, latestOf(some), revs);
  const began = performance.now();
  const { docs_written: written, errors } = await PouchDb.replicate(hub, desk, { since, batch_size: BATCH });
  const tookS = seconds(began);
  await Promise.all([hub.close(), desk.close()]);
  if (errors.length > 0 || written !== latestOf(acts).length) throw new Error(`the peer replicated ${written} rows`);
  return tookS;
}
