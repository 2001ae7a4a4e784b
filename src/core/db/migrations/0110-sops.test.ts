import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { migrate } from '../migrate.ts';
import { MIGRATIONS } from './index.ts';

const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);

test('procedures an earlier desk has cut down to what it knew are fetched anew, and nothing else is', () => {
  const db = openSqliteInMemory();
  migrate(db, upTo(100));
  db.write((tx) => {
    tx.run(
      `insert into sop (id, key, version, team_id, title, tags, start, steps, article_ids, ver)
       values ('sop-refund-v2', 'refund', 2, 'service', '{}', '[]', 'one', '[]', '[]', 9)`,
    );
    for (const [part, tbl, id] of [
      ['sop:service', 'sop', 'sop-refund-v2'],
      ['dir', 'queue', 'q1'],
    ] as const) {
      tx.run(`insert into part (part, state, n, sum0, sum1) values (?, 'live', 1, 0, 0)`, [part]);
      tx.run('insert into link (part, tbl, id, ver) values (?, ?, ?, 9)', [part, tbl, id]);
    }
  });
  migrate(db, upTo(110));
  const all = (sql: string) => db.read((tx) => tx.all(sql));
  expect(all('select id from sop')).toEqual([]);
  expect(all('select part from part')).toEqual([{ part: 'dir' }]);
  expect(all('select part, id from link')).toEqual([{ part: 'dir', id: 'q1' }]);
});

test.each([
  [`select count(*) from run where key = 'k' and ended_at is null`, 'run_going'],
  [`select count(*) from flag where key = 'k' and resolved_at is null`, 'flag_open'],
  [`select data from run where key = 'k' order by started_at desc, id limit 5000`, 'run_key'],
  [`select data from run where ticket_id = 't' order by started_at desc, id limit 50`, 'run_ticket'],
])('%s is answered by an index of its own', (sql, index) => {
  const db = openSqliteInMemory();
  migrate(db);
  const plan = db.read((tx) => tx.all<{ detail: string }>(`explain query plan ${sql}`));
  expect(plan.map(({ detail }) => detail).join(' ')).toContain(index);
});
