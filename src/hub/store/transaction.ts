import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db, Tx } from './store.ts';

const TRIES = 4;
/** serialization_failure, deadlock_detected: the database undid everything and asks to try again. */
const RETRIABLE = new Set(['40001', '40P01']);

const codeOf = (cause: unknown): string | undefined =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;

/** Runs `work` in one transaction; a deadlock or a serialisation failure is tried again up to three times. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (cause) {
      if (attempt >= TRIES || !RETRIABLE.has(codeOf(cause) ?? '')) throw cause;
      await wait(randomInt(5, 25 * attempt));
    }
  }
}

/**
 * Runs `read` on one unmoving picture of the database. PGlite runs transactions one at a time, which is the same thing;
 * its driver leaves the isolation level out.
 */
export function inSnapshot<T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}
