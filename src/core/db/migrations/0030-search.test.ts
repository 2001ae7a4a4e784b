import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { migrate, schemaVersion } from '../migrate.ts';
import type { Db } from '../types.ts';
import { firstReplica } from './0010-first-replica.ts';
import { livingTeam } from './0020-living-team.ts';
import { search } from './0030-search.ts';

const BEFORE = [firstReplica, livingTeam];
const addTicket = `insert into ticket (id, number, subject, status, priority, queue_id, customer_id, channel, tags, created_at,
  updated_at, preview, ver) values ('t1', 1, 'a', 'open', 'normal', 'q', 'c1', 'chat', '[]', 1, 5, '', 1)`;
const addMessage = `insert into message (id, ticket_id, kind, author, body, at, ver) values ('x1', 't1', 'note', '{}', 'b', 7, 1)`;
const addCustomer = `insert into customer (id, name, tier, phones, emails, language, facts, created_at, ver)
  values ('c1', 'n', 'gold', '[]', '[]', 'zh', '[]', 3, 1)`;
const addFile = `insert into attachment (id, ticket_id, message_id, name, mime, bytes, sha256, ver)
  values ('f1', 't1', 'x1', 'f', 'm', 1, 's', 1)`;

const notes = (db: Db): string[] =>
  db
    .read((tx) => tx.all<{ n: string }>(`select kind || '/' || id as n from search_dirty order by n`))
    .map((row) => row.n);
const run = (db: Db, sql: string): void => {
  db.write((tx) => {
    tx.exec(sql);
  });
};
function upgraded(...rows: string[]): Db {
  const db = openSqliteInMemory();
  migrate(db, BEFORE);
  for (const sql of rows) run(db, sql);
  migrate(db, [...BEFORE, search]);
  return db;
}
/** What one change makes the index look at again. */
function noted(db: Db, sql: string): string[] {
  run(db, 'delete from search_dirty');
  run(db, sql);
  return notes(db);
}

test('every row that was there before is noted, newest work first', () => {
  const db = upgraded(addCustomer, addTicket, addMessage, addFile);
  expect(db.read(schemaVersion)).toBe(30);
  expect(notes(db)).toEqual(['1/c1', '2/t1', '4/x1']);
  const first = db.read((tx) => tx.all<{ id: string }>('select id from search_dirty order by at desc'));
  expect(first.map((row) => row.id)).toEqual(['c1', 'x1', 't1']);
});

test.each([
  [addTicket, ['2/t1']],
  [addMessage, ['4/x1']],
  [addCustomer, ['1/c1']],
])('a new row is noted: %s', (sql, expected) => {
  expect(noted(upgraded(), sql)).toEqual(expected);
});

test.each([
  [`update ticket set subject = 'b'`, ['2/t1']],
  [`update ticket set ver = 2, priority = 'high'`, []],
  [`update message set body = 'c'`, ['4/x1']],
  [`update message set ver = 9`, []],
  [`update customer set name = 'm'`, ['1/c1', '2/t1']],
  [`update customer set tier = 'silver'`, []],
  [`update attachment set name = 'g'`, ['4/x1']],
  ['delete from attachment', ['4/x1']],
  ['delete from message', ['4/x1']],
  ['delete from ticket', ['2/t1']],
  ['delete from customer', ['1/c1', '2/t1']],
])('%s notes %j', (sql, expected) => {
  expect(noted(upgraded(addCustomer, addTicket, addMessage, addFile), sql)).toEqual(expected);
});

test('a row written again as it was notes nothing, as when a pending edit is undone and made again', () => {
  const db = upgraded(addTicket);
  const again = `${addTicket} on conflict (id) do update set subject = excluded.subject, updated_at = excluded.updated_at`;
  expect(noted(db, again)).toEqual([]);
});
