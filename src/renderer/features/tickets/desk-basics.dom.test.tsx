import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { aCustomer, anAgent, aTicket, row, T0 } from '#testkit/core-team.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { InboxScreen } from './inbox-screen.tsx';
import { InboxProvider } from './inbox-store.ts';
import { TicketProperties } from './ticket-properties.tsx';

beforeAll(() => {
  furnishDom();
  const matchMedia = window.matchMedia;
  window.matchMedia = (media) => Object.assign(matchMedia(media), { matches: true });
});
let lab: Lab;
let app: AppClient;
const mine = { assigneeId: 'ana' as never };
const always = [{ from: 0, to: 1440 }];

beforeEach(() => {
  lab = openLab();
  lab.hub.store.put([
    row('customer', aCustomer('c2', { name: '王伟' })),
    row('ticket', aTicket('t1', { ...mine, subject: 'first', waitingSinceAt: 1, tags: ['refund'] })),
    row('ticket', aTicket('t2', { ...mine, subject: 'second', waitingSinceAt: 2, priority: 'high' })),
    row('ticket', aTicket('t3', { ...mine, subject: 'third', waitingSinceAt: 3, customerId: 'c2' as never })),
  ]);
});
afterEach(async () => {
  cleanup();
  await lab.close();
});

function Inbox() {
  const [ticketId, open] = useState<string | null>(null);
  useDeskLive(app, lab.clock);
  return (
    <InboxProvider>
      <InboxScreen
        ticketId={ticketId}
        onOpenTicket={open}
        renderConversation={(id) => <p key={id}>conversation of {id}</p>}
        renderAside={(ticket) => <TicketProperties ticketId={ticket.id} />}
      />
    </InboxProvider>
  );
}

async function begin(language: 'zh' | 'en' = 'zh') {
  ({ app } = lab.desk('one'));
  await app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  renderScreen(<Inbox />, { api: app, language, now: () => lab.clock.now() });
  await screen.findByRole('option', { name: /first/ });
}
const press = (key: string, more: object = {}) => fireEvent.keyDown(document.body, { key, ...more });
const list = () => screen.getByRole('listbox', { name: /工单列表|Ticket list/ });
const rows = () => within(list()).getAllByRole('option');
const subjects = () => rows().map((option) => /first|second|third/.exec(option.textContent)?.[0]);
const get = (ticketId: string) => app.tickets.get({ ticketId });
const checked = () => rows().map((option) => option.getAttribute('aria-checked'));

describe('many at once', () => {
  it('are chosen with x and Shift with the arrows, and Escape chooses none', async () => {
    await begin();
    press('j');
    await screen.findByRole('heading', { name: 'Customer c1' });
    expect(checked()).toEqual([null, null, null]);
    press('x');
    await screen.findByText('已选 1 张');
    expect(checked()).toEqual(['true', 'false', 'false']);
    fireEvent.keyDown(list(), { key: 'ArrowDown', shiftKey: true });
    await screen.findByText('已选 2 张');
    fireEvent.keyDown(list(), { key: 'ArrowDown', shiftKey: true });
    await screen.findByText('已选 3 张');
    fireEvent.keyDown(list(), { key: 'ArrowUp', shiftKey: true });
    await screen.findByText('已选 2 张');
    expect(checked()).toEqual(['true', 'true', 'false']);
    press('Escape');
    await waitFor(() => expect(screen.queryByText(/已选/)).toBeNull());
  });

  it('stay chosen when what was opened for them is left with Escape', async () => {
    await begin();
    press('X', { shiftKey: true });
    await screen.findByText('已选 3 张');
    press('p');
    const dialog = await screen.findByRole('dialog');
    fireEvent.keyDown(within(dialog).getByRole('combobox'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText('已选 3 张')).toBeTruthy();
  });

  it('are changed in one step by the key of one, and given back by Ctrl Z', async () => {
    await begin();
    press('X', { shiftKey: true });
    await screen.findByText('已选 3 张');
    press('p');
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('combobox'), { target: { value: '紧急' } });
    fireEvent.keyDown(within(dialog).getByRole('combobox'), { key: 'Enter' });
    await screen.findByText('已更改 3 张工单');
    expect((await get('t3')).priority).toBe('urgent');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    press('z', { ctrlKey: true });
    await screen.findByText('已撤销 3 张');
    expect([(await get('t1')).priority, (await get('t2')).priority]).toEqual(['normal', 'high']);
  });

  it('name those that could not be changed, which stay chosen', async () => {
    lab.hub.store.put([
      row('field', {
        id: 'f1' as never,
        key: 'model',
        label: { zh: '型号', en: 'Model' },
        kind: 'text',
        choices: [],
        queueIds: [],
        required: 'to-solve',
        order: 1,
        isActive: true,
      }),
      row('ticket', aTicket('t1', { ...mine, subject: 'first', waitingSinceAt: 1, values: { model: 'X1' } })),
    ]);
    await begin();
    press('X', { shiftKey: true });
    await screen.findByText('已选 3 张');
    press('s');
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('option', { name: '已解决' }));
    await screen.findByText(/2 张没有更改：#1002（缺必填项）、#1003（缺必填项）/);
    await screen.findByText('已选 2 张');
    expect([(await get('t1')).status, (await get('t2')).status]).toEqual(['solved', 'open']);
  });
});

