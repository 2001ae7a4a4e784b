import { sql } from 'kysely';
import { DAY } from '#shared/kernel/time.ts';
import { inTransaction, type Db, type Reader } from '../store/index.ts';

/** How long deletions and outcomes are remembered. A desk away for longer starts over from a snapshot. */
export const KEEP_MS = 45 * DAY;
/** Rows deleted in one go: a push must not wait for a year of deletions to be forgotten. */
const CHUNK = 1000;

/**
 * Forgets tombstones and outcomes older than 45 days. First the floor moves: a device whose cursor lies below it is told so
 * (`reset: floor`) instead of missing a deletion. What lies below is then deleted piece by piece; a piece that was left by a
 * hub that stopped goes with the next call. Returns the floor.
 */
export async function forgetOld(db: Db, now: number, chunk = CHUNK): Promise<number> {
  const before = now - KEEP_MS;
  const floor = await raiseFloor(db, before);
  await inPieces(chunk, () => forgetTombstones(db, floor, chunk));
  await inPieces(chunk, () => forgetOutcomes(db, before, chunk));
  await db.deleteFrom('ver_time').where('ver', '<', floor).execute();
  return floor;
}

function raiseFloor(db: Db, before: number): Promise<number> {
  return inTransaction(db, async (tx) => {
    const past = await tx
      .selectFrom('ver_time')
      .select('ver')
      .where('at', '<=', before)
      .orderBy('ver', 'desc')
      .limit(1)
      .executeTakeFirst();
    const { floor } = await tx.selectFrom('hub_seq').select('floor').executeTakeFirstOrThrow();
    if (past === undefined || past.ver <= floor) return floor;
    await tx.updateTable('hub_seq').set({ floor: past.ver }).where('floor', '<', past.ver).execute();
    return past.ver;
  });
}

async function inPieces(chunk: number, forget: () => Promise<number>): Promise<void> {
  while ((await forget()) === chunk);
}

/** Deletes up to `limit` tombstones at or below the floor, and waits for nobody. Returns how many. */
export async function forgetTombstones(db: Reader, floor: number, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from member where ctid = any (array(
      select ctid from member where op = 0 and ver <= ${floor} order by ver limit ${limit} for update skip locked))`.execute(
    db,
  );
  return Number(numAffectedRows);
}

async function forgetOutcomes(db: Db, before: number, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from mut where ctid = any (array(
      select ctid from mut where at < ${before} order by at limit ${limit} for update skip locked))`.execute(db);
  return Number(numAffectedRows);
}
