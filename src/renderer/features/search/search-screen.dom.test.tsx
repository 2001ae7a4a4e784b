import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AppClient, type Lab, openLab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { aCustomer, aMessage, anArticle, aTicket, row, smallTeam, T0 } from '#testkit/core-team.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { SearchScreen } from './index.ts';
import { NO_SEARCH } from './kinds.ts';

beforeAll(furnishDom);

let lab: Lab;
let core: AppClient;
beforeEach(async () => {
  lab = openLab();
  lab.hub.store.put([
    ...smallTeam(),
    row('customer', aCustomer('c2', { name: '周岚', tier: 'gold' })),
    row('customer', aCustomer('c3', { name: '退款专员' })),
    ...[11, 12, 13, 14, 15, 16, 17].map((n) =>
      row('ticket', aTicket(`t${n}`, { customerId: 'c2' as never, subject: `退款第 ${n} 次`, updatedAt: T0 + n })),
    ),
    row('ticket', aTicket('t30', { customerId: 'c3' as never, subject: '发票', updatedAt: T0 - 9 })),
    row('ticket', aTicket('t20', { subject: '换货', status: 'solved', tags: ['退款'], updatedAt: T0 + 5 })),
    row('field', {
      id: 'f1' as never,
      key: 'order-number',
      label: { zh: '订单号', en: 'Order number' },
      kind: 'text',
      choices: [],
      queueIds: [],
      required: 'no',
      order: 1,
      isActive: true,
    }),
    row('ticket', aTicket('t31', { subject: '洗衣机', values: { 'order-number': 'LH2611-88213' } })),
    row('article', anArticle('k7', { title: '退款规则', body: '七天无理由', language: 'zh' })),
    row('message', aMessage('x9', { ticketId: 't11' as never, body: '我的退款到哪里了', at: T0 + 9 })),
    row('message', aMessage('x8', { ticketId: 't12' as never, body: 'where is my refund', at: T0 + 8 })),
  ]);
  core = lab.desk('one').app;
  await core.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(5000);
});
afterEach(async () => {
  cleanup();
  await lab.close();
});

const opened = vi.fn<(...place: (string | null)[]) => void>();

function Holder() {
  const [state, setState] = useState(NO_SEARCH);
  return (
    <SearchScreen
      state={state}
      onState={setState}
      onOpenTicket={(ticketId, messageId) => opened('ticket', ticketId, messageId)}
      onOpenArticle={(articleId) => opened('article', articleId)}
    />
  );
}

function Live({ app, children }: { app: AppClient; children: ReactNode }) {
  useDeskLive(app, lab.clock);
  return children;
}

/** The core's client with some of its search calls replaced: a line that is slow, or an answer that is rare. */
const withSearch = (calls: Partial<AppClient['search']>): AppClient =>
  new Proxy(core, {
    get: (target, key) =>
      key === 'search'
        ? new Proxy(target.search, { get: (search, call) => Reflect.get(calls, call) ?? Reflect.get(search, call) })
        : Reflect.get(target, key),
  });

function open(app = core, language: 'zh' | 'en' = 'zh') {
  opened.mockClear();
  renderScreen(
    <Live app={app}>
      <Holder />
    </Live>,
    { api: app, language },
  );
  return screen.getByRole<HTMLInputElement>('combobox', { name: /搜索这台|Search everything/ });
}
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const press = (field: HTMLElement, ...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(field, { key });
};
const group = (name: string) => screen.findByRole('group', { name });
const rows = (within_: HTMLElement) =>
  within(within_)
    .getAllByRole('option')
    .map((option) => option.textContent);
const selected = () => screen.queryByRole('option', { selected: true })?.textContent ?? null;
const kinds = () => screen.queryAllByRole('group').flatMap((one) => one.getAttribute('aria-label') ?? []);

