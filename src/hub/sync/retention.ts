import { DAY } from '#shared/kernel/time.ts';
import { inTransaction, type Db } from '../store/index.ts';

/** How long deletions and outcomes are remembered. A desk away for longer starts over from a snapshot. */
export const KEEP_MS = 45 * DAY;

/**
 * Forgets tombstones and outcomes older than 45 days. The floor moves in the same commit: a device whose cursor lies
 * below it is told so (`reset: floor`) instead of missing a deletion. Returns the floor.
 */
export function forgetOld(db: Db, now: number, keepMs: number = KEEP_MS): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { floor } = await tx.selectFrom('hub_seq').select('floor').forUpdate().executeTakeFirstOrThrow();
    const past = await tx
      .selectFrom('ver_time')
      .select('ver')
      .where('at', '<=', now - keepMs)
      .orderBy('ver', 'desc')
      .limit(1)
      .executeTakeFirst();
    await tx
      .deleteFrom('mut')
      .where('at', '<', now - keepMs)
      .execute();
    if (past === undefined || past.ver <= floor) return floor;
    await tx.deleteFrom('member').where('op', '=', 0).where('ver', '<=', past.ver).execute();
    await tx.deleteFrom('ver_time').where('ver', '<', past.ver).execute();
    await tx.updateTable('hub_seq').set({ floor: past.ver }).execute();
    return past.ver;
  });
}
