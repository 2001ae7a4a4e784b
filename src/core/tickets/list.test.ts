import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Db } from '#core/db/types.ts';
import { customerTable } from '#core/customers/index.ts';
import { ORDERS, VIEWS, type TicketListItem, type ViewName } from '#shared/contract/app/tickets.ts';
import { isFinished, type Ticket } from '#shared/domain/ticket.ts';
import { aCustomer, aTicket, T0 } from '#testkit/core-team.ts';
import { countViews } from './counts.ts';
import { listTickets, MAX_FILTERED, type ListQuery } from './list.ts';
import { ticketTable } from './table.ts';
import { openMigrated } from '#testkit/migrated.ts';

const NOW = 1000;

const everything: ListQuery = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 50 };

/** Stands for what is worked out elsewhere: some tickets have a promise that runs. */
const dueOf = (ticket: Ticket): number | null => (ticket.number % 3 === 0 ? null : 2000 + (ticket.number % 5));

function open(tickets: readonly Ticket[]): Db {
  const db = openMigrated();
  db.write((tx) => {
    customerTable.put(tx, aCustomer('c1', { name: '王伟' }), 1);
    customerTable.put(tx, aCustomer('c2', { name: 'Erin 100%_O\\Neil' }), 1);
  });
  fill(db, tickets);
  return db;
}

function fill(db: Db, tickets: readonly Ticket[]): void {
  db.write((tx) => {
    tx.run('delete from ticket');
    for (const ticket of tickets) {
      ticketTable.put(tx, ticket, 1);
      const dueAt = isFinished(ticket.status) ? null : dueOf(ticket);
      tx.run(`update ticket set due_at = ?, due_clock = 'first', at_risk_at = ? where id = ?`, [
        dueAt,
        dueAt,
        ticket.id,
      ]);
    }
  });
}

function pages(db: Db, query: ListQuery): TicketListItem[] {
  const items: TicketListItem[] = [];
  for (let after: string | null = null; ;) {
    const page = db.read((tx) => listTickets(tx, { ...query, after }, 'ana', NOW));
    items.push(...page.items);
    if (page.next === null) return items;
    after = page.next;
  }
}

const unfinished = ['open', 'pending'];
const statuses: Record<ViewName, readonly string[]> = {
  mine: unfinished,
  unassigned: unfinished,
  due: unfinished,
  snoozed: unfinished,
  followed: unfinished,
  open: ['open'],
  pending: ['pending'],
  solved: ['solved', 'closed'],
  all: ['open', 'pending', 'solved', 'closed', 'spam'],
};

const isAsleep = (ticket: Ticket): boolean => ticket.snoozedUntilAt !== null && !isFinished(ticket.status);

/** Only an open ticket that is awake waits. */
const waitOf = (ticket: Ticket): number =>
  ticket.status === 'open' && !isAsleep(ticket)
    ? (ticket.waitingSinceAt ?? Number.MAX_SAFE_INTEGER)
    : Number.MAX_SAFE_INTEGER;

/** The same list, the slow and obvious way. */
function oracle(tickets: readonly Ticket[], query: ListQuery): string[] {
  const key = (ticket: Ticket): number[] =>
    query.view === 'due'
      ? [dueOf(ticket) ?? 0]
      : [...(query.order === 'waiting' ? [waitOf(ticket)] : []), -ticket.updatedAt];
  const compare = (a: Ticket, b: Ticket): number => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((value, i) => value !== right[i]);
    return at === -1 ? (a.id < b.id ? -1 : 1) : (left[at] ?? 0) - (right[at] ?? 0);
  };
  return tickets
    .filter((ticket) => statuses[query.view].includes(ticket.status))
    .filter((ticket) => query.view !== 'mine' || ticket.assigneeId === 'ana')
    .filter((ticket) => query.view !== 'unassigned' || ticket.assigneeId === null)
    .filter((ticket) => query.view !== 'due' || dueOf(ticket) !== null)
    .filter((ticket) => query.view !== 'followed' || ticket.followerIds.includes('ana' as never))
    .filter((ticket) => query.view !== 'snoozed' || isAsleep(ticket))
    .filter((ticket) => !['mine', 'unassigned', 'open', 'pending'].includes(query.view) || !isAsleep(ticket))
    .filter((ticket) => query.queueId === null || ticket.queueId === query.queueId)
    .toSorted(compare)
    .map((ticket) => ticket.id);
}

