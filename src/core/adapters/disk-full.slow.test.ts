import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DiskFull } from '../db/errors.ts';
import { nodeCrypto } from './crypto.node.ts';
import { folderCabinet } from './cabinet.node.ts';
import { sealedFiles } from './files.node.ts';
import { sealedJournal } from './journal.node.ts';
import { openSqlite } from './sqlite.node.ts';

const SIZE = 2 * 1024 * 1024;
const QUIET: ExecFileSyncOptions = { stdio: 'ignore' };
const key = (): Uint8Array => new Uint8Array(32).fill(3);

let folder: string;
let isMounted = false;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-full-'));
  isMounted = mountSmall(folder);
});
afterEach(() => {
  if (isMounted) execFileSync('umount', ['-l', folder], QUIET);
  rmSync(folder, { recursive: true, force: true });
});

/** A disk of two megabytes, where we may have one; elsewhere the limits below are set by the program itself. */
function mountSmall(at: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', at], QUIET);
    return statfsSync(at).blocks * statfsSync(at).bsize <= SIZE;
  } catch {
    return false;
  }
}

/** Takes all that is left. */
function fill(): () => void {
  const path = join(folder, 'fill');
  const sizes = isMounted ? Array.from({ length: 12 }, (_, n) => SIZE >> n) : [];
  for (const size of sizes) {
    try {
      writeFileSync(path, new Uint8Array(size), { flag: 'a' });
    } catch {
      // Smaller pieces may still fit.
    }
  }
  return () => {
    rmSync(path, { force: true });
  };
}

describe('a disk without room', () => {
  test('undoes what the database was writing, keeps what stood there, and goes on when there is room', () => {
    const db = openSqlite(join(folder, 'replica.db'), key());
    db.write((tx) => {
      tx.exec('create table t (x text) strict');
      tx.run('insert into t values (?)', ['before']);
      if (!isMounted) tx.get('pragma max_page_count = 40');
    });
    const free = fill();
    const large = (): void => {
      db.write((tx) => {
        for (let n = 0; n < 400; n += 1) tx.run('insert into t values (?)', ['x'.repeat(8000)]);
      });
    };
    expect(large).toThrow(DiskFull);
    expect(db.read((tx) => tx.all('select x from t'))).toEqual([{ x: 'before' }]);
    free();
    db.write((tx) => {
      if (!isMounted) tx.get('pragma max_page_count = 4000');
      tx.run('insert into t values (?)', ['after']);
    });
    expect(db.read((tx) => tx.all('select x from t'))).toEqual([{ x: 'before' }, { x: 'after' }]);
    expect(db.isSound()).toBe(true);
    db.close();
  });

  test('tears at most the line of the journal that was being written', () => {
    const journal = sealedJournal(join(folder, 'outbox.log'), key(), nodeCrypto);
    journal.append(['before'], { isDurable: true });
    const free = fill();
    const large = (): void => {
      journal.append(['x'.repeat(SIZE)], { isDurable: true });
    };
    if (isMounted) expect(large).toThrow(DiskFull);
    free();
    journal.append(['after'], { isDurable: true });
    const { lines } = journal.read();
    expect([lines[0], lines.at(-1)]).toEqual(['before', 'after']);
    journal.close();
  });

  test('leaves the old file where a new one does not fit', async () => {
    const cabinet = folderCabinet(join(folder, 'cabinet'));
    await cabinet.write('one', 'before');
    const files = sealedFiles(join(folder, 'files'), key(), nodeCrypto);
    const free = fill();
    if (isMounted) {
      await expect(cabinet.write('one', 'x'.repeat(SIZE))).rejects.toThrow(DiskFull);
      await expect(files.write('0'.repeat(64), new Uint8Array(SIZE))).rejects.toThrow(DiskFull);
      expect(await files.has('0'.repeat(64))).toBe(false);
    }
    expect(await cabinet.read('one')).toBe('before');
    free();
    await cabinet.write('one', 'after');
    expect(await cabinet.read('one')).toBe('after');
  });
});
