import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchGroup } from '#shared/contract/app/search.ts';
import { aCustomer, aMessage, anArticle, aTicket, T0 } from '#testkit/core-team.ts';
import { idOfHit, searchLab, shown, type SearchLab } from '#testkit/core-search.ts';

let lab: SearchLab;
beforeEach(async () => {
  lab = searchLab();
  lab.put('customer', aCustomer('c1'));
  lab.put('ticket', aTicket('t1', { subject: '', preview: '' }));
  lab.put('article', anArticle('k1', { title: '退款多久到账', body: '一到三天' }));
  lab.put('article', anArticle('k2', { title: '更改发票抬头或税号', body: '抬头在发票上' }));
  lab.put('message', aMessage('x1', { body: '退款到账了吗', at: T0 + 1000 }));
  lab.put('message', aMessage('x2', { body: '退款，我想问问几时到账', at: T0 + 2000 }));
  lab.put('message', aMessage('x3', { body: '退款', at: T0 + 3000 }));
  await lab.index();
});
afterEach(() => {
  lab.close();
});

describe('Chinese typed in one piece', () => {
  test('is found as its words too, below what has it in one piece, and this is said', () => {
    expect(lab.ids('退款到账')).toEqual(['k1', 'x1', 'x2']);
    expect(lab.ask('退款到账').also).toEqual([{ typed: '退款到账', searched: ['退款', '到账'], why: 'pieces' }]);
    expect(lab.ids('更改抬头 范围：文章')).toEqual(['k2']);
  });

  test('marks its words', () => {
    const [article] = lab.ask('退款到账', { kinds: ['article'] }).groups[0]?.hits ?? [];
    expect(article?.kind === 'article' && shown(article.title)).toBe('[退款]多久[到账]');
  });

  test('is taken as it stands in quotes, where it is left out, and where there is enough', async () => {
    expect(lab.ids('"退款到账"')).toEqual(['x1']);
    expect(lab.ids('退款 -退款到账 in:message')).toEqual(['x3', 'x2']);
    lab.put('message', aMessage('x4', { body: '退款到账', at: T0 + 4000 }));
    lab.put('message', aMessage('x5', { body: '退款到账', at: T0 + 5000 }));
    await lab.index();
    expect(lab.ids('退款到账 in:message')).toEqual(['x5', 'x4', 'x1']);
    expect(lab.ask('退款到账 in:message').also).toEqual([]);
  });

  test('goes on in pages, each hit once', async () => {
    for (let i = 0; i < 7; i += 1)
      lab.put('message', aMessage(`y${i}`, { body: '到账慢的退款', at: T0 + 10_000 * (i + 1) }));
    await lab.index();
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const [group]: readonly SearchGroup[] = lab.ask('退款到账', { kinds: ['message'], limit: 3, after }).groups;
      ids.push(...(group?.hits ?? []).map(idOfHit));
      after = group?.next ?? null;
    } while (after !== null);
    expect(ids).toEqual(['x1', 'y6', 'y5', 'y4', 'y3', 'y2', 'y1', 'y0', 'x2']);
  });
});