describe('a single change', () => {
  it('says what was done and is taken back from its toast', async () => {
    await begin();
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    press('e');
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await screen.findByText('已撤销');
    expect((await get('t1')).status).toBe('open');
  });

  it('asks for what is missing before solving, and then solves', async () => {
    lab.hub.store.put([
      row('field', {
        id: 'f1' as never,
        key: 'fault',
        label: { zh: '故障', en: 'Fault' },
        kind: 'number',
        choices: [],
        queueIds: [],
        required: 'to-solve',
        order: 1,
        isActive: true,
      }),
    ]);
    await begin();
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    press('e');
    const dialog = await screen.findByRole('dialog', { name: '解决前还要填这些' });
    const field = within(dialog).getByRole('textbox', { name: '故障' });
    const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: '填写并继续' });
    fireEvent.change(field, { target: { value: 'three' } });
    await within(dialog).findByText('请填数字。');
    expect(go.disabled).toBe(true);
    fireEvent.change(field, { target: { value: '3' } });
    fireEvent.click(go);
    await waitFor(async () => expect((await get('t1')).status).toBe('solved'));
    expect((await get('t1')).values).toEqual({ fault: 3 });
  });

  it('snoozes by key until a time that is said, and wakes again', async () => {
    await begin();
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    press('z');
    fireEvent.click(await screen.findByRole('menuitem', { name: /1 小时后/ }));
    await screen.findByText(/^已推迟，.*唤醒$/);
    expect((await get('t1')).snoozedUntilAt).toBeGreaterThan(lab.clock.now());
    fireEvent.click(screen.getByRole('button', { name: '现在唤醒' }));
    await waitFor(async () => expect((await get('t1')).snoozedUntilAt).toBeNull());
  });

  it('follows and stops following by key, and names who follows', async () => {
    await begin();
    press('j');
    await screen.findByText('还没有人');
    press('w');
    await waitFor(async () => expect((await get('t1')).followers).toEqual([{ agentId: 'ana', name: 'Agent ana' }]));
    await waitFor(() => expect(screen.getByText('关注者').parentElement?.textContent).toContain('Agent ana（我）'));
    press('w');
    await waitFor(async () => expect((await get('t1')).followers).toEqual([]));
    // Events that follow each other closely are told together, a moment later.
    await lab.clock.advance(1000);
    await screen.findByText('还没有人');
  });
});

