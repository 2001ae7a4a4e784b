import { afterEach, beforeEach, expect, test } from 'vitest';
import { aTicket, T0 } from '#testkit/core-team.ts';
import { searchLab, type SearchLab } from '#testkit/core-search.ts';
import type { ReadableDb } from '../db/types.ts';
import { customersTickets } from './values.ts';

let lab: SearchLab;
beforeEach(() => {
  lab = searchLab();
  for (let i = 0; i < 12; i += 1) {
    lab.put('ticket', aTicket(`t${i}`, { customerId: `c${i % 3}` as never, updatedAt: T0 + i * 1000 }));
  }
});
afterEach(() => {
  lab.close();
});

test('the newest tickets of some customers, of all of them the newest', () => {
  const newest = lab.db.read((tx) => customersTickets(tx, ['c0', 'c2'], 3));
  expect(newest).toEqual(['t11', 't9', 't8']);
});

test('a customer with very many tickets costs no more than the ones that are wanted', () => {
  const plans: string[] = [];
  lab.db.read((tx) => {
    const explained: ReadableDb = {
      ...tx,
      all: (sql, params) => {
        const plan = tx.all<{ detail: string }>(`explain query plan ${sql}`, params);
        plans.push(...plan.map((step) => step.detail));
        return tx.all(sql, params);
      },
    };
    customersTickets(explained, ['c0', 'c2'], 3);
  });
  // In the order of the index: nothing is collected and sorted.
  const walk = 'SEARCH ticket USING INDEX ticket_customer (customer_id=?)';
  expect(plans).toEqual([walk, walk]);
});
