import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ReplicaDamaged, ReplicaInUse } from '../db/errors.ts';
import { migrate } from '../db/migrate.ts';
import { openSqlite, openSqliteInMemory } from './sqlite.node.ts';

const KEY = new Uint8Array(32).fill(7);
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-sqlite-'));
  path = join(folder, 'replica.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const CANARY = '王伟的退款卡号';
const addDraft = (body: string) => ({
  sql: `insert into draft (ticket_id, kind, body, attachments, updated_at) values (?, 'note', ?, '[]', 0)`,
  params: [crypto.randomUUID(), body],
});

const bytes = (): Buffer => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

describe('an encrypted replica', () => {
  test('holds no readable text in any of its files', () => {
    const db = openSqlite(path, KEY);
    migrate(db);
    const { sql, params } = addDraft(CANARY);
    db.write((tx) => tx.run(sql, params));
    expect(bytes().includes(CANARY)).toBe(false);
    db.checkpoint();
    expect(bytes().includes(CANARY)).toBe(false);
    expect(bytes().includes('SQLite format 3')).toBe(false);
    expect(bytes().includes('create table')).toBe(false);
    db.close();
  });

  test('opens again with its key and with no other', () => {
    const db = openSqlite(path, KEY);
    migrate(db);
    db.close();
    expect(() => openSqlite(path, new Uint8Array(32).fill(8))).toThrow(ReplicaDamaged);
    const again = openSqlite(path, KEY);
    expect(again.read((tx) => tx.all('select * from draft'))).toEqual([]);
    again.close();
  });

  test('says so when a byte was changed', () => {
    const db = openSqlite(path, KEY);
    migrate(db);
    db.write((tx) => {
      for (let i = 0; i < 200; i += 1) {
        const { sql, params } = addDraft('x'.repeat(500));
        tx.run(sql, params);
      }
    });
    db.close();
    const file = openSync(path, 'r+');
    const size = statSync(path).size;
    for (let at = 5000; at < size; at += 4096) writeSync(file, Buffer.from([1, 2, 3]), 0, 3, at);
    closeSync(file);
    expect(() => {
      const damaged = openSqlite(path, KEY);
      try {
        damaged.read((tx) => tx.all('select * from draft'));
      } finally {
        damaged.close();
      }
    }).toThrow(ReplicaDamaged);
  });

  test('belongs to one opener at a time', () => {
    const db = openSqlite(path, KEY);
    expect(() => openSqlite(path, KEY)).toThrow(ReplicaInUse);
    db.close();
    openSqlite(path, KEY).close();
  });

  test('keeps what was written when the process is killed', async () => {
    const script = join(folder, 'writer.mjs');
    const source = `
      import { openSqlite } from ${JSON.stringify(new URL('sqlite.node.ts', import.meta.url).href)};
      const db = openSqlite(process.argv[2], new Uint8Array(32).fill(7));
      db.write((tx) => tx.exec('create table kept (n integer) strict'));
      for (let n = 1; ; n += 1) { db.write((tx) => tx.run('insert into kept values (?)', [n])); process.send(n); }`;
    const { writeFileSync } = await import('node:fs');
    writeFileSync(script, source);
    const child = fork(script, [path]);
    let acknowledged = 0;
    await new Promise<void>((resolve, reject) => {
      child.on('error', reject);
      child.on('message', (n) => {
        acknowledged = Number(n);
        if (acknowledged === 25) child.kill('SIGKILL');
      });
      child.on('exit', () => {
        resolve();
      });
    });
    expect(acknowledged).toBeGreaterThanOrEqual(25);
    const db = openSqlite(path, KEY);
    const kept = db.read((tx) => tx.all<{ n: number }>('select n from kept order by n').map(({ n }) => n));
    expect(kept.slice(0, acknowledged)).toEqual(Array.from({ length: acknowledged }, (_, i) => i + 1));
    db.close();
  });

  test('is whole again from a copy of its files taken while it was open', () => {
    const db = openSqlite(path, KEY);
    migrate(db);
    const { sql, params } = addDraft('kept');
    db.write((tx) => tx.run(sql, params));
    const copy = join(folder, 'copy.db');
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    const other = openSqlite(copy, KEY);
    expect(other.read((tx) => tx.get('select body from draft'))).toEqual({ body: 'kept' });
    other.close();
    db.close();
  });
});

describe('a database', () => {
  test('does not let a reader write', () => {
    const db = openSqliteInMemory();
    migrate(db);
    const { sql, params } = addDraft('x');
    expect(() => db.read((tx) => tx.all(sql, params))).toThrow('a reader may not write');
    expect(db.read((tx) => tx.get<{ n: number }>('select count(*) as n from draft')?.n)).toBe(0);
  });

  test('writes all of a transaction or none of it', () => {
    const db = openSqliteInMemory();
    migrate(db);
    expect(() =>
      db.write((tx) => {
        const { sql, params } = addDraft('x');
        tx.run(sql, params);
        throw new Error('half way');
      }),
    ).toThrow('half way');
    expect(db.read((tx) => tx.all('select * from draft'))).toEqual([]);
  });

  test('goes back to durable writes after a loose one', () => {
    const db = openSqlite(path, KEY);
    db.write((tx) => tx.exec('create table t (a integer) strict'), { isDurable: false });
    expect(db.read((tx) => tx.get('pragma synchronous'))).toEqual({ synchronous: 2 });
    expect(db.read((tx) => tx.get('pragma secure_delete'))).toEqual({ secure_delete: 1 });
    db.close();
  });
});