describe('a merge', () => {
  it('offers the customer’s own tickets first, warns of another customer, and can be taken back', async () => {
    await begin();
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    press('M', { shiftKey: true });
    const dialog = await screen.findByRole('dialog', { name: '合并工单 #1001' });
    const own = await within(dialog).findByRole('group', { name: '这位客户的工单' });
    expect(own.textContent).toContain('second');
    const find = within(dialog).getByRole('combobox');
    fireEvent.change(find, { target: { value: '王伟' } });
    fireEvent.click(await within(dialog).findByRole('option', { name: /third/ }));
    const warning = await within(dialog).findByRole('alert');
    expect(warning.textContent).toContain('Customer c1 与 王伟');
    fireEvent.click(within(dialog).getByRole('button', { name: '合并到 #1003' }));
    await screen.findByText('conversation of t3');
    expect((await get('t1')).mergedInto?.number).toBe(1003);
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(async () => expect((await get('t1')).mergedInto).toBeNull());
    expect((await get('t1')).status).toBe('open');
  });

  it('a colleague made can be taken back by key here, which says before what comes of it', async () => {
    await begin();
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    const over = { status: 'closed', solvedAt: T0 + 9, waitingSinceAt: null, mergedIntoId: 't9' } as never as object;
    lab.hub.store.put([row('ticket', aTicket('t1', { ...mine, subject: 'first', ...over }))]);
    lab.hub.poke();
    await lab.clock.advance(5000);
    await screen.findByText('这张工单已合并到另一张工单，那张工单不在这台电脑上。');
    const out = await screen.findByText(/^撤销后恢复为/);
    expect(out.textContent).toContain('处理中');
    expect(screen.getByRole('button', { name: /撤销合并/ }).getAttribute('aria-keyshortcuts')).toBe('Shift+u');
    press('U', { shiftKey: true });
    await screen.findByText('已撤销合并，工单恢复为“处理中”');
    expect(await get('t1')).toMatchObject({ status: 'open', mergedInto: null });
    await waitFor(() => expect(screen.queryByText(/^撤销后恢复为/)).toBeNull());
  });

  it('offers what is finished last, and says what becomes of it', async () => {
    lab.hub.store.put([
      row('customer', aCustomer('c9', { name: '赵敏' })),
      row(
        'ticket',
        aTicket('t4', { subject: 'early', status: 'solved', customerId: 'c9' as never, updatedAt: T0 + 9 }),
      ),
      row('ticket', aTicket('t5', { ...mine, subject: 'late', customerId: 'c9' as never })),
      row('ticket', aTicket('t1', { ...mine, subject: 'first', waitingSinceAt: 1, customerId: 'c9' as never })),
    ]);
    await begin();
    press('j');
    await screen.findByRole('button', { name: /^解决/ });
    press('M', { shiftKey: true });
    const dialog = await screen.findByRole('dialog', { name: '合并工单 #1001' });
    await within(dialog).findByRole('group', { name: '已结束的工单' });
    const offered = within(dialog).getAllByRole('option');
    expect(offered.map((one) => /early|late/.exec(one.textContent)?.[0])).toEqual(['late', 'early']);
    expect(offered.map((one) => one.getAttribute('aria-selected'))).toEqual(['true', 'false']);
    fireEvent.click(within(dialog).getByRole('option', { name: /early/ }));
    await within(dialog).findByText(/客户还在等，合并后会重新打开/);
    fireEvent.click(within(dialog).getByRole('button', { name: '合并到 #1004' }));
    await waitFor(async () => expect((await get('t4')).status).toBe('open'));
  });
});

describe('who can be given a ticket', () => {
  const others = [
    row('agent', anAgent('cy', { handle: 'cyrus', name: '陈宇', queueIds: ['q2'] as never })),
    row('agent', anAgent('dee', { handle: 'deedee', name: '丁一', queueIds: ['q1', 'q2'] as never })),
  ];

  it('is who holds its queue and may answer; found by handle, and taken with Enter', async () => {
    lab.hub.store.put(others);
    await begin();
    press('j');
    const field = await screen.findByRole<HTMLInputElement>('combobox', { name: '负责人' });
    await waitFor(() => expect(field.disabled).toBe(false));
    act(() => field.focus());
    fireEvent.click(field);
    fireEvent.change(field, { target: { value: '' } });
    const offered = (await screen.findAllByRole('option')).map((one) => one.textContent);
    expect(offered).toEqual(expect.arrayContaining(['未分配', 'Agent bo', '丁一']));
    expect(offered.filter((name) => name === '陈宇' || name === 'Agent tia')).toEqual([]);
    fireEvent.change(field, { target: { value: 'deedee' } });
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
    await waitFor(async () => expect((await get('t1')).assigneeId).toBe('dee'));
  });

  it('of many at once, is who holds all their queues', async () => {
    lab.hub.store.put([...others, row('ticket', aTicket('t3', { ...mine, subject: 'third', queueId: 'q2' as never }))]);
    lab.hub.store.put([row('agent', anAgent('ana', { queueIds: ['q1', 'q2'] as never }))]);
    const known = lab.hub.accounts.get('ana');
    if (known) lab.hub.accounts.set('ana', { ...known, scope: [...known.scope, 'q:q2'] });
    await begin();
    await screen.findByRole('option', { name: /third/ });
    press('X', { shiftKey: true });
    await screen.findByText('已选 3 张');
    press('A', { shiftKey: true });
    const dialog = await screen.findByRole('dialog');
    const offered = () => within(dialog).getAllByRole('option');
    // Who is here may be known a moment after the list.
    await waitFor(() => expect(offered().map((one) => one.textContent)).toEqual(['Agent ana（我）', '丁一', '未分配']));
  });

  it('is said where a ticket goes to a queue its holder does not have, with a way to give it to nobody', async () => {
    await begin();
    press('j');
    const field = await screen.findByRole<HTMLInputElement>('combobox', { name: '队列' });
    await waitFor(() => expect(field.disabled).toBe(false));
    act(() => field.focus());
    fireEvent.click(field);
    fireEvent.change(field, { target: { value: '物流' } });
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
    await screen.findByText('Agent ana 看不到这个队列');
    expect((await get('t1')).assigneeId).toBe('ana');
    fireEvent.click(screen.getByRole('button', { name: '改为未分配' }));
    await waitFor(async () => expect((await get('t1')).assigneeId).toBeNull());
  });
});

