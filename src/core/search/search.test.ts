import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aCustomer, aMessage, anAgent, anArticle, aTicket, T0 } from '#testkit/core-team.ts';
import { searchLab, shown, type SearchLab } from '#testkit/core-search.ts';
import type { Entity, TableName } from '#shared/domain/tables.ts';
import type { Find } from './find.ts';

let lab: SearchLab;
beforeEach(() => {
  lab = searchLab();
});
afterEach(() => {
  lab.close();
});

async function world(): Promise<void> {
  team((tbl, data) => {
    lab.put(tbl, data);
  });
  await lab.index();
}
type Put = <T extends TableName>(tbl: T, data: Entity[T]) => void;
const ask = (query: string, more: Partial<Find> = {}) => lab.ask(query, more);
const idsOf = (query: string, more: Partial<Find> = {}): string[] => lab.ids(query, more);

const team = (put: Put): void => {
  put('agent', anAgent('ana', { name: '安娜' }));
  put('agent', anAgent('bo'));
  put('queue', { id: 'q1' as never, name: { zh: '售后', en: 'After sales' } });
  put(
    'customer',
    aCustomer('c1', {
      name: '曾小贤',
      phones: ['+8613800138000'],
      emails: ['li.wei@example.com'],
      facts: [{ label: '订单', value: 'SF1234567' }],
    }),
  );
  put('customer', aCustomer('c2', { name: 'Olivia Brown', phones: ['+862112345678'], emails: [] }));
  put('ticket', aTicket('t1', { subject: '宽带无法上网', tags: ['加急'], preview: '光猫红灯', updatedAt: T0 + 5000 }));
  put(
    'ticket',
    aTicket('t2', { subject: 'Refund for order', customerId: 'c2' as never, status: 'closed', preview: '退款' }),
  );
  put('message', aMessage('x1', { body: '您好，我的宽带断了，光猫一直闪红灯', at: T0 + 1000 }));
  put('message', aMessage('x2', { body: '退款什么时候到？订单号 SF7654321', ticketId: 't2' as never, at: T0 + 2000 }));
  put(
    'message',
    aMessage('x3', {
      body: 'The refund has been issued, please call 138 0013 8000',
      kind: 'reply',
      author: { kind: 'agent', agentId: 'ana' as never },
      ticketId: 't2' as never,
      at: T0 + 3000,
    }),
  );
  put('article', anArticle('k1', { title: '退款规则', body: '七天内退款', questions: ['多久退款'], tags: ['规则'] }));
  put('article', anArticle('k2', { title: '旧退款规则', status: 'archived' }));
};

