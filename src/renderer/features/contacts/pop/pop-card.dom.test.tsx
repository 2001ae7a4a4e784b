import { act, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '#shared/kernel/units.ts';
import { begin, card, end, furnishContactDesk, hear, labOf, ring } from '#testkit/contact-desk.tsx';
import { aContact, aCustomer, aPromise, aTicket, row } from '#testkit/core-team.ts';
import { PopLayer } from './pop-layer.tsx';

furnishContactDesk();

const ZHOU = '13800000001';
/** A birthday in three days. */
const birthday = (now: number) => {
  const day = new Date(now + 3 * DAY);
  const on = { month: day.getUTCMonth() + 1, day: day.getUTCDate(), year: null };
  return { ...on, kind: 'birthday', isLunar: false, label: '女儿' } as const;
};

const promised = (text: string, dueAt: number, more: object = {}) =>
  row('promise', aPromise(`due-${dueAt}`, dueAt, { text, ...more }));

/** Somebody of whom there is everything to say, and several of whom there is nothing to say but who they are. */
function everything() {
  const now = labOf().clock.now();
  const called = (id: string, ago: number, more: object) => row('contact', aContact(id, now - ago, more));
  return [
    row('customer', aCustomer('c1', { name: '周岚', tier: 'gold', moments: [birthday(now)] })),
    ...[1, 2, 3, 4].map((n) =>
      row('ticket', aTicket(`t${n}`, { subject: `净水器 ${n}`, waitingSinceAt: now - n * HOUR })),
    ),
    promised('当天回电', now + HOUR),
    promised('寄发票', now - HOUR),
    promised('上门检修', now - 2 * DAY, { state: 'broken', settledAt: now - DAY }),
    called('k1', 9 * DAY, { summary: '问过滤芯', channel: 'chat' }),
    called('k2', 8 * DAY, { summary: '退款没有到账' }),
    called('k3', 7 * DAY, { end: 'lost', summary: '断线了' }),
    called('k4', DAY, { end: 'missed', answeredAt: null }),
    row('customer', aCustomer('c2', { name: '赵先生', phones: ['+8613911110000'] })),
    row('customer', aCustomer('c3', { name: '赵太太', phones: ['+8613911110000'] })),
    ...['c2', 'c3'].map((id, i) => row('ticket', aTicket(`of-${id}`, { customerId: id as never, number: 90 + i }))),
  ];
}

test('a card says who it is, what was promised and broken, what is open, what was talked about, how it stands and how to begin', async () => {
  await begin(<PopLayer />, everything());
  await ring('a', ZHOU);
  const shown = within(await card('周岚'));
  for (const words of ['金卡', '资料唯一匹配', '+86 138 0000 0001']) expect(shown.getByText(words)).toBeDefined();
  const promises = shown.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(promises).toEqual([
    expect.stringMatching(/^承诺没有兑现：上门检修/),
    expect.stringMatching(/^承诺已逾期：寄发票/),
    expect.stringMatching(/^答应 .+ 前：当天回电$/),
  ]);
  // Longest waiting first, and how many more there are.
  const past = shown.getAllByRole('definition').map(({ textContent }) => textContent);
  expect(past.slice(0, 4)).toEqual(['净水器 4处理中', '净水器 3处理中', '净水器 2处理中', '还有 1 张']);
  expect(past.slice(4, 8)).toEqual([
    '之后来过 1 次没有接到',
    '电话 · 没有听到结束 · 断线了',
    '电话 · 已接入 · 退款没有到账',
    '聊天 · 已接入 · 问过滤芯',
  ]);
  expect(shown.getByText('情感账户')).toBeDefined();
  expect(past[8]).toMatch(/^紧张 · 在变差/);
  expect(shown.getByText(/^先说进展：答应 .+ 前做到的“寄发票”还没有做到/)).toBeDefined();
});

test('a day that comes round stands on the card where nothing is in the way of it', async () => {
  const now = labOf().clock.now();
  const kept = aPromise('p', now + HOUR, { text: '回电' });
  await begin(<PopLayer />, [row('customer', aCustomer('c1', { moments: [birthday(now)] })), row('promise', kept)]);
  await ring('a', ZHOU);
  expect(within(await card('Customer c1')).getByText('女儿的生日')).toBeDefined();
});

/** The words of the card that stands while this one rings. */
const looks = async (address: string, name: string, source: 'desk' | 'claimed' = 'desk') => {
  await hear(address, { type: 'ring', address }, { source });
  const { textContent } = await card(name);
  await end(address);
  return textContent;
};

test('one, maybe, several, unknown and withheld look different, and a guess says why', async () => {
  await begin(<PopLayer />, everything());
  expect(await looks(ZHOU, '周岚')).not.toMatch(/可能|核对/);
  expect(await looks('+862100000001', '周岚')).toMatch(/可能是.*只有号码末尾几位相同，先核对身份/);
  expect(await looks('13911110000', '是哪一位？')).toMatch(
    /2 位客户共用.*登记在几位客户名下.*赵太太.*赵先生|2 位客户共用.*登记在几位客户名下.*赵先生.*赵太太/,
  );
  expect(await looks('+14155550132', '新客户？')).toMatch(/没有匹配.*没有登记这个号码/);
  expect(await looks('anonymous', '隐藏号码')).toMatch(/对方隐藏了号码.*没有号码可查/);
  expect(await looks(ZHOU, '周岚', 'claimed')).toMatch(/可能是.*由链接打开，来源没有核实/);
});

test('what a caller calls itself is words and no markup', async () => {
  await begin(<PopLayer />);
  await hear('a', { type: 'ring', address: '+14155550132', name: '<img src=x onerror=alert(1)>' });
  const shown = await card('新客户？');
  expect(within(shown).getByText('自称：<img src=x onerror=alert(1)>')).toBeDefined();
  expect(shown.querySelector('img')).toBeNull();
});

test('that more came than could be shown is said, with how many', async () => {
  await begin(<PopLayer />);
  for (let i = 0; i < 42; i += 1) await hear(`flood-${i}`, { type: 'ring', address: '+14155550132' }, { after: 0 });
  // Said once a second at most.
  await act(() => labOf().clock.advance(2000));
  expect(await within(await card('新客户？')).findByText(/有 2 个事件来得太快/)).toBeDefined();
});
