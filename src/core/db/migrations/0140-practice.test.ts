import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { migrate } from '../migrate.ts';
import { MIGRATIONS } from './index.ts';

test('a desk that was here before keeps what it had, and has practised nothing yet', () => {
  const db = openSqliteInMemory();
  migrate(
    db,
    MIGRATIONS.filter(({ number }) => number < 140),
  );
  db.write((tx) => {
    tx.run(`insert into part (part, state, n, sum0, sum1) values ('w:service', 'live', 1, 2, 3)`);
    tx.run(`insert into card (id, key, version, data, ver) values ('card-a-v1', 'a', 1, '{}', 9)`);
  });
  migrate(
    db,
    MIGRATIONS.filter(({ number }) => number <= 140),
  );
  const all = (sql: string) => db.read((tx) => tx.all(sql));
  expect(all('select part, n, sum0, sum1 from part')).toEqual([{ part: 'w:service', n: 1, sum0: 2, sum1: 3 }]);
  expect(all('select id, ver from card')).toEqual([{ id: 'card-a-v1', ver: 9 }]);
  for (const tbl of ['scenario', 'share', 'practice_session', 'scenario_draft'])
    expect(all(`select id from ${tbl}`)).toEqual([]);
});

test.each([
  [`select data from share where team_id = 'a' order by at desc limit 500`, 'share_team'],
  [`select data from scenario where team_id = 'a'`, 'scenario_team'],
  [`select data from practice_session where ended_at < 9 order by ended_at desc limit 50`, 'practice_session_ended'],
])('%s is answered by an index of its own, in its order', (sql, index) => {
  const db = openSqliteInMemory();
  migrate(db);
  const plan = db.read((tx) => tx.all<{ detail: string }>(`explain query plan ${sql}`));
  const words = plan.map(({ detail }) => detail).join(' ');
  expect(words).toContain(index);
  expect(words).not.toContain('TEMP B-TREE');
});