describe('what is found', () => {
  it('stands by kind, counted, with the words that were found marked', async () => {
    type(open(), '退款');
    expect(rows(await group('客户'))).toEqual([expect.stringContaining('退款专员')]);
    expect(kinds()).toEqual(['筛选', '客户', '工单', '文章', '消息']);
    expect((await group('工单')).textContent).toContain('5+');
    expect(within(await group('文章')).getByText('退款', { selector: 'mark' })).toBeTruthy();
    expect(rows(await group('消息'))[0]).toContain('我的退款到哪里了');
  });

  it('goes on in pages, without moving what stands there', async () => {
    const field = open();
    type(field, '退款');
    const before = rows(await group('工单'));
    fireEvent.click(screen.getByRole('option', { name: '显示更多工单' }));
    await waitFor(async () => expect(rows(await group('工单')).length).toBeGreaterThan(before.length));
    expect(rows(await group('工单')).slice(0, 5)).toEqual(before.slice(0, 5));
    expect(selected()).toBe(before[4]);
  });

  it('stays while the next answer comes, and an answer that was overtaken is dropped', async () => {
    let release: (() => void) | undefined;
    let late: Promise<unknown> | undefined;
    const slow = async (...[input]: Parameters<AppClient['search']['find']>) => {
      await new Promise<void>((go) => (release = go));
      return core.search.find(input);
    };
    const find = ((input, options) => {
      if (input.query !== '退') return core.search.find(input, options);
      late = slow(input);
      return late;
    }) as AppClient['search']['find'];
    const field = open(withSearch({ find }));
    type(field, '周岚');
    expect(rows(await group('客户'))).toEqual([expect.stringContaining('周岚')]);
    type(field, '退');
    await waitFor(() => expect(late).toBeDefined());
    expect(rows(await group('客户'))).toEqual([expect.stringContaining('周岚')]);
    type(field, '退款专');
    await waitFor(async () => expect(rows(await group('客户'))).toEqual([expect.stringContaining('退款专员')]));
    release?.();
    await act(async () => void (await late));
    expect(screen.queryByText(/第 17 次/)).toBeNull();
    expect(rows(await group('客户'))).toEqual([expect.stringContaining('退款专员')]);
  });

  it('says which field of a ticket has what was looked for', async () => {
    type(open(), '88213');
    const [found] = rows(await group('工单'));
    expect(found).toContain('订单号：LH2611-88213');
    expect(screen.getByText('88213', { selector: 'mark' })).toBeTruthy();
  });

  it('is said when it is nothing', async () => {
    const field = open();
    type(field, '没有这个词啊');
    expect(await screen.findByText('没有找到“没有这个词啊”')).toBeTruthy();
    expect(field.getAttribute('aria-expanded')).toBe('false');
    expect(field.getAttribute('aria-controls')).toBeNull();
  });
});