describe('finding', () => {
  test.each([
    ['宽带', ['t1', 'x1']],
    ['光猫', ['t1', 'x1']],
    ['猫', ['t1', 'x1']],
    ['曾小贤', ['c1', 't1']],
    ['ceng', ['c1', 't1']],
    ['zengxx', []],
    ['wl', []],
    ['zengxiao', ['c1', 't1']],
    ['zxx', ['c1', 't1']],
    ['xiaoxian', ['c1', 't1']],
    ['kuandai', ['t1']],
    ['kd', []],
    ['kdw', ['t1']],
    ['zx', ['c1', 't1']],
    ['xx', []],
    ['tkgz', ['k1']],
    ['13800138000', ['c1', 'x3']],
    ['138-0013-8000', ['c1', 'x3']],
    ['+86 138 0013 8000', ['c1', 'x3']],
    ['8000', ['c1', 'x3']],
    ['021-12345678', ['c2']],
    ['li.wei@example.com', ['c1']],
    ['SF1234567', ['c1']],
    ['sf 765', ['x2']],
    ['ref', ['t2', 'x3']],
    ['refu', ['t2', 'x3']],
    ['please cal', ['x3']],
    ['pleasant', []],
    ['tuik', ['k1']],
    ['退', ['t2', 'k1', 'x2']],
    ['tag:none-such 宽带', []],
    ['-tag:none-such 宽带', ['t1', 'x1']],
    ['tag:none-such,加急 宽带', ['t1', 'x1']],
    ['状态:胡说', []],
    ['status:nonsense 宽带', []],
    ['queue:none-such 宽带', []],
    ['in:nowhere 宽带', []],
    ['from:none-such 宽带', []],
    ['宽带 before:someday', []],
    ['status:open in:ticket', ['t1']],
    ['-in:ticket 宽带', ['x1']],
    ['"the refund"', ['x3']],
    ['"ref"', []],
    ['1001', ['t1']],
    ['#1002', ['t2']],
    ['ＲＥＦＵＮＤ', ['t2', 'x3']],
    ['退款', ['t2', 'k1', 'x2']],
    ['退款 -规则', ['t2', 'x2']],
    ['规则 status:archived', ['k2']],
    ['退款 status:closed', ['t2', 'x2']],
    ['退款 状态：处理中', []],
    ['tag:加急', ['t1']],
    ['标签：加', ['t1']],
    ['宽带 in:message', ['x1']],
    ['from:me', ['x3']],
    ['from:曾小贤 宽带', ['t1', 'x1']],
    ['to:olivia', ['t2', 'x3']],
    ['queue:售后 refund', ['t2', 'x3']],
    ['宽带 assignee:none', ['t1', 'x1']],
    ['宽带 before:2020', []],
    ['宽带 after:2020', ['t1', 'x1']],
    ['', []],
    ['？！', []],
  ])('%s', async (query, ids) => {
    await world();
    expect(idsOf(query)).toEqual(ids);
  });

  test('mends typos of letters and digits and says so', async () => {
    await world();
    expect(idsOf('refnud')).toEqual(['t2', 'x3']);
    expect(ask('refnud').also).toEqual([{ typed: 'refnud', searched: ['refund'], why: 'typo' }]);
    expect(idsOf('SF7654312')).toEqual(['x2']);
  });

  test('searches what the team calls the same, and says so', async () => {
    await world();
    lab.put('synonym', { id: 's1' as never, words: ['断网', '宽带'] });
    expect(idsOf('断网')).toEqual(['t1', 'x1']);
    expect(ask('断网').also).toEqual([{ typed: '断网', searched: ['宽带'], why: 'synonym' }]);
  });

  test('leaves a word out as it was typed, and does not say its synonyms were searched', async () => {
    await world();
    lab.put('synonym', { id: 's1' as never, words: ['规则', '七天'] });
    lab.put('article', anArticle('k3', { title: '退款七天到账' }));
    await lab.index();
    expect(ask('退款 -规则 in:article').also).toEqual([]);
    expect(idsOf('退款 -规则 in:article')).toEqual(['k3']);
  });

  test('says which values it could not use, and where they stand', async () => {
    await world();
    expect(ask('宽带 tag:none-such,加急 before:someday status:').problems).toEqual([
      { code: 'unknown-value', operator: 'tag', value: 'none-such', start: 7, end: 16 },
      { code: 'no-date', operator: 'before', value: 'someday', start: 20, end: 34 },
      { code: 'empty-value', operator: 'status', value: '', start: 35, end: 42 },
    ]);
  });

  test('says of a filter that fits nothing that it does, whole, and mends nothing beside it', async () => {
    await world();
    expect(ask('refnud 状态:胡说')).toMatchObject({
      groups: [],
      also: [],
      problems: [{ code: 'no-known-value', operator: 'status', value: '胡说', start: 7, end: 12 }],
    });
    expect(ask('宽带 -状态:胡说').problems).toMatchObject([{ code: 'unknown-value', start: 7, end: 9 }]);
    expect(ask('宽带 before:someday,2020').problems).toMatchObject([{ code: 'bad-date', value: 'someday' }]);
  });

  test('marks the name a ticket was found by, of two initials from its beginning', async () => {
    await world();
    const [customer, ticket] = ask('zx').groups.flatMap((group) => group.hits);
    expect(customer?.kind === 'customer' && shown(customer.name)).toBe('[曾小]贤');
    expect(ticket?.kind === 'ticket' && shown(ticket.snippet)).toBe('[曾小]贤');
  });

  test('shows a table without the rules between its rows', async () => {
    lab.put(
      'article',
      anArticle('k3', { title: '运费', body: '| 地区 | 运费 |\n| --- | :---: |\n| 新疆 | 20 |\n\n---\n\na -- b' }),
    );
    await lab.index();
    const [article] = ask('新疆').groups.flatMap((group) => group.hits);
    expect(article?.kind === 'article' && shown(article.snippet)).toBe('| 地区 | 运费 | | [新疆] | 20 | a -- b');
  });

  test('marks what was found, also what pinyin stands for', async () => {
    await world();
    const [customer] = ask('zengxiao', { kinds: ['customer'] }).groups[0]?.hits ?? [];
    expect(customer?.kind === 'customer' && shown(customer.name)).toBe('[曾小]贤');
    const [byNumber] = ask('8000', { kinds: ['customer'] }).groups[0]?.hits ?? [];
    expect(byNumber?.kind === 'customer' && byNumber.detail && shown(byNumber.detail)).toBe('+86 138 0013 [8000]');
    const [line] = ask('红灯', { kinds: ['message'] }).groups[0]?.hits ?? [];
    expect(line?.kind === 'message' && shown(line.snippet)).toBe('您好，我的宽带断了，光猫一直闪[红灯]');
    const [article] = ask('tkgz', { kinds: ['article'] }).groups[0]?.hits ?? [];
    expect(article?.kind === 'article' && shown(article.title)).toBe('[退款规则]');
  });
});
