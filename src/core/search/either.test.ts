import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SearchGroup, SearchHit } from '#shared/contract/app/search.ts';
import { aCustomer, aMessage, aTicket, T0 } from '#testkit/core-team.ts';
import { searchLab, shown, type SearchLab } from '#testkit/core-search.ts';

/** OR between words and phrases, together with everything else a search does. */
let lab: SearchLab;
let at = T0;
beforeEach(() => {
  lab = searchLab();
  lab.put('customer', aCustomer('c1', { name: 'Nobody' }));
});
afterEach(() => {
  lab.close();
});
const ticket = (id: string, subject: string, more: object = {}) => {
  at += 1000;
  lab.put('ticket', aTicket(id, { subject, preview: '', updatedAt: at, ...more }));
};
const asked = (query: string, more: object = {}): string[] => lab.ids(query, { kinds: ['ticket'], ...more });
const subjectsOf = (query: string): string[] =>
  lab
    .ask(query, { kinds: ['ticket'] })
    .groups.flatMap(({ hits }) => hits)
    .map((hit: SearchHit) => (hit.kind === 'ticket' ? shown(hit.subject) : ''));

test('either is enough, the newest first; what stands beside it is asked for as well', async () => {
  ticket('t1', '退款什么时候到账');
  ticket('t2', '退货到账');
  ticket('t3', '退款申请');
  ticket('t4', '换货到账');
  await lab.index();
  expect(asked('退款 OR 退货')).toEqual(['t3', 't2', 't1']);
  expect(asked('退款 OR 退货 到账')).toEqual(['t2', 't1']);
  expect(asked('到账 退款|退货')).toEqual(['t2', 't1']);
  expect(asked('退款 OR 退货 -申请')).toEqual(['t2', 't1']);
  expect(subjectsOf('退款 OR 退货 到账')).toEqual(['[退货到账]', '[退款]什么时候[到账]']);
});

test('filters hold for both, and phrases stay phrases', async () => {
  ticket('t1', 'the full refund came', { tags: ['vip'] });
  ticket('t2', 'a refund in full', { tags: ['vip'] });
  ticket('t3', 'goods returned', { tags: ['vip'] });
  ticket('t4', 'goods returned');
  await lab.index();
  expect(asked('"full refund" OR returned tag:vip')).toEqual(['t3', 't1']);
  expect(asked('tag:vip "full refund" OR "in full"')).toEqual(['t2', 't1']);
});

test('each may be pinyin, a number, a synonym, a slip of the keys, or Chinese in pieces', async () => {
  ticket('t1', '退款申请');
  ticket('t2', 'router restarts');
  ticket('t3', '安装预约', { number: 4821600 });
  ticket('t4', '款项已经到账，退款完成');
  lab.put('synonym', { id: 's1', words: ['modem', '光猫'] } as never);
  ticket('t5', '光猫');
  await lab.index();
  expect(asked('tksq OR azyy')).toEqual(['t3', 't1']);
  expect(asked('4821600 OR azyx')).toEqual(['t3']);
  expect(asked('modem OR 安装')).toEqual(['t5', 't3']);
  const mended = lab.ask('ruoter OR azyy', { kinds: ['ticket'] });
  expect(mended.also).toMatchObject([{ typed: 'ruoter', searched: ['router'], why: 'typo' }]);
  expect(asked('ruoter OR azyy')).toEqual(['t3', 't2']);
  expect(asked('退款到账 OR azyy')).toEqual(['t3', 't4']);
});

test('numbers that are alternatives are not one number typed in parts', async () => {
  ticket('t1', 'order 1380013');
  ticket('t2', 'order 8000');
  await lab.index();
  expect(asked('1380013 OR 8000')).toEqual(['t2', 't1']);
  expect(asked('1380013 8000')).toEqual([]);
});

test('an alternative without a word in it ties nothing else together', async () => {
  ticket('t1', '退款');
  ticket('t2', '退款 退货');
  await lab.index();
  expect(asked('退款 ！ OR 退货')).toEqual(['t2']);
});

test('what cannot be an alternative is said, and searched as it stands', async () => {
  ticket('t1', '退款');
  ticket('t2', '退款 退货');
  await lab.index();
  const codes = (query: string): string[] => lab.ask(query).problems.map(({ code }) => code);
  expect([codes('退款 OR -退货'), asked('退款 OR -退货')]).toEqual([['negated-or'], ['t1']]);
  expect([codes('退货 OR status:open'), asked('退货 OR status:open')]).toEqual([['lone-or'], ['t2']]);
});

test('lines come newest first over both, page by page, each once', async () => {
  lab.put('ticket', aTicket('t1', { subject: '', preview: '' }));
  for (let i = 0; i < 60; i += 1) {
    const body = ['退款', '退货', '退款退货', '换货'][i % 4] ?? '';
    lab.put('message', aMessage(`x${i}`, { body, at: T0 + i * 1000 }));
  }
  await lab.index();
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const group: SearchGroup | undefined = lab.ask('退款 OR 退货', { kinds: ['message'], limit: 7, after }).groups[0];
    ids.push(...(group?.hits ?? []).map((hit) => (hit.kind === 'message' ? hit.messageId : '')));
    after = group?.next ?? null;
    if (after === null) break;
  }
  const expected = Array.from({ length: 60 }, (_, i) => 59 - i).filter((i) => i % 4 !== 3);
  expect(ids).toEqual(expected.map((i) => `x${i}`));
});
