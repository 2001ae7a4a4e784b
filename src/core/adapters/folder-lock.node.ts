import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Somebody else, in this or another process, works on this folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Takes a data folder for one desk. The lock is the operating system's, held through an open SQLite file: a process that
 * dies lets go of it, and no stale file has to be judged. Throws `FolderInUse`; the returned function lets go.
 */
export function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = new Database(join(dataDir, 'desk.lock'), { timeout: 0 });
  try {
    file.pragma('locking_mode = EXCLUSIVE');
    file.exec('begin exclusive');
  } catch (cause) {
    file.close();
    throw new FolderInUse('the folder is in use', { cause });
  }
  return () => void file.close();
}
