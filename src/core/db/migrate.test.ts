import { describe, expect, test } from 'vitest';
import { openSqliteInMemory } from '../adapters/sqlite.node.ts';
import { ReplicaFromFuture } from './errors.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import type { Db } from './types.ts';

const schemaOf = (db: Db): unknown =>
  db.read((tx) => tx.all(`select type, name, sql from sqlite_schema where name not like 'sqlite_%' order by name`));

describe('migrations', () => {
  test('count upwards', () => {
    const numbers = MIGRATIONS.map((migration) => migration.number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('lead to the same schema step by step as in one go', () => {
    const fresh = openSqliteInMemory();
    migrate(fresh);
    const upgraded = openSqliteInMemory();
    for (let i = 1; i <= MIGRATIONS.length; i += 1) migrate(upgraded, MIGRATIONS.slice(0, i));
    expect(schemaOf(upgraded)).toEqual(schemaOf(fresh));
  });

  test('change nothing when run again', () => {
    const db = openSqliteInMemory();
    migrate(db);
    const before = schemaOf(db);
    migrate(db);
    expect(schemaOf(db)).toEqual(before);
  });

  test('leave the old version when a step is interrupted', () => {
    const db = openSqliteInMemory();
    migrate(db);
    const before = [schemaOf(db), db.read(schemaVersion)];
    const good: Migration = { number: 9000, up: (tx) => tx.exec('create table half (a integer) strict') };
    const bad: Migration = {
      number: 9010,
      up: () => {
        throw new Error('power cut');
      },
    };
    expect(() => migrate(db, [...MIGRATIONS, good, bad])).toThrow('power cut');
    expect([schemaOf(db), db.read(schemaVersion)]).toEqual(before);
  });

  test('refuse a file that a newer desk has written, and leave it as it is', () => {
    const db = openSqliteInMemory();
    migrate(db);
    db.write((tx) => tx.exec('pragma user_version = 99999'));
    expect(() => migrate(db)).toThrow(ReplicaFromFuture);
    expect(db.read(schemaVersion)).toBe(99_999);
  });
});
