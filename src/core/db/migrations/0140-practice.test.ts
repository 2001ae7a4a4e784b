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

test('a session whose share was refused is not shared, whoever refused it', () => {
  const db = openSqliteInMemory();
  migrate(db);
  const columns = 'id, at, has_said, lang, channel, issue, title, trains, spent_ms, data, share_id, shared_at';
  const shared = (): unknown[] => db.read((tx) => tx.all('select id, share_id from practice_session order by id'));
  db.write((tx) => {
    for (const id of ['a', 'b'])
      tx.run(
        `insert into practice_session (${columns}) values (?, 1, 1, 'zh', 'chat', 'x', 'x', '[]', 1, '{}', ?, 1)`,
        [id, `share-${id}`],
      );
    for (const [mid, id] of ['a', 'b'].entries())
      tx.run(`insert into pend (mid, mutation, at, state, is_read) values (?, ?, 1, 'sent', 1)`, [
        mid + 1,
        JSON.stringify({ name: 'practice.share', share: { id: `share-${id}` } }),
      ]);
  });
  db.write((tx) => tx.run(`update pend set outcome = '{"status":"ok"}' where mid = 1`));
  db.write((tx) => tx.run(`update pend set outcome = '{"status":"rejected","code":"scope"}' where mid = 2`));
  expect(shared()).toEqual([
    { id: 'a', share_id: 'share-a' },
    { id: 'b', share_id: null },
  ]);
});
