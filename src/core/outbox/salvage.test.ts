import { expect, test } from 'vitest';
import type { Draft } from '#shared/contract/app/drafts.ts';
import { openSqliteInMemory } from '#core/adapters/sqlite.node.ts';
import { migrate } from '#core/db/migrate.ts';
import { MIGRATIONS } from '#core/db/migrations/index.ts';
import { draftsOf, restoreDrafts } from '#core/drafts/index.ts';
import { memoryJournal } from '#testkit/core-ports.ts';
import { emptyKept, lastMid, readDamaged, readJournal } from './salvage.ts';

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
