import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { migrate } from '../migrate.ts';
import type { Db } from '../types.ts';
import { MIGRATIONS } from './index.ts';

const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
const add = (db: Db, id: string, phones: string[]) =>
  db.write((tx) =>
    tx.run(
      `insert into customer (id, name, tier, phones, emails, language, facts, created_at, ver)
       values (?, '李娜', 'gold', ?, '[]', 'zh', '[]', 1, 1)`,
      [id, JSON.stringify(phones)],
    ),
  );
const numbers = (db: Db) =>
  db.read((tx) => tx.all('select tail, e164, customer_id as owner from customer_phone order by owner, e164'));

test('customers who are here already are found by their numbers, and by those they get and lose', () => {
  const db = openSqliteInMemory();
  migrate(db, upTo(90));
  add(db, 'c1', ['+8613800138000', '+8613800138000', '+85223456789']);
  migrate(db, upTo(100));
  expect(numbers(db)).toEqual([
    { tail: '23456789', e164: '+85223456789', owner: 'c1' },
    { tail: '00138000', e164: '+8613800138000', owner: 'c1' },
  ]);
  add(db, 'c2', ['+8613800138000']);
  db.write((tx) => tx.run(`update customer set phones = '["+12025550100"]' where id = 'c1'`));
  expect(numbers(db)).toEqual([
    { tail: '25550100', e164: '+12025550100', owner: 'c1' },
    { tail: '00138000', e164: '+8613800138000', owner: 'c2' },
  ]);
  db.write((tx) => tx.run(`delete from customer`));
  expect(numbers(db)).toEqual([]);
});
