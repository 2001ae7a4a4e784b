import { expect, test } from 'vitest';
import type { Draft } from '#shared/contract/app/drafts.ts';
import type { Mutation, Outcome } from '#shared/domain/mutation/index.ts';
import { openSqliteInMemory } from '#core/adapters/sqlite.node.ts';
import { getMeta, setMeta } from '#core/db/meta.ts';
import { migrate } from '#core/db/migrate.ts';
import { MIGRATIONS } from '#core/db/migrations/index.ts';
import { draftsOf, restoreDrafts } from '#core/drafts/index.ts';
import type { Db, ReadableDb } from '#core/db/types.ts';
import { memoryJournal } from '#testkit/core-ports.ts';
import { openMigrated } from '#testkit/migrated.ts';
import { bringBack, emptyKept, lastMid, readDamaged, readJournal } from './salvage.ts';

test('the last of half a million edits is found, and of none zero', () => {
  const kept = emptyKept();
  expect(lastMid(kept)).toBe(0);
  for (let mid = 500_000; mid > 0; mid -= 1) kept.edits.set(mid, { mid, at: 0, mutation: { name: 'nothing' } });
  expect(lastMid(kept)).toBe(500_000);
});

const whole: Draft = {
  kind: 'reply',
  body: '您好',
  attachments: [],
  macroId: 'm1' as Draft['macroId'],
  signature: '',
  knownReplies: ['x1', 'x2'] as Draft['knownReplies'],
  updatedAt: 5,
};
const { macroId: _macro, signature: _signature, knownReplies: _known, ...older } = whole;

test('a draft comes out of the journal and out of a damaged file as it was written', () => {
  const journal = memoryJournal();
  journal.append([JSON.stringify({ k: 'draft', ticketId: 't1', drafts: [whole] })], { isDurable: false });
  const { kept } = readJournal(journal);
  const db = openSqliteInMemory();
  migrate(db);
  db.write((tx) => {
    for (const [ticketId, drafts] of kept.drafts) restoreDrafts(tx, ticketId, drafts);
    restoreDrafts(tx, 't2', [
      { ...whole, body: '' },
      { ...whole, kind: 'note', macroId: null, signature: null },
    ]);
  });
  expect(db.read((tx) => draftsOf(tx, 't1'))).toEqual([whole]);
  const fromFile = emptyKept();
  expect(readDamaged(db, fromFile)).toBe(true);
  expect(fromFile.drafts.get('t1')).toEqual([whole]);
  expect(fromFile.drafts.get('t2')).toHaveLength(2);
});

test('a draft that an older desk kept is read, in the journal and in a file that was never brought up to date', () => {
  const journal = memoryJournal();
  journal.append([JSON.stringify({ k: 'draft', ticketId: 't1', drafts: [older] })], { isDurable: false });
  const expected = [{ ...older, macroId: null, signature: null, knownReplies: null }];
  expect(readJournal(journal).kept.drafts.get('t1')).toEqual(expected);
  const db = openSqliteInMemory();
  migrate(
    db,
    MIGRATIONS.filter(({ number }) => number < 60),
  );
  db.write((tx) => tx.run(`insert into draft values ('t1', 'reply', '您好', '[]', 5)`));
  const kept = emptyKept();
  expect(readDamaged(db, kept)).toBe(true);
  expect(kept.drafts.get('t1')).toEqual(expected);
});

const all = (db: Db, sql: string) => db.read((tx) => tx.all<Record<string, unknown>>(sql));
/** A file of which one row lies on a damaged page. */
const torn = (tx: ReadableDb): ReadableDb => ({
  ...tx,
  get: (sql, params) => {
    const row = tx.get<{ id: string }>(sql, params);
    if (row?.id === 'b') throw new Error('malformed');
    return row as never;
  },
});

const SESSION = `insert into practice_session (id, at, has_said, lang, channel, issue, title, trains, spent_ms, data, share_id, shared_at)
  values (?, 5, 1, 'zh', 'chat', 'x', '退款', '[]', 7, '{"turns":[]}', ?, ?)`;

test('practice, scenarios in the making and what is remembered of them come over from a damaged file', () => {
  const old = openMigrated();
  old.write((tx) => {
    tx.run(SESSION, ['one', 'share-1', 9]);
    tx.run(SESSION, ['two', 'share-2', 9]);
    tx.run(SESSION, ['three', null, null]);
    tx.run(`insert into scenario_draft (id, at, data) values ('d1', 3, '{"lang":"zh"}')`);
    setMeta(tx, 'scenarioTickets', '["t1"]');
    setMeta(tx, 'practiceModel', '{"isOn":true}');
  });
  const kept = emptyKept();
  const share = { name: 'practice.share', share: { id: 'share-2' } } as Mutation;
  kept.edits.set(1, { mid: 1, at: 1, mutation: share });
  kept.told.set(1, { status: 'rejected', code: 'scope' } as Outcome);
  readDamaged(old, kept);
  const made = openMigrated();
  made.write((tx) => bringBack(tx, kept, 0, 1));
  const SESSIONS = 'select * from practice_session order by id';
  const expected = all(old, SESSIONS).map((one) =>
    one['id'] === 'two' ? { ...one, share_id: null, shared_at: null } : one,
  );
  expect(all(made, SESSIONS)).toEqual(expected);
  expect(all(made, 'select * from scenario_draft')).toEqual([{ id: 'd1', at: 3, data: '{"lang":"zh"}' }]);
  const facts = made.read((tx) => [getMeta(tx, 'scenarioTickets'), getMeta(tx, 'practiceModel')]);
  expect(facts).toEqual(['["t1"]', '{"isOn":true}']);
});

test('what lies behind a damaged page comes over as well, and what cannot be read is left', () => {
  const old = openMigrated();
  old.write((tx) => {
    for (const id of ['a', 'b', 'c']) tx.run(SESSION, [id, null, null]);
  });
  const kept = emptyKept();
  readDamaged({ ...old, read: (work) => old.read((tx) => work(torn(tx))) }, kept);
  expect([...kept.own.rows.practice_session.keys()].toSorted()).toEqual(['a', 'c']);
});