describe('promises', () => {
  beforeEach(() => {
    const now = lab.clock.now();
    const first = { ...mine, subject: 'first', waitingSinceAt: now - 3_600_000, createdAt: now - 3_600_000 };
    lab.hub.store.put([
      row('calendar', {
        id: 'k1' as never,
        name: 'always',
        timeZone: 'UTC',
        week: [always, always, always, always, always, always, always],
        holidays: [],
        extra: [],
      }),
      row('policy', {
        id: 'p1' as never,
        name: 'everything',
        order: 1,
        isActive: true,
        queueIds: [],
        priorities: ['normal'],
        tiers: [],
        channels: [],
        firstMs: 30 * 60_000,
        nextMs: null,
        resolveMs: null,
        atRiskShare: 0.5,
        calendarId: 'k1' as never,
      }),
      row('ticket', aTicket('t1', first)),
      row('ticket', aTicket('t3', { ...first, subject: 'third', createdAt: now - 20 * 60_000 })),
    ]);
  });

  it('stand in the row in short, and in a sentence for those who listen', async () => {
    await begin('en');
    await screen.findByText('First answer overdue by 30 min');
    await screen.findByText('First answer at risk, due in 9 min');
    expect(rows().find((option) => option.textContent.includes('second'))?.textContent).toContain('has waited');
  });

  it('are told in words beside the ticket', async () => {
    await begin();
    fireEvent.click(screen.getByRole('option', { name: /first/ }));
    const panel = await screen.findByRole('region', { name: '时限' });
    expect(panel.textContent).toContain('首次回复已超时 30 分');
    expect(panel.textContent).toContain('依据“everything”');
  });
});

describe('quick filters', () => {
  it('narrow the list by a word and a key, and are taken away where they stand', async () => {
    await begin();
    press('f');
    const dialog = await screen.findByRole('dialog', { name: '筛选列表' });
    fireEvent.change(within(dialog).getByRole('combobox'), { target: { value: '高' } });
    fireEvent.keyDown(within(dialog).getByRole('combobox'), { key: 'Enter' });
    await waitFor(() => expect(subjects()).toEqual(['second']));
    fireEvent.click(screen.getByRole('button', { name: '移除筛选 优先级：高' }));
    await waitFor(() => expect(subjects()).toEqual(['first', 'second', 'third']));
  });

  it('take a tag nobody has agreed on', async () => {
    await begin();
    press('f');
    const dialog = await screen.findByRole('dialog', { name: '筛选列表' });
    fireEvent.change(within(dialog).getByRole('combobox'), { target: { value: 'refund' } });
    fireEvent.click(await within(dialog).findByRole('option', { name: 'refund' }));
    await waitFor(() => expect(subjects()).toEqual(['first']));
  });
});

it('rows are lower where the agent wants more of them', async () => {
  ({ app } = lab.desk('one'));
  await app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await app.settings.set({ density: 'compact' });
  await lab.clock.advance(3000);
  renderScreen(<Inbox />, { api: app, now: () => lab.clock.now() });
  const option = await screen.findByRole('option', { name: /first/ });
  await waitFor(() => expect(option.ownerDocument.querySelector('[data-density="compact"]')).not.toBeNull());
});
