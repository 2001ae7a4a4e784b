import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SearchGroup } from '#shared/contract/app/search.ts';
import { aCustomer, aMessage, aTicket, T0 } from '#testkit/core-team.ts';
import { idOfHit, searchLab, type SearchLab } from '#testkit/core-search.ts';
import type { Find } from './find.ts';

let lab: SearchLab;
beforeEach(() => {
  lab = searchLab();
  lab.put('customer', aCustomer('c1'));
});
afterEach(() => {
  lab.close();
});

function pages(query: string, more: Partial<Find>): { ids: string[]; isCut: boolean } {
  const ids: string[] = [];
  let isCut = false;
  let after: string | null = null;
  do {
    const group: SearchGroup | undefined = lab.ask(query, { ...more, after }).groups[0];
    ids.push(...(group?.hits ?? []).map(idOfHit));
    isCut ||= group?.isCut ?? false;
    after = group?.next ?? null;
  } while (after !== null);
  return { ids, isCut };
}
const newestFirst = (from: number, to: number, step: number): string[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => `t${from + i * step}`).toReversed();

test('of the newest five hundred those with the word in the subject come first, then the next five hundred; each once', async () => {
  for (let i = 0; i < 1100; i += 1) {
    const [subject, preview] = i % 2 === 0 ? ['退款', '别的'] : ['别的', '退款'];
    lab.put('ticket', aTicket(`t${i}`, { subject, preview, updatedAt: T0 + i * 1000 }));
  }
  await lab.index();
  const { ids, isCut } = pages('退款', { kinds: ['ticket'], limit: 50 });
  expect(isCut).toBe(false);
  expect(ids).toEqual([
    ...newestFirst(600, 1100, 2),
    ...newestFirst(601, 1100, 2),
    ...newestFirst(100, 600, 2),
    ...newestFirst(101, 600, 2),
    ...newestFirst(0, 100, 2),
    ...newestFirst(1, 100, 2),
  ]);
});

test('a page that was left is found again after newer tickets have come', async () => {
  for (let i = 0; i < 30; i += 1) {
    lab.put('ticket', aTicket(`t${i}`, { subject: '退款', updatedAt: T0 + i * 1000 }));
  }
  await lab.index();
  const [first] = lab.ask('退款', { kinds: ['ticket'], limit: 10 }).groups;
  lab.put('ticket', aTicket('t30', { subject: '退款', updatedAt: T0 + 30_000 }));
  await lab.index();
  const [second] = lab.ask('退款', { kinds: ['ticket'], limit: 10, after: first?.next ?? null }).groups;
  expect(second?.hits.map(idOfHit)).toEqual(newestFirst(10, 20, 1));
});

test('an operator that lines are not indexed by looks at the newest two thousand matches, and says so', async () => {
  lab.put('ticket', aTicket('t1', { status: 'open' }));
  lab.put('ticket', aTicket('t2', { status: 'spam' }));
  for (let i = 0; i < 2100; i += 1) {
    const ticketId = (i === 0 || i === 2099 ? 't2' : 't1') as never;
    lab.put('message', aMessage(`x${i}`, { ticketId, body: '退款', at: T0 + i * 1000 }));
  }
  await lab.index();
  expect(pages('退款 status:spam', { kinds: ['message'], limit: 10 })).toEqual({ ids: ['x2099'], isCut: true });
  expect(pages('退款 status:spam before:2000', { kinds: ['message'], limit: 10 })).toEqual({ ids: [], isCut: false });
});

test('what one customer has to do with', async () => {
  lab.put('customer', aCustomer('c2'));
  lab.put('ticket', aTicket('t1', { subject: '退款' }));
  lab.put('ticket', aTicket('t2', { subject: '退款', customerId: 'c2' as never }));
  lab.put('message', aMessage('x1', { body: '退款' }));
  lab.put('message', aMessage('x2', { body: '退款', ticketId: 't2' as never }));
  await lab.index();
  expect(lab.ids('退款', { customerId: 'c2' })).toEqual(['t2', 'x2']);
});
