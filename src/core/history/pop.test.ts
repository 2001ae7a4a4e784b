import { beforeEach, expect, test } from 'vitest';
import type { Db } from '../db/types.ts';
import { openSqliteInMemory } from '../adapters/sqlite.node.ts';
import { migrate } from '../db/migrate.ts';
import { putRow } from '../replica/index.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { CustomerPromise } from '#shared/domain/promise.ts';
import { DAY, HOUR } from '#shared/kernel/time.ts';
import { aContact, aCustomer, aPromise, aTicket, anAgent, row } from '#testkit/core-team.ts';
import type { ModelRow } from '#testkit/transport-model-store.ts';
import { popFacts } from './pop.ts';

const NOW = Date.UTC(2026, 10, 29, 9);
let db: Db;
beforeEach(() => {
  db = openSqliteInMemory();
  migrate(db);
  put([row('agent', anAgent('bo')), row('customer', aCustomer('c1'))]);
});
function put(rows: readonly ModelRow[]): void {
  db.write((tx) => {
    for (const { tbl, data } of rows) putRow(tx, tbl, data, 1);
  });
}
const pop = () => db.read((tx) => popFacts(tx, 'c1', NOW));

const promise = (id: string, dueAt: number, state: CustomerPromise['state'] = 'open') => {
  const settledAt = state === 'open' ? null : dueAt;
  return row('promise', aPromise(id, dueAt, { text: id, state, settledAt, ticketId: null }));
};
const contact = (id: string, ringingAt: number, ticketId: Contact['ticketId']) =>
  row('contact', aContact(id, ringingAt, { ticketId }));

test('of somebody new says nothing but to listen', () => {
  expect(pop()).toMatchObject({
    promises: [],
    openTickets: [],
    openCount: 0,
    contacts: [],
    account: { standing: 'even', trend: 'unknown' },
    suggestion: null,
    hint: { key: 'nothing' },
  });
});

test('has three of each at most: open and broken promises, tickets that wait, the newest contacts', () => {
  put([
    ...[5, 3, 4, 1, 2].map((n) =>
      row('ticket', aTicket(`t${n}`, { updatedAt: NOW - n, waitingSinceAt: NOW - n * HOUR })),
    ),
    row('ticket', aTicket('t9', { status: 'solved', solvedAt: NOW, waitingSinceAt: null, updatedAt: NOW })),
    ...[1, 2, 3, 4].map((n) => contact(`k${n}`, NOW - n * HOUR, null)),
    promise('far', NOW + 3 * DAY),
    promise('soon', NOW + HOUR),
    promise('late', NOW - HOUR),
    promise('broken', NOW - 2 * DAY, 'broken'),
    promise('kept', NOW - 2 * DAY, 'kept'),
    promise('long ago', NOW - 60 * DAY, 'broken'),
  ]);
  const { promises, openTickets, openCount, contacts, hint } = pop();
  expect(promises.map(({ id }) => id)).toEqual(['broken', 'late', 'soon']);
  expect(openTickets.map(({ id }) => id)).toEqual(['t5', 't4', 't3']);
  expect(openCount).toBe(5);
  expect(contacts.map(({ id, agentName }) => [id, agentName])).toEqual([
    ['k1', 'Agent bo'],
    ['k2', 'Agent bo'],
    ['k3', 'Agent bo'],
  ]);
  expect(hint).toMatchObject({ key: 'broken-promise', params: { text: 'late' } });
});

const missed = (id: string, at: number) => row('contact', aContact(id, at, { answeredAt: null, end: 'missed' }));

test('shows who was talked to, and counts the rings that nobody answered since', () => {
  put([contact('k1', NOW - DAY, null), ...[1, 2, 3, 4].map((n) => missed(`m${n}`, NOW - n * HOUR))]);
  const { contacts, missed: rang } = pop();
  expect(contacts.map(({ id }) => id)).toEqual(['k1']);
  expect(rang).toEqual({ count: 4, lastAt: NOW - HOUR });
  put([contact('k2', NOW, null)]);
  expect(pop().missed).toBeNull();
});

test('knows that this call is the third about one ticket', () => {
  put([
    row('ticket', aTicket('t1', { updatedAt: NOW - HOUR, waitingSinceAt: null })),
    contact('k1', NOW - 5 * DAY, 't1' as never),
    contact('k2', NOW - DAY, 't1' as never),
  ]);
  expect(pop().hint).toMatchObject({ key: 'asked-again', params: { count: 3, number: 1001 }, ticketId: 't1' });
});

test('reads every row by an index of its customer or ticket, and sorts nothing that grows', () => {
  const asked: string[] = [];
  db.read((tx) =>
    popFacts(
      {
        get: (sql, params) => (asked.push(sql), tx.get(sql, params)),
        all: (sql, params) => (asked.push(sql), tx.all(sql, params)),
      },
      'c1',
      NOW,
    ),
  );
  expect(asked.length).toBeGreaterThan(5);
  // Of policies and calendars there are a few dozen.
  const plans = asked
    .filter((sql) => !/from (policy|calendar)/.test(sql))
    .flatMap((sql) => {
      const params = Array.from(sql.matchAll(/\?/g), () => '[]');
      return db
        .read((tx) => tx.all<{ detail: string }>(`explain query plan ${sql}`, params))
        .map(({ detail }) => detail);
    });
  const scans = plans.filter((detail) => /^SCAN (?!j )|TEMP B-TREE/.test(detail));
  expect(scans).toEqual([]);
});
