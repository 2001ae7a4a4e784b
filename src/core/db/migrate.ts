import { ReplicaFromFuture } from './errors.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import type { Db, ReadableDb } from './types.ts';

export const schemaVersion = (db: ReadableDb): number =>
  db.get<{ user_version: number }>('pragma user_version')?.user_version ?? 0;

/**
 * Brings a file to the newest schema in one transaction with its version: an interrupted start leaves the old file.
 * @throws ReplicaFromFuture when the file is newer than this program.
 */
export function migrate(db: Db, migrations: readonly Migration[] = MIGRATIONS): void {
  const newest = migrations.at(-1)?.number ?? 0;
  const present = db.read(schemaVersion);
  if (present > newest) throw new ReplicaFromFuture(`schema ${present}, this desk knows ${newest}`);
  const pending = migrations.filter((migration) => migration.number > present);
  if (pending.length === 0) return;
  db.write((tx) => {
    for (const migration of pending) migration.up(tx);
    tx.exec(`pragma user_version = ${newest}`);
  });
}
