import { expect, test } from 'vitest';
import { openSqliteInMemory } from './sqlite.node.ts';
import { slowStatements } from './slow-statements.ts';

test('slow statements are counted by text, with their total and their worst', () => {
  const slow = slowStatements();
  slow.note('select 1', 5, 100);
  slow.note('select 1', 9, 200);
  slow.note('select 2', 3.9, 300);
  expect(slow.list()).toEqual([{ sql: 'select 1', count: 2, totalMs: 14, maxMs: 9, lastAt: 200 }]);
});

test('however many texts there are, only the heaviest are kept', () => {
  const slow = slowStatements();
  for (let i = 1; i <= 500; i += 1) slow.note(`select ${i}`, i + 10, i);
  expect(slow.list()).toHaveLength(100);
  expect(slow.list().map((one) => one.sql)).toContain('select 500');
  expect(slow.list().map((one) => one.sql)).not.toContain('select 1');
});

test('a database notes what took long by its text, without the values that were bound', () => {
  const db = openSqliteInMemory();
  const long =
    'with recursive n (x) as (select 1 union all select x + 1 from n where x < ?) select count(*) as c from n';
  db.read((tx) => tx.get(long, [2_000_000]));
  db.read((tx) => tx.get('select 1'));
  expect(db.slow().map(({ sql, count }) => [sql, count])).toEqual([[long, 1]]);
  expect(db.slow()[0]?.maxMs).toBeGreaterThan(4);
  db.close();
});
