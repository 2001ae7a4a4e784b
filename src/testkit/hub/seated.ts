import { addAccount, grantParts } from '#hub/auth/accounts.ts';
import { enrol } from '#hub/auth/devices.ts';
import { startFamily } from '#hub/auth/families.ts';
import { inTransaction, type Store } from '#hub/store/index.ts';
import { currentEpoch } from '#hub/store/epoch.ts';
import { loadRows } from '#hub/sync/load-rows.ts';
import type { Beginning, Seat } from '../sim-hub.ts';
import { effectsOf } from '../transport-model-store.ts';
import { putImage, tablesOf, takeImage, type Image } from './image.ts';

/** A database with people at their desks. */
export type Seated = {
  readonly tables: Image['tables'];
  readonly epoch: string;
  /** By name, what each desk exchanges first. */
  readonly tokens: Readonly<Record<string, string>>;
};

/** Nobody types a password in these histories: this text is no hash of any. */
const NO_PASSWORD = '-';

/** Gives somebody a way in and a desk that is signed in; its refresh token. */
function seat({ db }: Store, { name, deviceId, scope }: Seat, now: number): Promise<string> {
  return inTransaction(db, async (tx) => {
    await addAccount(tx, { agentId: name, handle: name, password: NO_PASSWORD }, now);
    await grantParts(tx, name, scope);
    await enrol(tx, { id: deviceId, agentId: name, name: `desk of ${name}`, now });
    return (await startFamily(tx, { agentId: name, deviceId, now })).refreshToken;
  });
}

/** Makes each beginning once, and goes back to it from then on. */
export async function seated(store: Store): Promise<{ begin(beginning: Beginning): Promise<Seated> }> {
  const tables = await tablesOf(store.db);
  const empty = await takeImage(store.db, tables);
  const known = new Map<string, { image: Image; tokens: Record<string, string> }>();
  const make = async ({ seats, rows, clock }: Beginning) => {
    const now = clock.now();
    await putImage(store.db, empty);
    await loadRows(store.db, effectsOf(rows), now);
    const tokens: Record<string, string> = {};
    for (const one of seats) tokens[one.name] = await seat(store, one, now);
    return { image: await takeImage(store.db, tables), tokens };
  };
  return {
    begin: async (beginning) => {
      const key = JSON.stringify([beginning.seats, beginning.rows, beginning.clock.now()]);
      const one = known.get(key) ?? (await make(beginning));
      known.set(key, one);
      await putImage(store.db, one.image);
      return { tables, epoch: await currentEpoch(store.db), tokens: one.tokens };
    },
  };
}
