import { expect, test } from 'vitest';
import { openSqliteInMemory } from '../../adapters/sqlite.node.ts';
import { migrate, schemaVersion } from '../migrate.ts';
import type { Db } from '../types.ts';
import { MIGRATIONS } from './index.ts';

const before = MIGRATIONS.filter(({ number }) => number < 60);
const upTo60 = MIGRATIONS.filter(({ number }) => number <= 60);

function older(): Db {
  const db = openSqliteInMemory();
  migrate(db, before);
  db.write((tx) =>
    tx.run(
      `insert into draft (ticket_id, kind, body, attachments, updated_at) values ('t1', 'reply', '您好', '[]', 5)`,
    ),
  );
  return db;
}
const columnsOf = (db: Db) => db.read((tx) => tx.all(`select name, type, "notnull" from pragma_table_info('draft')`));

test('a draft from before keeps its words, and has neither macro nor a signature of its own', () => {
  const db = older();
  migrate(db, upTo60);
  expect(db.read(schemaVersion)).toBe(60);
  expect(db.read((tx) => tx.all('select * from draft'))).toEqual([
    {
      ticket_id: 't1',
      kind: 'reply',
      body: '您好',
      attachments: '[]',
      updated_at: 5,
      macro_id: null,
      signature: null,
    },
  ]);
});

test('the table of drafts is the same whether the file is new or was brought up to date', () => {
  const [fresh, upgraded] = [openSqliteInMemory(), older()];
  for (const db of [fresh, upgraded]) migrate(db, upTo60);
  expect(columnsOf(upgraded)).toEqual(columnsOf(fresh));
});

test('no signature and an empty one are two things, and no macro has to be there', () => {
  const db = older();
  migrate(db, upTo60);
  db.write((tx) => tx.run(`update draft set signature = '', macro_id = 'deleted long ago'`));
  expect(db.read((tx) => tx.get('select macro_id, signature from draft where signature is not null'))).toEqual({
    macro_id: 'deleted long ago',
    signature: '',
  });
});
