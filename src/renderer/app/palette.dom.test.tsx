import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useActions, type Action } from '../lib/actions.ts';
import type { Api } from '../lib/api.tsx';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { Palette, usePalette } from './palette.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const done = vi.fn<(id: string) => void>();
const action = (id: string, group: Action['group'], labelKey: Action['labelKey'], keys: string): Action => ({
  id,
  group,
  labelKey,
  keys,
  perform: () => done(id),
});

function Desk() {
  const palette = usePalette();
  useActions([
    { ...action('open', 'view', 'actions:view.palette', 'mod+k'), perform: palette.open },
    action('settings', 'go', 'actions:go.settings', 'g s'),
    action('lock', 'session', 'actions:session.signOut', 'mod+shift+l'),
    { ...action('off', 'go', 'actions:go.inbox', 'g i'), isEnabled: false },
  ]);
  return <Palette palette={palette} />;
}

const line = (words: string, hit = '\n') =>
  words
    .split(hit)
    .flatMap((piece, i) => [...(i > 0 ? [{ text: hit, isHit: true }] : []), { text: piece, isHit: false }]);
const head = { ticketId: 't 1', number: 48213, status: 'open', customerName: '周岚', at: 1 };
/** The core's answer for one query. */
const groups = [
  {
    kind: 'customer',
    hits: [{ kind: 'customer', customerId: 'c1', name: line('周岚'), tier: 'gold', detail: null, openTickets: 1 }],
  },
  {
    kind: 'ticket',
    hits: [{ kind: 'ticket', ...head, subject: line('退款到账时间', '退款'), snippet: [], field: null }],
  },
  {
    kind: 'article',
    hits: [{ kind: 'article', articleId: 'a1', title: line('退款规则', '退款'), snippet: [], language: 'zh', at: 1 }],
  },
  {
    kind: 'message',
    hits: [
      {
        kind: 'message',
        ...head,
        messageId: 'm 7',
        messageKind: 'customer',
        authorName: '周岚',
        subject: '退款到账时间',
        snippet: line('我的退款呢', '退款'),
      },
    ],
  },
].map((group) => ({ ...group, next: null, isCut: false }));
const answer = (found: unknown[]) => ({ groups: found, problems: [], also: [], progress: {} });
const find = vi.fn<(input: { query: string; limit: number }) => Promise<unknown>>(({ query }) =>
  Promise.resolve(answer(query === '退款' ? groups : [])),
);
const remember = vi.fn<(input: { query: string }) => Promise<unknown>>(() => Promise.resolve({}));
const getCustomer = () => Promise.resolve({ name: '周岚', tickets: [{ id: 't 9' }, { id: 't 1' }] });
const api = { search: { find, remember }, customers: { get: getCustomer } } as unknown as Partial<Api>;

async function openPalette() {
  done.mockClear();
  find.mockClear();
  remember.mockClear();
  location.hash = '';
  renderScreen(<Desk />, { api });
  act(() => void fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true }));
  return screen.findByRole<HTMLInputElement>('combobox');
}
const options = () => screen.queryAllByRole('option').map((option) => option.textContent ?? '');
const selected = () => screen.queryByRole('option', { selected: true })?.textContent ?? null;
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe('the command palette', () => {
  it('holds every action that can be done now, with its key, by group', async () => {
    await openPalette();
    const all = options();
    expect(all).toContain('前往设置GS');
    expect(all).toContain('锁定并退出登录Ctrl ⇧ L');
    expect(all.join()).not.toContain('前往会话');
  });

  it('finds by words of either language', async () => {
    const field = await openPalette();
    type(field, 'sign out');
    expect(options()[0]).toBe('锁定并退出登录Ctrl ⇧ L');
    type(field, '设置');
    expect(options()[0]).toBe('前往设置GS');
  });

  it('does what is selected on Enter, and is gone', async () => {
    const field = await openPalette();
    type(field, '锁定');
    expect(selected()).toBe('锁定并退出登录Ctrl ⇧ L');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(done).toHaveBeenCalledExactlyOnceWith('lock');
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  });

  it('moves through the list in a circle and tells screen readers where', async () => {
    const field = await openPalette();
    expect(selected()).toBeNull();
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    const first = selected();
    expect(first).toBe(options()[0]);
    expect(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe(first);
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(selected()).toBe(options().at(-1));
  });

  it('leaves Enter to the input method while text is being composed', async () => {
    const field = await openPalette();
    type(field, '锁定');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(done).not.toHaveBeenCalled();
  });

  const FOUND = [
    '周岚',
    '周岚 · 退款到账时间工单 48213',
    '退款规则',
    '我的退款呢周岚 工单 48213',
    '在一切内容中搜索“退款”',
  ];

  it('finds customers, tickets, articles and lines too, below, with the words that were found', async () => {
    const field = await openPalette();
    type(field, '退款');
    await waitFor(() => expect(options().map((text) => text.trim())).toEqual(FOUND));
    expect(screen.getAllByText('退款', { selector: 'mark' })).toHaveLength(3);
    expect(find.mock.calls.map(([input]) => [input.query, input.limit])).toEqual([['退款', 3]]);
  });

  it.each([
    [0, '#/inbox/t%209'],
    [1, '#/inbox/t%201'],
    [2, '#/knowledge/a1'],
    [3, '#/inbox/t%201/m%207'],
  ])('opens what was found (%i) and remembers the words', async (steps, hash) => {
    const field = await openPalette();
    type(field, '退款');
    await waitFor(() => expect(options()).toHaveLength(FOUND.length));
    for (let i = 0; i < steps; i++) fireEvent.keyDown(field, { key: 'ArrowDown' });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(location.hash).toBe(hash));
    expect(remember.mock.calls.map(([input]) => input.query)).toEqual(['退款']);
  });

  it('goes on to the search of everything with the words typed, last and always', async () => {
    const field = await openPalette();
    type(field, 'qq');
    await waitFor(() => expect(options()).toEqual(['在一切内容中搜索“qq”']));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(location.hash).toBe('#/search/qq');
    expect(remember).not.toHaveBeenCalled();
  });

  it('asks nothing before anything is typed', async () => {
    await openPalette();
    expect(find).not.toHaveBeenCalled();
  });
});
