import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeCrypto } from './crypto.node.ts';
import { folderReplicas } from './replicas.node.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'attune-replicas-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const place = () => ({ folder: 'ana', key: new Uint8Array(32).fill(5) });
const replicas = () => folderReplicas(dataDir, nodeCrypto, { now: () => 0, monotonic: () => 0 });

function closeAll(parts: { db: { close(): void } | null; files: { close(): void }; journal: { close(): void } }): void {
  parts.files.close();
  parts.journal.close();
  parts.db?.close();
}

test('a rebuilt replica that waited beside its empty place is what the next rebuild reads', async () => {
  closeAll(await replicas().open(place()));
  const made = await replicas().fresh(place());
  made.journal.append(['what was saved'], { isDurable: true });
  closeAll(made);
  // The crash comes between the two renames of `replace`.
  renameSync(join(dataDir, 'ana'), join(dataDir, 'ana.damaged-1'));
  const old = await replicas().salvage(place());
  expect(old.journal.read().lines).toEqual(['what was saved']);
  const again = await replicas().fresh(place());
  expect(old.journal.read().lines).toEqual(['what was saved']);
  closeAll(again);
  closeAll(old);
});