const tickets = fc
  .array(
    fc.record({
      status: fc.constantFrom('open', 'pending', 'solved', 'closed', 'spam'),
      queueId: fc.constantFrom('q1', 'q2'),
      assigneeId: fc.constantFrom('ana', 'bo', null),
      updatedAt: fc.integer({ min: 0, max: 5 }),
      waitingSinceAt: fc.option(fc.integer({ min: 0, max: 5 })),
      snoozedUntilAt: fc.constantFrom(null, 2000),
      followerIds: fc.subarray(['ana', 'bo']),
    }),
    { maxLength: 25 },
  )
  .map((rows) => rows.map((data, i) => aTicket(`t${String(i).padStart(2, '0')}`, data as Partial<Ticket>)));

describe('a list of tickets', () => {
  test('page by page is the whole view in order, without gaps or repeats', () => {
    const db = open([]);
    fc.assert(
      fc.property(
        tickets,
        fc.constantFrom(...VIEWS),
        fc.constantFrom(...ORDERS),
        fc.constantFrom(null, 'q1'),
        fc.integer({ min: 1, max: 7 }),
        (rows, view, order, queueId, limit) => {
          fill(db, rows);
          const query = { ...everything, view, order, queueId, limit };
          expect(pages(db, query).map((item) => item.id)).toEqual(oracle(rows, query));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('filters by every word in subject, customer or number, taking wildcards as they are', () => {
    const db = open([
      aTicket('t1', { number: 4711, subject: '退款 未到账' }),
      aTicket('t2', { number: 4712, subject: 'Refund 50%', customerId: 'c2' as never }),
    ]);
    const found = (text: string): string[] => pages(db, { ...everything, text }).map((item) => item.id);
    expect(found('退款')).toEqual(['t1']);
    expect(found('王伟 4711')).toEqual(['t1']);
    expect(found('王伟 4712')).toEqual([]);
    expect(found('refund erin')).toEqual(['t2']);
    expect(found('50%')).toEqual(['t2']);
    expect(found('%_o\\n')).toEqual(['t2']);
    expect(found('471_')).toEqual([]);
    expect(found('   ')).toHaveLength(2);
    db.close();
  });

  test('filters page by page in both orders', () => {
    const db = open(
      Array.from({ length: 30 }, (_, i) =>
        aTicket(`t${i}`, { subject: i % 2 ? 'odd' : 'even', updatedAt: T0 + i, waitingSinceAt: i % 3 ? T0 - i : null }),
      ),
    );
    for (const order of ORDERS) {
      const whole = pages(db, { ...everything, order }).filter((item) => item.subject === 'odd');
      expect(pages(db, { ...everything, order, text: 'odd', limit: 4 }).map((item) => item.id)).toEqual(
        whole.map((item) => item.id),
      );
    }
    db.close();
  });

  test('starts over when the place it is given is not one of its own', () => {
    const db = open([aTicket('t1')]);
    for (const after of ['', 'null', '[1]', '["a","b"]', '{}']) {
      expect(db.read((tx) => listTickets(tx, { ...everything, after }, 'ana', NOW)).items).toHaveLength(1);
    }
    db.close();
  });

  test('is answered by indexes alone, and a filter looks at a bounded number of rows', () => {
    const db = open([]);
    const plans: string[] = [];
    const spy = {
      get: () => undefined,
      all: <Row>(sql: string, params: never): Row[] => {
        plans.push(
          db
            .read((tx) => tx.all<{ detail: string }>(`explain query plan ${sql}`, params))
            .map((row) => row.detail)
            .join('\n'),
        );
        return [];
      },
    };
    for (const view of VIEWS) {
      for (const order of ORDERS)
        for (const queueId of [null, 'q1']) listTickets(spy, { ...everything, view, order, queueId }, 'ana', NOW);
    }
    expect(plans.filter((plan) => /SCAN ticket|SCAN t\b/.test(plan))).toEqual([]);
    expect(MAX_FILTERED).toBe(5000);
    db.close();
  });
});

test('counts stop at a thousand and say so', () => {
  const db = open(
    Array.from({ length: 1001 }, (_, i) =>
      aTicket(`t${i}`, { assigneeId: i < 3 ? ('ana' as never) : null, status: 'open' }),
    ),
  );
  const { views } = db.read((tx) => countViews(tx, 'ana'));
  expect([views.mine, views.open, views.solved]).toEqual([
    { count: 3, isMore: false },
    { count: 1000, isMore: true },
    { count: 0, isMore: false },
  ]);
  db.close();
});
