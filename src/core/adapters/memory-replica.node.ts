import { FileLost, type Files, type Journal, type ReplicaParts } from '../kernel/ports.ts';
import { openSqliteInMemory } from './sqlite.node.ts';

function filesInMemory(): Files {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    has: (sha256) => Promise.resolve(kept.has(sha256)),
    write: (sha256, bytes) => {
      kept.set(sha256, new Uint8Array(bytes));
      return Promise.resolve();
    },
    read: (sha256) => {
      const found = kept.get(sha256);
      return found ? Promise.resolve(found) : Promise.reject(new FileLost(sha256));
    },
    remove: (sha256) => {
      kept.delete(sha256);
      return Promise.resolve();
    },
    close: () => kept.clear(),
  };
}

function journalInMemory(): Journal {
  let lines: string[] = [];
  return {
    get bytes() {
      return lines.reduce((sum, line) => sum + line.length, 0);
    },
    append: (added) => void lines.push(...added),
    read: () => ({ lines: [...lines], unreadable: 0 }),
    rewrite: (anew) => {
      lines = [...anew];
    },
    close: () => {
      lines = [];
    },
  };
}

/** A replica that lies nowhere: nothing of it is left when it is closed. */
export const replicaInMemory = (): ReplicaParts => ({
  db: openSqliteInMemory(),
  files: filesInMemory(),
  journal: journalInMemory(),
});
