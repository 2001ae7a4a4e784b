import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { TABLE_NAMES } from '#shared/domain/tables.ts';
import { migrate, schemaVersion } from '../migrate.ts';
import { MIGRATIONS } from './index.ts';

test('the schema has a strict table for every replicated entity, and orders its ticket lists by index', () => {
  const db = openSqliteInMemory();
  migrate(db);
  expect(db.read(schemaVersion)).toBe(MIGRATIONS.at(-1)?.number);
  const tables = db.read((tx) =>
    tx.all<{ name: string; strict: number }>(
      `select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`,
    ),
  );
  expect(tables.filter((table) => table.strict === 0)).toEqual([]);
  expect(tables.map((table) => table.name)).toEqual(
    expect.arrayContaining([...TABLE_NAMES, 'base', 'link', 'part', 'pend', 'meta', 'draft', 'upload', 'file']),
  );
  const waiting = db.read((tx) =>
    tx.all<{ detail: string }>(
      `explain query plan select id from ticket where shelf = 'open' order by wait_order, newest_key, id limit 50`,
    ),
  );
  expect(waiting.map((row) => row.detail).join()).toContain('ticket_wait');
  expect(waiting.map((row) => row.detail).join()).not.toContain('TEMP B-TREE');
});

test.each([
  [`select id from ticket where queue_id = 'q' and assignee_id is null and shelf = 'open'`, 'ticket_queue_assignee'],
  [`select mid from pend where state = 'waiting' order by mid limit 1`, 'pend_waiting'],
  [`select count(*) from notice where agent_id = 'a'`, 'notice_agent'],
  [`select 1 from upload where sha256 = 'x'`, 'upload_content'],
])('%s is answered by an index of its own', (sql, index) => {
  const db = openSqliteInMemory();
  migrate(db);
  const plan = db.read((tx) => tx.all<{ detail: string }>(`explain query plan ${sql}`));
  expect(plan.map((row) => row.detail).join(' ')).toContain(index);
});
