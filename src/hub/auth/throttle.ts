import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { HOUR, MINUTE, SECOND } from '#shared/kernel/time.ts';
import { inTransaction, type Db } from '../store/index.ts';

const FREE_TRIES = 5;
const LONGEST_WAIT_MS = 15 * MINUTE;
const FORGOTTEN_AFTER_MS = HOUR;

/** After five wrong tries each further one must wait: 1 s, 2 s, 4 s … 15 min. */
const waitAfter = (fails: number): number =>
  fails < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, SECOND * 2 ** Math.min(20, fails - FREE_TRIES));

export const throttleKey = (handle: string, address: string): string =>
  createHash('sha256').update(`${handle}\n${address}`).digest('hex');

/**
 * Counts a try before it is made, so that many at once cannot slip past together; kept in the database, so that several
 * hubs count as one. Returns how long to wait, 0 when the try may go ahead.
 */
export function countTry(db: Db, key: string, now: number): Promise<number> {
  return inTransaction(db, async (tx) => {
    await sql`insert into throttle (key, fails, last_at) values (${key}, 0, ${now}) on conflict do nothing`.execute(tx);
    const { fails, last_at } = await tx
      .selectFrom('throttle')
      .select(['fails', 'last_at'])
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const stands = now - last_at > FORGOTTEN_AFTER_MS ? 0 : fails;
    const waitMs = last_at + waitAfter(stands) - now;
    if (stands >= FREE_TRIES && waitMs > 0) return waitMs;
    await tx
      .updateTable('throttle')
      .set({ fails: stands + 1, last_at: now })
      .where('key', '=', key)
      .execute();
    return 0;
  });
}

/** Takes back a try that was counted and then not made. */
export async function giveBackTry(db: Db, key: string): Promise<void> {
  await db
    .updateTable('throttle')
    .set((row) => ({ fails: row('fails', '-', 1) }))
    .where('key', '=', key)
    .where('fails', '>', 0)
    .execute();
}

export async function forgetTries(db: Db, key: string): Promise<void> {
  await db.deleteFrom('throttle').where('key', '=', key).execute();
}

export async function dropOldTries(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('throttle')
    .where('last_at', '<', now - FORGOTTEN_AFTER_MS)
    .execute();
}
