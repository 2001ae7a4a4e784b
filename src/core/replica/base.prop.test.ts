import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Db } from '#core/db/types.ts';
import { changeSet } from '#core/kernel/changes.ts';
import { decide, type Mutation } from '#shared/domain/mutation/index.ts';
import { TABLE_NAMES } from '#shared/domain/tables.ts';
import { smallTeam, aTicket, row, T0 } from '#testkit/core-team.ts';
import { applyEffects, baseVersion, undoEffects } from './base.ts';
import { putRow } from './tables.ts';
import { viewOf } from './view.ts';
import { openMigrated } from '#testkit/migrated.ts';

const id = fc.integer({ min: 0, max: 30 }).map((n) => `line-${n}` as never);
const ticketId = fc.constantFrom('t1', 't2', 'gone').map((text) => text as never);
const mutation = fc.oneof(
  fc.record({
    name: fc.constant('ticket.tag' as const),
    ticketId,
    eventId: id,
    tags: fc.record({ add: fc.subarray(['a', 'b']), remove: fc.subarray(['b', 'c']) }),
  }),
  fc.record({
    name: fc.constant('ticket.set' as const),
    ticketId,
    seen: fc.constant({}),
    eventIds: id.map((line) => ({ status: line })),
    fields: fc.record(
      {
        status: fc.constantFrom('open' as const, 'solved' as const),
        queueId: fc.constantFrom('q1', 'q2', 'nowhere').map((text) => text as never),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    name: fc.constant('message.add' as const),
    ticketId,
    message: fc.record({
      id,
      kind: fc.constantFrom('reply' as const, 'note' as const),
      body: fc.string(),
      attachments: fc.constant([]),
      mentions: fc.constant([]),
    }),
  }),
  fc.record({
    name: fc.constant('notice.dismiss' as const),
    noticeId: fc.constantFrom('n1', 'n2').map((text) => text as never),
  }),
) as fc.Arbitrary<Mutation>;

function open(): Db {
  const db = openMigrated();
  db.write((tx) => {
    const about = { kind: 'kept', ticketId: 't1', articleId: null, messageId: null, fromId: null };
    const notice = { ...about, id: 'n1', agentId: 'ana', reason: 'gone', body: 'x', at: T0 } as never;
    for (const { tbl, data } of [...smallTeam(), row('ticket', aTicket('t2')), row('notice', notice)])
      putRow(tx, tbl, data, 7);
  });
  return db;
}
const visible = (db: Db): unknown =>
  db.read((tx) => TABLE_NAMES.map((tbl) => tx.all(`select * from ${tbl} order by id`)));

function run(db: Db, mutations: readonly Mutation[]): void {
  const context = { agentId: 'ana', role: 'agent' as const, writer: 'd', now: T0 + 5 };
  db.write((tx) => {
    for (const one of mutations) applyEffects(tx, decide(one, viewOf(tx), context).effects, changeSet());
  });
}
const undo = (db: Db): void => {
  db.write((tx) => {
    undoEffects(tx, changeSet());
  });
};

describe('undo copies', () => {
  test('put every row back, whatever was done, and leave nothing behind', () => {
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 12 }), (mutations) => {
        const db = open();
        const before = visible(db);
        run(db, mutations);
        undo(db);
        expect(visible(db)).toEqual(before);
        expect(db.read((tx) => tx.all('select * from base'))).toEqual([]);
        db.close();
      }),
      { numRuns: 150 },
    );
  });

  test('make undoing and doing again the same as not having done it', () => {
    fc.assert(
      fc.property(fc.array(mutation, { maxLength: 12 }), (mutations) => {
        const db = open();
        run(db, mutations);
        const after = visible(db);
        undo(db);
        run(db, mutations);
        expect(visible(db)).toEqual(after);
        db.close();
      }),
      { numRuns: 150 },
    );
  });

  test('let an edited row keep the version the agent saw', () => {
    const db = open();
    run(db, [
      { name: 'ticket.tag', ticketId: 't1' as never, tags: { add: ['a'], remove: [] }, eventId: 'e1' as never },
    ]);
    expect(db.read((tx) => tx.get('select ver from ticket where id = ?', ['t1']))).toEqual({ ver: 7 });
    expect(db.read((tx) => baseVersion(tx, 'ticket', 't1'))).toBe(7);
    expect(db.read((tx) => tx.get('select ver from message where id = ?', ['e1']))).toEqual({ ver: 0 });
    db.close();
  });
});
