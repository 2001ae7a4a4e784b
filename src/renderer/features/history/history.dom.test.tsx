import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#shared/kernel/units.ts';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { aContact, aCustomer, aMessage, aPromise, aTicket, row } from '#testkit/core-team.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { CustomerScreen } from './customer-screen.tsx';

beforeAll(furnishDom);
let lab: Lab;
let app: AppClient;
beforeEach(() => {
  lab = openLab();
});
afterEach(async () => {
  cleanup();
  location.hash = '';
  await lab.close();
});

function Live() {
  useDeskLive(app, lab.clock);
  return <CustomerScreen rest={['c1']} renderAside={() => null} />;
}

async function begin(...rows: ReturnType<typeof row>[]): Promise<void> {
  lab.hub.store.put(rows);
  ({ app } = lab.desk('one'));
  await app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  renderScreen(<Live />, { api: app, now: () => lab.clock.now() });
  await screen.findByRole('button', { name: /^Subject t1/ });
}
const press = (key: string, more: object = {}) => fireEvent.keyDown(document.body, { key, ...more });
const promises = () => app.history.promises({ customerId: 'c1' });

describe('the history of a customer', () => {
  it('is gone through with j and k; a ticket opens into its lines, and a line leads to where it stands', async () => {
    await begin(row('ticket', aTicket('t2', { subject: 'older', updatedAt: 5 })));
    press('j');
    const first = screen.getByRole('button', { name: /^Subject t1/ });
    expect(document.activeElement).toBe(first);
    fireEvent.click(first);
    const line = await screen.findByRole('link', { name: /hello\?/ });
    expect(line.getAttribute('href')).toBe('#/inbox/t1/x2');
    press('j');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^older/ }));
    press('o');
    expect(location.hash).toBe('#/inbox/t2');
  });

  it('is narrowed, says so when nothing fits, and what this desk may hold', async () => {
    await begin(row('contact', aContact('k1', lab.clock.now() - HOUR, { summary: '催退款', channel: 'chat' })));
    expect(screen.getByText(/只列出这台电脑可以保存的队列/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '联络' }));
    await screen.findByText('催退款');
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Subject t1/ })).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: '邮件' }));
    await screen.findByText('没有符合筛选的内容');
    fireEvent.click(screen.getByRole('button', { name: '清除筛选' }));
    await screen.findByRole('button', { name: /^Subject t1/ });
  });
});

describe('a promise', () => {
  it('is made with one key, in words, and kept with another', async () => {
    await begin();
    await screen.findByRole('button', { name: '记一个承诺' });
    press('c');
    const dialog = await screen.findByRole('dialog', { name: '记一个承诺' });
    fireEvent.change(within(dialog).getByLabelText(/答应了什么/), { target: { value: '修好后回电' } });
    fireEvent.change(within(dialog).getByLabelText(/最晚什么时候/), { target: { value: '不知道' } });
    expect(within(dialog).getByText(/看不懂这个时间/)).toBeDefined();
    fireEvent.change(within(dialog).getByLabelText(/最晚什么时候/), { target: { value: '后天中午' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '记下承诺' }));
    const open = await screen.findByRole('list', { name: '待兑现的承诺' });
    await within(open).findByText('修好后回电');
    expect((await promises()).items).toMatchObject([{ text: '修好后回电', agentId: 'ana', state: 'open' }]);
    press('K', { shiftKey: true });
    await screen.findByText('没有待兑现的承诺');
    expect((await promises()).items).toMatchObject([{ state: 'kept' }]);
    fireEvent.click(await screen.findByRole('button', { name: /^撤销/ }));
    await screen.findByText('修好后回电', { selector: 'li p' });
  });

  it('that is overdue says by how much, and stands in the account with its ticket', async () => {
    await begin(row('promise', aPromise('p1', lab.clock.now() - 2 * HOUR, { text: '回电' })));
    await screen.findByText('已过期 2 小时');
    const entries = await screen.findByRole('list', { name: '存入和支取' });
    const link = within(entries).getByRole('link', { name: '承诺过期 2 小时：回电' });
    expect(link.getAttribute('href')).toBe('#/inbox/t1');
  });
});

const made = (agoMs: number, id = 'g1') =>
  row('gesture', {
    id,
    customerId: 'c1',
    queueId: 'q1',
    kind: 'birthday',
    day: '2026-11-01',
    state: 'done',
    note: '寄了贺卡',
    agentId: 'ana',
    at: lab.clock.now() - agoMs,
  } as never);
const called = (id: string, agoMs: number, more: object = {}) =>
  row('contact', aContact(id, lab.clock.now() - agoMs, more));

describe('a gesture', () => {
  it('says what happened since, in the history and in the account, and not that it did it', async () => {
    const before = called('k1', 30 * DAY, { heldMs: 4 * 60_000 });
    await begin(made(20 * DAY), before, called('k2', 12 * DAY), row('message', aMessage('x1', { at: 5 })));
    const words = /^此后：联络 2 次 · 第一次交谈比之前那次顺 · 账户没有变化$/;
    const lines = await screen.findAllByText(words);
    expect(lines).toHaveLength(2);
    expect(lines[0]?.title).toContain('不说是不是因为这份心意');
    expect(within(screen.getByRole('list', { name: '存入和支取' })).getByText(words)).toBeDefined();
  });

  it('says so where there was no contact yet, and where the time for it is over', async () => {
    const gestures = [made(2 * HOUR), made(100 * DAY, 'g0')];
    await begin(...gestures, row('message', aMessage('x1', { at: 5 })), called('k1', 3 * HOUR));
    expect(await screen.findAllByText('此后：还没有联络')).toHaveLength(2);
    expect(await screen.findAllByText('此后 90 天：没有联络')).toHaveLength(2);
  });
});

describe('what is known of a customer', () => {
  it('is edited: a number that cannot be read is said, and a day is added', async () => {
    await begin();
    press('E', { shiftKey: true });
    const dialog = await screen.findByRole('dialog', { name: '编辑客户' });
    fireEvent.click(within(dialog).getByRole('button', { name: '加一个号码' }));
    const field = within(dialog).getByLabelText('新号码');
    fireEvent.change(field, { target: { value: '12' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '加一个日子' }));
    fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    await screen.findByText('“12”不像电话号码');
    fireEvent.change(field, { target: { value: '138 0013 8099' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(async () => {
      const { phones, moments } = await app.customers.get({ customerId: 'c1' });
      expect(phones).toEqual(['+8613800000001', '+8613800138099']);
      expect(moments).toMatchObject([{ kind: 'birthday', month: 1, day: 1 }]);
    });
  });

  it('has a day coming: one gesture is offered, and not again once somebody has said no', async () => {
    const soon = new Date(lab.clock.now() + 3 * DAY);
    const moment = {
      ...({ kind: 'birthday', year: null, isLunar: false, label: '女儿' } as const),
      month: soon.getUTCMonth() + 1,
      day: soon.getUTCDate(),
    };
    await begin(row('customer', aCustomer('c1', { moments: [moment] })));
    await screen.findByText(/女儿的生日/);
    fireEvent.change(await screen.findByLabelText('做了什么'), { target: { value: '等事情办完' } });
    fireEvent.click(screen.getByRole('button', { name: '这次不做' }));
    await screen.findByText(/Agent ana选择这次不做 · 等事情办完/);
    expect(screen.queryByRole('button', { name: '这次不做' })).toBeNull();
  });
});
