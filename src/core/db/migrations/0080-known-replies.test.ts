import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { migrate, schemaVersion } from '../migrate.ts';
import type { Db } from '../types.ts';
import { MIGRATIONS } from './index.ts';

const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
const columnsOf = (db: Db) => db.read((tx) => tx.all(`select name, type, "notnull" from pragma_table_info('draft')`));

test('a draft from before stands as it was, and of its replies nothing is known', () => {
  const db = openSqliteInMemory();
  migrate(db, upTo(70));
  db.write((tx) =>
    tx.run(
      `insert into draft (ticket_id, kind, body, attachments, macro_id, signature, updated_at)
       values ('t1', 'reply', '您好', '[]', 'm1', '', 5)`,
    ),
  );
  migrate(db, upTo(80));
  expect(db.read(schemaVersion)).toBe(80);
  expect(db.read((tx) => tx.get('select body, macro_id, signature, known_replies from draft'))).toEqual({
    body: '您好',
    macro_id: 'm1',
    signature: '',
    known_replies: null,
  });
  const fresh = openSqliteInMemory();
  migrate(fresh, upTo(80));
  expect(columnsOf(db)).toEqual(columnsOf(fresh));
});