describe('the keyboard', () => {
  it('goes through all groups with the arrows, from group to group with the page keys, and opens the line itself', async () => {
    const field = open();
    type(field, '退款');
    await group('消息');
    expect(selected()).toContain('退款专员');
    press(field, 'ArrowDown');
    expect(selected()).toBe(rows(await group('工单'))[0]);
    press(field, 'PageDown', 'PageDown');
    expect(selected()).toContain('我的退款到哪里了');
    expect(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe(selected());
    press(field, 'Enter');
    expect(opened.mock.calls).toEqual([['ticket', 't11', 'x9']]);
    await waitFor(async () => expect((await core.search.recent({})).queries).toEqual(['退款']));
  });

  it('opens a customer at the newest ticket, an article in the reader', async () => {
    const field = open();
    type(field, '周岚');
    await group('客户');
    press(field, 'Enter');
    await waitFor(() => expect(opened.mock.calls).toEqual([['ticket', 't17', null]]));
    type(field, '"七天无理由"');
    await screen.findByText('退款规则');
    press(field, 'Enter');
    await waitFor(() => expect(opened.mock.calls.at(-1)).toEqual(['article', 'k7']));
  });

  it('never opens what stood there for another question: Enter waits for the answer to what was typed', async () => {
    const field = open();
    type(field, '退款专员');
    await group('客户');
    type(field, '周岚');
    press(field, 'Enter');
    await waitFor(() => expect(opened.mock.calls).toEqual([['ticket', 't17', null]]));
  });

  it('leaves Enter to the input method while it composes, and asks for nothing half composed', async () => {
    const asked = vi.fn<(query: string) => void>();
    const find = ((input, options) => {
      asked(input.query);
      return core.search.find(input, options);
    }) as AppClient['search']['find'];
    const field = open(withSearch({ find }));
    fireEvent.compositionStart(field);
    type(field, 'zhou');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    type(field, '周岚');
    fireEvent.compositionEnd(field);
    await group('客户');
    expect(asked.mock.calls).toEqual([['周岚']]);
    expect(opened).not.toHaveBeenCalled();
  });
});

describe('filters', () => {
  it('are written into the text by their menus and taken out by their chips', async () => {
    const field = open();
    type(field, '退款');
    fireEvent.click(screen.getByRole('button', { name: '状态' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: '已解决' }));
    expect(field.value).toBe('退款 状态:已解决 ');
    await waitFor(async () => expect(rows(await group('工单'))).toEqual([expect.stringContaining('换货')]));
    fireEvent.click(screen.getByRole('button', { name: '去掉 状态:已解决' }));
    expect(field.value).toBe('退款');
  });

  it('are completed with Tab as they are typed', async () => {
    const field = open(core, 'en');
    type(field, 'status:pen');
    await screen.findByRole('option', { name: /pending/ });
    press(field, 'Tab');
    expect(field.value).toBe('status:pending ');
    type(field, 'stat');
    await screen.findByRole('option', { name: /status:/ });
    press(field, 'ArrowDown', 'Enter');
    expect(field.value).toBe('status:');
    expect(opened).not.toHaveBeenCalled();
  });

  it('are completed by a Tab quicker than the list, too, which keeps the focus', async () => {
    const field = open(core, 'en');
    type(field, 'status:pen');
    press(field, 'Tab');
    await waitFor(() => expect(field.value).toBe('status:pending '));
    expect(document.activeElement).toBe(field);
  });

  it('that cannot be read are named, but not while they are still being written', async () => {
    const field = open();
    type(field, '早于:2026-13-45 退款');
    expect((await screen.findByText('早于:2026-13-45', { selector: 'p > span' })).parentElement?.textContent).toContain(
      '不是日期',
    );
    type(field, '退款 标签:');
    await waitFor(() => expect(screen.queryByText('早于:2026-13-45', { selector: 'p > span' })).toBeNull());
    expect(screen.queryByText(/后面还没有写值/)).toBeNull();
  });
});

it('says that nothing fits a filter whose value is not known, finds nothing, and does not show it as one that works', async () => {
  const field = open();
  type(field, '状态:胡说');
  expect((await screen.findByText('状态:胡说', { selector: 'p > span' })).parentElement?.textContent).toContain(
    '没有内容符合',
  );
  expect(screen.queryAllByRole('option')).toEqual([]);
  const chip = screen.getByRole('button', { name: '去掉 状态:胡说（值不认识）' });
  expect(chip.dataset['unfit']).toBe('true');
  fireEvent.click(chip);
  expect(field.value).toBe('');
  type(field, '状态:已解决');
  expect((await screen.findByRole('button', { name: '去掉 状态:已解决' })).dataset['unfit']).toBe('false');
  expect(rows(await group('工单'))).toEqual([expect.stringContaining('换货')]);
});

describe('words searched besides', () => {
  it('are said, and one key searches only what was typed', async () => {
    const field = open(core, 'en');
    type(field, 'refnud');
    const note = await screen.findByText(/may be misspelt/);
    expect(note.textContent).toContain('refund');
    expect(screen.getAllByText('refund', { selector: 'mark' }).length).toBeGreaterThan(0);
    fireEvent.keyDown(field, { key: 'E', ctrlKey: true, shiftKey: true });
    expect(field.value).toBe('"refnud"');
    await screen.findByText(/Nothing found for/);
  });
});

it('offers OR where nothing has all of the words and "or" stands between them', async () => {
  const field = open();
  type(field, '洗衣机 or 发票');
  await screen.findByText('没有同时包含这些词的内容');
  fireEvent.keyDown(field, { key: 'O', ctrlKey: true, shiftKey: true });
  expect(field.value).toBe('洗衣机 OR 发票');
  expect(rows(await group('工单'))).toHaveLength(2);
  expect(screen.queryByText('没有同时包含这些词的内容')).toBeNull();
});

it('parts two sentences about words searched besides', async () => {
  const find = (async (...[input, options]: Parameters<AppClient['search']['find']>) => ({
    ...(await core.search.find(input, options)),
    also: [
      { typed: '净水机', searched: ['净水器'], why: 'synonym' },
      { typed: 'refnud', searched: ['refund'], why: 'typo' },
    ],
  })) as AppClient['search']['find'];
  type(open(withSearch({ find })), '净水机 refnud');
  expect((await screen.findByText(/同义/)).textContent).toContain('“净水器”；也搜索了');
});

describe('searches that are kept', () => {
  it('get a name, run by a digit or from the list, and are forgotten with Delete', async () => {
    const field = open();
    type(field, '退款 状态:未完成');
    await group('工单');
    fireEvent.keyDown(field, { key: 's', ctrlKey: true });
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: '名称' });
    expect(name.value).toBe('退款 状态:未完成');
    type(name, '没退的款');
    fireEvent.submit(name);
    await waitFor(async () =>
      expect((await core.search.saved({})).searches.map((one) => one.name)).toEqual(['没退的款']),
    );
    await screen.findByRole('button', { name: '已保存，点击删除' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    type(field, '');
    expect(rows(await group('保存的搜索'))).toEqual([expect.stringContaining('没退的款')]);
    fireEvent.keyDown(document.body, { key: '1' });
    expect(field.value).toBe('退款 状态:未完成');
    type(field, '');
    await group('保存的搜索');
    press(field, 'ArrowDown', 'Delete');
    await waitFor(async () => expect((await core.search.saved({})).searches).toEqual([]));
    await lab.clock.advance(1000);
    await waitFor(() => expect(screen.queryByRole('group', { name: '保存的搜索' })).toBeNull());
  });

  it('were the last ones too, until they are cleared; before anything was searched, examples show how', async () => {
    await core.search.remember({ query: '周岚' });
    const field = open();
    expect(rows(await group('最近的搜索'))).toEqual(['周岚']);
    expect(rows(await group('可以这样写'))).toHaveLength(7);
    press(field, 'ArrowDown', 'Enter');
    expect(field.value).toBe('周岚');
    type(field, '');
    fireEvent.click(await screen.findByText('清除最近的搜索'));
    await waitFor(() => expect(screen.queryByRole('group', { name: '最近的搜索' })).toBeNull());
    expect((await core.search.recent({})).queries).toEqual([]);
  });
});

it('says how much can be found while the index is built, and does not blame the words for it', async () => {
  const progress = { done: 64_999, total: 100_000, isBuilding: true };
  open(withSearch({ progress: () => Promise.resolve(progress) }));
  await screen.findByText(/已有 64% 的内容可以找到/);
  type(screen.getByRole('combobox'), '没有这个词啊');
  expect(await screen.findByText(/较早的内容稍后才能找到/)).toBeTruthy();
});
