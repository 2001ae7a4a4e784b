import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Attachment } from '#shared/domain/attachment.ts';
import { aCustomer, aMessage, anAgent, anArticle, aTicket, T0 } from '#testkit/core-team.ts';
import { searchLab, type SearchLab } from '#testkit/core-search.ts';

let lab: SearchLab;
beforeEach(() => {
  lab = searchLab();
});
afterEach(() => {
  lab.close();
});

const LONG = 'supercalifragilisticexpialidociousandthensome';
const file = (id: string, messageId: string): Attachment =>
  ({ id, ticketId: 't3', messageId, name: 'x.pdf', mime: 'a/b', bytes: 1, sha256: 'a'.repeat(64) }) as Attachment;

async function world(): Promise<void> {
  lab.put('agent', anAgent('ana'));
  lab.put('customer', aCustomer('c1', { name: '曾小贤', createdAt: T0 }));
  lab.put('customer', aCustomer('c2', { name: 'Olivia', createdAt: T0 + 1000 }));
  lab.put('ticket', aTicket('t1', { subject: '宽带', preview: '', tags: ['vip'], updatedAt: T0 + 1000 }));
  const closed = { status: 'closed', customerId: 'c2' as never, articleIds: ['k1'] as never } as const;
  lab.put('ticket', aTicket('t2', { ...closed, subject: '退款', preview: '', tags: ['vip2'], updatedAt: T0 + 2000 }));
  lab.put('ticket', aTicket('t3', { subject: '押金', preview: '', status: 'spam', updatedAt: T0 + 3000 }));
  const reply = { kind: 'reply', author: { kind: 'agent', agentId: 'ana' as never } } as const;
  lab.put('message', aMessage('x1', { body: '宽带', at: T0 + 1000 }));
  lab.put('message', aMessage('x2', { ...reply, body: '宽带好了', at: T0 + 2000 }));
  lab.put('message', aMessage('x3', { body: '退款 from 1280 to 6600', ticketId: 't2' as never, at: T0 + 3000 }));
  lab.put('message', aMessage('x4', { body: LONG, ticketId: 't3' as never, at: T0 + 4000 }));
  lab.put('attachment', file('f1', 'x4'));
  lab.put('article', anArticle('k1', { title: '退款规则', updatedAt: T0 + 1000 }));
  lab.put('article', anArticle('k2', { title: '旧规则', status: 'archived', updatedAt: T0 + 2000 }));
  await lab.index();
}

describe('what is not asked for is left out, also when nothing else is asked', () => {
  test.each([
    ['-status:open in:ticket', ['t3', 't2']],
    ['-status:open', ['t3', 't2', 'k1']],
    ['-status:published', ['t3', 't2', 't1', 'k2']],
    ['-退款 in:message', ['x4', 'x2', 'x1']],
    ['-退款 in:ticket', ['t3', 't1']],
    ['-曾小贤 in:customer', ['c2']],
    ['-zengxiao in:customer', ['c2']],
    ['in:customer', ['c2', 'c1']],
    ['in:article', ['k1']],
    ['in:article after:2020', ['k1']],
    ['-退款', ['t3', 't1']],
  ])('%s', async (query, ids) => {
    await world();
    expect(lab.ids(query)).toEqual(ids);
  });
});

describe('values of one operator', () => {
  test.each([
    ['has:article,attachment in:ticket', ['t3', 't2']],
    ['-has:article,attachment in:ticket', ['t1']],
    ['has:article,attachment in:message', ['x4', 'x3']],
    ['宽带 -to:曾小贤 in:message', ['x1']],
    ['-to:曾小贤 in:message', ['x4', 'x3', 'x1']],
    ['宽带 to:曾小贤 in:message', ['x2']],
    ['tag:vip in:ticket', ['t1']],
    ['tag:vip in:message', ['x2', 'x1']],
    ['tag:vi in:message', ['x3', 'x2', 'x1']],
  ])('%s', async (query, ids) => {
    await world();
    expect(lab.ids(query)).toEqual(ids);
  });
});

test('words for a colleague and for a customer: notes that mention the one, replies to the other', async () => {
  await world();
  lab.put('message', aMessage('x5', { kind: 'note', body: '看看', mentions: ['ana' as never], at: T0 + 5000 }));
  await lab.index();
  expect(lab.ids('to:me,曾小贤 in:message')).toEqual(['x5', 'x2']);
  expect(lab.ids('-to:me,曾小贤 in:message')).toEqual(['x4', 'x3', 'x1']);
});

describe('words as they were cut when they were indexed', () => {
  test.each([
    ['1280 6600', ['x3']],
    ['1280 66', ['x3']],
    ['1280 6601', []],
    [LONG, ['x4']],
    [`"${LONG}"`, ['x4']],
    [LONG.slice(0, 41), ['x4']],
    [LONG.slice(0, 39), ['x4']],
  ])('%s', async (query, ids) => {
    await world();
    expect(lab.ids(query)).toEqual(ids);
  });
});
