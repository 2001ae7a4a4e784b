import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db, WriteOptions } from '../db/types.ts';
import { openSqlite } from './sqlite.node.ts';

const KEY = new Uint8Array(32).fill(7);
const OPENS = { isDurable: false, stretch: 'opens' } as const;
const JOINS = { isDurable: false, stretch: 'joins' } as const;
let folder: string;
let path: string;
let copies = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-stretch-'));
  path = join(folder, 'replica.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const made = (): Db => {
  const db = openSqlite(path, KEY);
  db.write((tx) => tx.exec('create table t (a integer) strict'));
  return db;
};
const add = (db: Db, n: number, options?: WriteOptions): void => {
  db.write((tx) => {
    tx.run('insert into t values (?)', [n]);
  }, options);
};
const here = (db: Db): number[] => db.read((tx) => tx.all<{ a: number }>('select a from t').map(({ a }) => a));

/** What the file would hold if the process ended now. */
function onDisk(): number[] {
  const copy = join(folder, `copy-${copies++}.db`);
  for (const end of ['', '-wal']) if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${copy}${end}`);
  const db = openSqlite(copy, KEY);
  const rows = here(db);
  db.close();
  return rows;
}

describe('a stretched write', () => {
  test('is read at once, and stands in the file when it is settled', () => {
    const db = made();
    add(db, 1, OPENS);
    add(db, 2, OPENS);
    expect([here(db), onDisk()]).toEqual([[1, 2], []]);
    db.settle();
    expect(onDisk()).toEqual([1, 2]);
    db.close();
  });

  test('stands before any other write does, which is durable as ever', () => {
    const db = made();
    add(db, 1, OPENS);
    add(db, 2);
    expect(onDisk()).toEqual([1, 2]);
    expect(db.read((tx) => tx.get('pragma synchronous'))).toEqual({ synchronous: 2 });
    db.close();
  });

  test('is joined only where one is open', () => {
    const db = made();
    add(db, 1, JOINS);
    expect(onDisk()).toEqual([1]);
    add(db, 2, OPENS);
    add(db, 3, JOINS);
    expect(onDisk()).toEqual([1]);
    db.close();
    expect(onDisk()).toEqual([1, 2, 3]);
  });

  test.each([
    [JOINS, [1], 0],
    [OPENS, [], 1],
  ] as const)('that throws (%o) leaves %o of the others, and says what it took', (options, left, told) => {
    const db = made();
    let taken = 0;
    db.onTakenBack(() => (taken += 1));
    add(db, 1, OPENS);
    const failing = (): void => {
      db.write((tx) => {
        tx.run('insert into t values (2)');
        throw new Error('half way');
      }, options);
    };
    expect(failing).toThrow('half way');
    expect([here(db), taken]).toEqual([left, told]);
    add(db, 3, OPENS);
    add(db, 4);
    expect(onDisk()).toEqual([...left, 3, 4]);
    db.close();
  });

  test('that is taken back by the library is said, and the next ones stand', () => {
    const db = made();
    let taken = 0;
    db.onTakenBack(() => (taken += 1));
    add(db, 1, OPENS);
    const undone = (): void => {
      db.write((tx) => {
        tx.exec('rollback');
        throw new Error('full');
      }, OPENS);
    };
    expect(undone).toThrow('full');
    expect([here(db), taken]).toEqual([[], 1]);
    expect(db.read((tx) => tx.get('pragma synchronous'))).toEqual({ synchronous: 2 });
    add(db, 2, OPENS);
    db.settle();
    expect(onDisk()).toEqual([2]);
    db.close();
  });

  test('may hold no other write: that would end it half way', () => {
    const db = made();
    const nested = (): void => {
      db.write(() => {
        add(db, 1);
      }, OPENS);
    };
    expect(nested).toThrow('a write inside a write');
    expect(here(db)).toEqual([]);
    db.close();
  });

  test('is in the file after a checkpoint', () => {
    const db = made();
    add(db, 1, OPENS);
    db.checkpoint();
    expect(onDisk()).toEqual([1]);
    db.close();
  });
});
