import { openSqliteInMemory } from '#core/adapters/sqlite.node.ts';
import { migrate } from '#core/db/migrate.ts';
import type { Db } from '#core/db/types.ts';

let image: Uint8Array | undefined;

function migrated(): Uint8Array {
  const db = openSqliteInMemory();
  migrate(db);
  const bytes = db.image();
  db.close();
  return bytes;
}

/**
 * A replica in memory at the newest schema. The migrations run once per worker, all other replicas begin as copies of what
 * they made: 1 ms instead of 30.
 */
export function openMigrated(): Db {
  image ??= migrated();
  return openSqliteInMemory(image);
}
