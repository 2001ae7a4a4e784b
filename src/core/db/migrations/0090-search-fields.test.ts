import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { migrate, schemaVersion } from '../migrate.ts';
import type { Db } from '../types.ts';
import { MIGRATIONS } from './index.ts';

const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
const addTicket = (id: string, values: string): string => `insert into ticket (id, number, subject, status, priority,
  queue_id, customer_id, channel, tags, created_at, updated_at, preview, field_values, ver)
  values ('${id}', 1, 'a', 'open', 'normal', 'q', 'c1', 'chat', '[]', 1, 5, '', '${values}', 1)`;

const run = (db: Db, sql: string): void => {
  db.write((tx) => {
    tx.exec(sql);
  });
};
const notes = (db: Db): string[] =>
  db.read((tx) => tx.all<{ id: string }>('select id from search_dirty where kind = 2 order by id')).map(({ id }) => id);

/** A replica whose tickets were all indexed before their fields were. */
function older(): Db {
  const db = openSqliteInMemory();
  migrate(db, upTo(80));
  run(db, addTicket('t1', '{"order-number":"LH2611-88213"}'));
  run(db, addTicket('t2', '{}'));
  run(db, 'delete from search_dirty');
  return db;
}
function upgraded(): Db {
  const db = older();
  migrate(db, upTo(90));
  return db;
}

/** What one change makes the index look at again. */
function noted(sql: string): string[] {
  const db = upgraded();
  run(db, 'delete from search_dirty');
  run(db, sql);
  return notes(db);
}

test('tickets with custom fields that were indexed without them are noted, the others stay as they are', () => {
  const db = upgraded();
  expect(db.read(schemaVersion)).toBe(90);
  expect(notes(db)).toEqual(['t1']);
});

test.each([
  [`update ticket set field_values = '{"order-number":"LH1"}' where id = 't2'`, ['t2']],
  [`update ticket set field_values = '{}' where id = 't1'`, ['t1']],
  [`update ticket set field_values = field_values, ver = 2`, []],
  [`update ticket set priority = 'high'`, []],
])('%s notes %j', (sql, expected) => {
  expect(noted(sql)).toEqual(expected);
});

test.each([
  'number',
  'subject',
  'preview',
  'tags',
  'status',
  'queue_id',
  'assignee_id',
  'customer_id',
  'article_ids',
  'updated_at',
])('a change of %s is noted as before', (column) => {
  expect(noted(`update ticket set ${column} = '77' where id = 't2'`)).toEqual(['t2']);
});
