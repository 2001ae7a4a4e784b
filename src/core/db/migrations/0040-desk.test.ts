import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import type { Db } from '../types.ts';
import { migrate } from '../migrate.ts';
import { firstReplica } from './0010-first-replica.ts';
import { livingTeam } from './0020-living-team.ts';
import { desk } from './0040-desk.ts';

const insert = (db: Db, id: string, more: Record<string, string | number | null> = {}): void => {
  const row = { status: 'open', follower_ids: '[]', updated_at: 5, snoozed_until_at: null, ...more };
  db.write((tx) =>
    tx.run(
      `insert into ticket (id, number, subject, status, priority, queue_id, customer_id, channel, tags, created_at, updated_at,
         preview, ver, follower_ids, snoozed_until_at) values (?, 1, 's', ?, 'normal', 'q', 'c', 'chat', '[]', 1, ?, '', 1, ?, ?)`,
      [id, row.status, row.updated_at, row.follower_ids, row.snoozed_until_at],
    ),
  );
};
const shelves = (db: Db) =>
  db.read((tx) => tx.all<{ id: string; shelf: string }>('select id, shelf from ticket order by id'));
const follows = (db: Db) =>
  db
    .read((tx) => tx.all<{ who: string }>('select agent_id || ticket_id as who from follow order by 1'))
    .map(({ who }) => who);

const about = (...ids: string[]) => JSON.stringify(ids.map((ticketId) => ({ ticketId })));

function upgraded(): Db {
  const db = openSqliteInMemory();
  migrate(db, [firstReplica, livingTeam]);
  insert(db, 'a', { follower_ids: '["ana","bo"]' });
  insert(db, 'b', { follower_ids: '["ana"]', status: 'solved' });
  insert(db, 'c', { snoozed_until_at: 900 });
  migrate(db, [firstReplica, livingTeam, desk]);
  return db;
}

test('a ticket lies on the shelf of its status, or asleep until it was woken', () => {
  const db = upgraded();
  expect(shelves(db)).toEqual([
    { id: 'a', shelf: 'open' },
    { id: 'b', shelf: 'solved' },
    { id: 'c', shelf: 'asleep' },
  ]);
  db.write((tx) => tx.run(`update ticket set woken_at = 900 where id = 'c'`));
  expect(shelves(db)[2]).toEqual({ id: 'c', shelf: 'open' });
  db.write((tx) => tx.run(`update ticket set status = 'closed', woken_at = 0 where id = 'c'`));
  expect(shelves(db)[2]).toEqual({ id: 'c', shelf: 'closed' });
});

test('followers of unfinished tickets are known, whatever happens to the tickets', () => {
  const db = upgraded();
  expect(follows(db)).toEqual(['anaa', 'boa']);
  insert(db, 'd', { follower_ids: '["bo"]' });
  db.write((tx) => tx.run(`update ticket set follower_ids = '["cy"]', updated_at = 9 where id = 'a'`));
  expect(follows(db)).toEqual(['bod', 'cya']);
  db.write((tx) => tx.run(`update ticket set status = 'solved' where id = 'a'`));
  db.write((tx) => tx.run(`update ticket set status = 'open' where id = 'b'`));
  db.write((tx) => tx.run(`delete from ticket where id = 'd'`));
  expect(follows(db)).toEqual(['anab']);
});

test('what can be taken back leaves with any part', () => {
  const db = upgraded();
  db.write((tx) => tx.run(`insert into undo values ('u', 1, '{}')`));
  db.write((tx) => tx.run(`insert into part values ('q:1', 'live', 0, null, 0, 0, 0)`));
  db.write((tx) => tx.run(`delete from part where part = 'q:1'`));
  expect(db.read((tx) => tx.all('select id from undo'))).toEqual([]);
});

test('which tickets a change that can be taken back is about is known as long as it is', () => {
  const db = upgraded();
  const known = () =>
    db
      .read((tx) => tx.all<{ x: string }>(`select undo_id || ticket_id as x from undo_ticket order by 1`))
      .map(({ x }) => x);
  db.write((tx) => tx.run(`insert into undo values ('u', 1, ?), ('v', 1, ?)`, [about('a', 'b'), about('b')]));
  expect(known()).toEqual(['ua', 'ub', 'vb']);
  db.write((tx) => tx.run(`delete from undo where id = 'u'`));
  expect(known()).toEqual(['vb']);
});

test.each([
  [`select id from ticket where is_due_stale = 1 limit 9`, 'ticket_due_stale'],
  [`select id from ticket where due_at > 0 order by due_at, id limit 9`, 'ticket_due'],
  [`select min(at_risk_at) as at from ticket where at_risk_at > 5`, 'ticket_at_risk'],
  [`select * from notice where agent_id = 'a' and kind <> 'kept' order by at desc, id limit 9`, 'notice_told'],
  [`select * from notice where agent_id = 'a' and kind = 'kept' order by at desc, id limit 9`, 'notice_kept'],
  [`select min(snoozed_until_at) as at from ticket where snoozed_until_at > woken_at`, 'ticket_asleep'],
])('%s is answered by an index of its own', (sql, index) => {
  const plan = upgraded().read((tx) => tx.all<{ detail: string }>(`explain query plan ${sql}`));
  expect(plan.map((row) => row.detail).join(' ')).toContain(index);
});
