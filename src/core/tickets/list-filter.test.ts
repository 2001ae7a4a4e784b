import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '#core/db/types.ts';
import { customerTable } from '#core/customers/index.ts';
import type { TicketFilter } from '#shared/contract/app/tickets.ts';
import { aCustomer, aTicket } from '#testkit/core-team.ts';
import { listTickets } from './list.ts';
import { ticketTable } from './table.ts';
import { openMigrated } from '#testkit/migrated.ts';

let db: Db;
beforeAll(() => {
  db = openMigrated();
  db.write((tx) => {
    customerTable.put(tx, aCustomer('c1', { tier: 'gold' }), 1);
    customerTable.put(tx, aCustomer('c2'), 1);
    ticketTable.put(tx, aTicket('t1', { assigneeId: 'ana' as never, tags: ['refund', 'vip'], priority: 'high' }), 1);
    ticketTable.put(tx, aTicket('t2', { customerId: 'c2' as never, tags: ['refund-late'], channel: 'email' }), 1);
    ticketTable.put(tx, aTicket('t3', { assigneeId: 'bo' as never, customerId: 'c2' as never, tags: ['refund'] }), 1);
  });
});
afterAll(() => db.close());

const found = (filter: TicketFilter, text = ''): string[] => {
  const query = { view: 'all', queueId: null, text, filter, order: 'newest', after: null, limit: 50 } as const;
  return db.read((tx) => listTickets(tx, query, 'ana', 0).items.map((item) => item.id));
};

test.each<[TicketFilter, string[]]>([
  [{}, ['t1', 't2', 't3']],
  [{ assigneeId: 'bo' as never }, ['t3']],
  [{ assigneeId: null }, ['t2']],
  [{ tag: 'refund' }, ['t1', 't3']],
  [{ priority: 'high' }, ['t1']],
  [{ channel: 'email' }, ['t2']],
  [{ tier: 'gold' }, ['t1']],
  [{ tag: 'refund', tier: 'standard' }, ['t3']],
])('a list narrowed by %j holds what fits all of it', (filter, ids) => {
  expect(found(filter)).toEqual(ids);
});

test('words narrow a filtered list further', () => {
  expect(found({ tag: 'refund' }, 't3')).toEqual(['t3']);
});
