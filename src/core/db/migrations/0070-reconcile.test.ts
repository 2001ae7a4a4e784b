import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { migrate, schemaVersion } from '../migrate.ts';
import type { Db } from '../types.ts';
import { MIGRATIONS } from './index.ts';

const before = MIGRATIONS.filter(({ number }) => number < 70);
const upTo70 = MIGRATIONS.filter(({ number }) => number <= 70);

function older(): Db {
  const db = openSqliteInMemory();
  migrate(db, before);
  db.write((tx) =>
    tx.run(`insert into part (part, state, s0, after, n, sum0, sum1) values ('q:a', 'snap', 7, 'ticket/t1', 1, 2, 3)`),
  );
  return db;
}

test('a part that was loading when the program was replaced goes on loading where it was', () => {
  const db = older();
  migrate(db, upTo70);
  expect(db.read(schemaVersion)).toBe(70);
  expect(db.read((tx) => tx.all('select * from part'))).toEqual([
    { part: 'q:a', state: 'snap', s0: 7, after: 'ticket/t1', n: 1, sum0: 2, sum1: 3, compares: 0 },
  ]);
});

const columns = (db: Db) => db.read((tx) => tx.all(`select name, type, "notnull" from pragma_table_info('part')`));

test('the table of parts is the same whether the file is new or was brought up to date', () => {
  const [fresh, upgraded] = [openSqliteInMemory(), older()];
  for (const db of [fresh, upgraded]) migrate(db, upTo70);
  expect(columns(upgraded)).toEqual(columns(fresh));
});
