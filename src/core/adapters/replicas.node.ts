import { hkdfSync } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Crypto, Replicas } from '../kernel/ports.ts';
import { sealedFiles } from './files.node.ts';
import { openSqlite } from './sqlite.node.ts';

/** A key of the files' own: whoever opens the replica erases theirs as soon as the database has it. */
const fileKey = (key: Uint8Array): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', 'attune files', 32));

/** Replicas below `dataDir`: `<folder>/replica.db` and `<folder>/files/`. */
export function folderReplicas(dataDir: string, crypto: Crypto): Replicas {
  return {
    open: async ({ folder, key }) => {
      const path = join(dataDir, folder);
      await mkdir(path, { recursive: true, mode: 0o700 });
      const db = openSqlite(join(path, 'replica.db'), key);
      return { db, files: sealedFiles(join(path, 'files'), fileKey(key), crypto) };
    },
  };
}
