import { beforeEach, expect, test } from 'vitest';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { fakeClock, type FakeClock } from '#testkit/clock.ts';
import { aTicket } from '#testkit/core-team.ts';
import { seededIds } from '#testkit/ids.ts';
import { openMigrated } from '#testkit/migrated.ts';
import type { Db } from '../db/types.ts';
import { changeSet } from '../kernel/changes.ts';
import type { Desk } from '../kernel/desk.ts';
import type { Ids } from '../kernel/ports.ts';
import { Keeper } from './keeper.ts';
import { ticketTable } from './table.ts';
import { mutateUndoably } from './undo.ts';

let db: Db;
let clock: FakeClock;
let ids: Ids;
beforeEach(() => {
  db = openMigrated();
  clock = fakeClock();
  ids = seededIds(clock);
  db.write((tx) => {
    for (const id of ['t1', 't2']) ticketTable.put(tx, aTicket(id), 1);
  });
});

const keeper = () => new Keeper({ db, clock, announce: () => undefined });
/** Changes one ticket as an edit of this desk would, in the same transaction as its copy. */
function change(id: string, subject: string): string | null {
  const mutate: Desk['mutate'] = (_, also) => {
    db.write((tx) => {
      ticketTable.put(tx, aTicket(id, { subject }), 1);
      also?.(tx, changeSet());
    });
  };
  const tags = { add: [], remove: [] };
  const tag: Mutation = { name: 'ticket.tag', ticketId: id as never, tags, eventId: 'e' as never };
  return mutateUndoably({ read: db.read, mutate } as Desk, { clock, ids }, [id as never], [tag]);
}
const copies = () => db.read((tx) => tx.all<{ id: string }>('select id from undo order by at, id')).map(({ id }) => id);

test('a copy older than a day goes with the next change, also while the desk stays open', () => {
  keeper();
  const old = change('t1', 'a');
  clock.set(clock.now() + 24 * HOUR);
  const kept = change('t1', 'b');
  expect(copies()).toEqual([old, kept]);
  clock.set(clock.now() + 1);
  const last = change('t2', 'c');
  expect(copies()).toEqual([kept, last]);
});

test.each([
  ['named', new Set(['t1'])],
  ['one of very many', null],
])('copies of a ticket that has left go at once, the ticket being %s', (_, named) => {
  const here = keeper();
  change('t1', 'a');
  const kept = change('t2', 'b');
  db.write((tx) => ticketTable.remove(tx, 't1'));
  here.noticed(new Map([['ticket', named]]));
  expect(copies()).toEqual([kept]);
});

test('copies of a ticket that goes from one part to another stay', () => {
  const here = keeper();
  const kept = change('t1', 'a');
  db.write((tx) => {
    ticketTable.remove(tx, 't1');
    ticketTable.put(tx, aTicket('t1', { queueId: 'q2' as never }), 2);
  });
  here.noticed(new Map([['ticket', new Set(['t1'])]]));
  expect(copies()).toEqual([kept]);
});

test('copies of a ticket that left before a crash go when the desk opens', () => {
  change('t1', 'a');
  db.write((tx) => ticketTable.remove(tx, 't1'));
  keeper();
  expect(copies()).toEqual([]);
});
