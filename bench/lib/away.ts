import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLog } from '#hub/kernel/ports.ts';
import { systemClock } from '#hub/kernel/system-clock.ts';
import { inTransaction, openStore, type Db } from '#hub/store/index.ts';
import { commit, HUB_WRITER } from '#hub/sync/commit.ts';
import { changes, type Act } from './changes.ts';
import { deskFolder, freshFolder, hubFolder, keptFolder } from './rig.ts';
import { ticketRows } from './tickets.ts';

/** Versions of the hub: where the desk stopped, and where the hub is. */
export type Distance = { readonly from: number; readonly head: number };
export type Away = Distance & { readonly hub: string; readonly desk: string };

async function headOf(db: Db): Promise<number> {
  const { v } = await db.selectFrom('hub_seq').select('v').executeTakeFirstOrThrow();
  return v;
}

/** The same acts on every run: the agent's own tickets are nobody's here, which changes no size. */
export const actsOf = (rows: number, count: number): Iterable<Act> => changes(count, [...ticketRows(rows)]);

/** One commit for each act, as desks and connectors make them. */
async function goOn(database: string, acts: Iterable<Act>): Promise<Distance> {
  const store = await openStore({ database, clock: systemClock, log: silentLog });
  const from = await headOf(store.db);
  const about = { by: HUB_WRITER, agentId: null, at: systemClock.now() };
  for (const effects of acts) await inTransaction(store.db, (tx) => commit(tx, { effects, ...about }));
  const head = await headOf(store.db);
  await store.close();
  return { from, head };
}

/** A desk that knows `rows` tickets, and its hub, where `count` acts have been committed since. The desk is a copy for each call. */
export async function awayFolder(rows: number, count: number): Promise<Away> {
  const folder = await keptFolder(`away-${rows}-${count}`, async (made) => {
    await cp(await deskFolder(rows), join(made, 'desk'), { recursive: true });
    await cp(await hubFolder(rows), join(made, 'hub'), { recursive: true });
    const distance = await goOn(join(made, 'hub', 'pglite'), actsOf(rows, count));
    await writeFile(join(made, 'distance.json'), JSON.stringify(distance));
  });
  const distance = JSON.parse(await readFile(join(folder, 'distance.json'), 'utf8')) as Distance;
  const desk = await freshFolder('away-desk');
  await cp(join(folder, 'desk'), desk, { recursive: true });
  return { ...distance, hub: join(folder, 'hub'), desk };
}
