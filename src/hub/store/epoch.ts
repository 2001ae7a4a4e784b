import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from './store.ts';

/** How far a new timeline jumps ahead where the clock cannot be right. */
const EPOCH_JUMP = 1_000_000_000;

/**
 * The first version of a new timeline lies above all that lost ones have given, or a desk would take a row of theirs for the
 * same row. A backup cannot name those: restored twice, it tells the same counter twice. Only time is in no backup, and a
 * hub gives far less than one version a millisecond, so the time of the restore is above them all.
 */
const firstVersion = (v: number, now: number): number => (now > v ? now : v + EPOCH_JUMP);

const newEpochId = (): string => `e-${randomBytes(9).toString('base64url')}`;

/**
 * Decides whether this is still the timeline devices know. Another cluster, another PostgreSQL timeline, or an operator
 * who says "restored" begins a new epoch, with versions above those of every other.
 */
export async function checkEpoch(
  db: Db,
  now: number,
  wasRestored: boolean,
): Promise<{ epoch: string; isNew: boolean }> {
  return db.transaction().execute(async (tx) => {
    const here = await identity(tx);
    await sql`insert into hub_seq (v, floor, epoch) values (0, 0, '') on conflict do nothing`.execute(tx);
    const seq = await tx.selectFrom('hub_seq').selectAll().forUpdate().executeTakeFirstOrThrow();
    const known = seq.epoch
      ? await tx.selectFrom('hub_epoch').selectAll().where('id', '=', seq.epoch).executeTakeFirst()
      : undefined;
    const isSame = known?.sysid === here.sysid && known.tli === here.tli && !wasRestored;
    if (isSame) return { epoch: seq.epoch, isNew: false };
    const base = known ? firstVersion(seq.v, now) : seq.v;
    const epoch = newEpochId();
    await tx
      .insertInto('hub_epoch')
      .values({ id: epoch, at: now, sysid: here.sysid, tli: here.tli, base_v: base })
      .execute();
    await tx.updateTable('hub_seq').set({ epoch, v: base }).execute();
    return { epoch, isNew: true };
  });
}

async function identity(tx: Tx): Promise<{ sysid: string; tli: number }> {
  const { rows } = await sql<{ sysid: string; tli: number }>`
    select (select system_identifier::text from pg_control_system()) as sysid,
           (select timeline_id from pg_control_checkpoint()) as tli`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('pg_control_system() gave no row');
  return row;
}

export async function currentEpoch(db: Db): Promise<string> {
  return (await db.selectFrom('hub_seq').select('epoch').executeTakeFirstOrThrow()).epoch;
}
