import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useActions, type Action } from '../../lib/actions.ts';
import type { Api } from '../../lib/api.tsx';
import { createQueryClient } from '../../lib/query.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { NoticesBell, NoticesDrawer } from './index.ts';

beforeAll(furnishDom);
afterEach(cleanup);

const about = { fromName: '周华', body: '', ticketId: null, articleId: null, messageId: null, at: 1 };
const nowhere = { ticketNumber: null, ticketSubject: null, articleTitle: null, hasDraft: false };
const NOTICES = [
  {
    ...about,
    ...nowhere,
    id: 'n3',
    kind: 'mention',
    reason: '',
    body: '@林晓 请看一下',
    ticketId: 't1',
    messageId: 'm9',
    ticketNumber: 48213,
    ticketSubject: '退款',
  },
  { ...about, ...nowhere, id: 'n2', kind: 'article', reason: 'published', articleId: 'a1', articleTitle: '退款规则' },
  { ...about, ...nowhere, id: 'n1', kind: 'followed', reason: '', fromName: null, ticketId: 't2' },
  { ...about, ...nowhere, id: 'n0', kind: 'kept', reason: 'gone', ticketId: 't2' },
];
const went = vi.fn<(...place: (string | null)[]) => void>();

function Desk() {
  const [isOpen, setOpen] = useState(false);
  const bell: Action = {
    id: 'go.notices',
    group: 'go',
    labelKey: 'notices:action.open',
    keys: 'g n',
    perform: () => setOpen(true),
  };
  useActions([bell]);
  return (
    <>
      <NoticesBell open={bell} />
      <NoticesDrawer
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onOpenTicket={(ticketId, messageId) => went('ticket', ticketId, messageId)}
        onOpenArticle={(articleId) => went('article', articleId)}
        onOpenDraft={(articleId) => went('draft', articleId)}
      />
    </>
  );
}

/** A desk that was told `NOTICES`; what is put away is gone with the next answer. */
async function open(language: 'zh' | 'en' = 'zh', told: readonly (typeof NOTICES)[number][] = NOTICES) {
  went.mockClear();
  let items = told;
  const client = createQueryClient();
  const dismissed: string[][] = [];
  const dismiss = ({ noticeIds }: { noticeIds: string[] }) => {
    dismissed.push(noticeIds);
    items = items.filter(({ id }) => !noticeIds.includes(id));
    void client.invalidateQueries({ queryKey: ['notices'] });
    return Promise.resolve({});
  };
  const api = { notices: { list: () => Promise.resolve({ items }), dismiss } } as unknown as Partial<Api>;
  renderScreen(
    <QueryClientProvider client={client}>
      <Desk />
    </QueryClientProvider>,
    { api, language },
  );
  await screen.findByRole('button', { name: language === 'zh' ? /^通知，\d 条未读/ : /^Notices, \d unread/ });
  act(() => {
    fireEvent.keyDown(document.body, { key: 'g' });
    fireEvent.keyDown(document.body, { key: 'n' });
  });
  await screen.findByRole('dialog');
  return { dismissed };
}
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-notice]')];
const said = () => rows().map((row) => row.textContent);

describe('notices', () => {
  it('are counted on the bell and listed in words, without what the outbox shows', async () => {
    await open();
    await waitFor(() => expect(said()).toHaveLength(3));
    expect(said()).toEqual([
      expect.stringMatching(/周华在备注里提到了您.*@林晓 请看一下工单 48213 · 退款/),
      expect.stringMatching(/周华发布了您的文章建议.*退款规则/),
      expect.stringMatching(/同事在您关注的工单里写了内容/),
    ]);
  });

  it.each([
    [0, 'n3', ['ticket', 't1', 'm9']],
    [1, 'n2', ['article', 'a1']],
    [2, 'n1', ['ticket', 't2', null]],
  ])('open at their place and are put away with that (%i)', async (index, id, place) => {
    const { dismissed } = await open();
    rows()[index]?.click();
    expect(went.mock.calls).toEqual([place]);
    await waitFor(() => expect(dismissed).toEqual([[id]]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it.each([
    [true, ['draft', 'a7']],
    [false, ['article', 'a7']],
  ])('of a declined article name it, open its draft where there is one (%s), and stay', async (hasDraft, place) => {
    const declined = { reason: 'declined', body: '请写上依据', articleId: 'a7', articleTitle: '怎么换滤芯' };
    const { dismissed } = await open('zh', [
      { ...about, ...nowhere, ...declined, id: 'n7', kind: 'article', hasDraft },
    ]);
    expect(said()).toEqual([expect.stringMatching(/没有采纳您的文章建议.*请写上依据怎么换滤芯/)]);
    rows()[0]?.click();
    expect(went.mock.calls).toEqual([place]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(dismissed).toEqual([]);
  });

  it('are walked through with the arrows and put away with Delete, the keyboard staying among them', async () => {
    const { dismissed } = await open('en');
    const [first, second, third] = rows();
    // Opened by keys, it goes on by keys.
    expect(document.activeElement).toBe(first);
    fireEvent.keyDown(first!, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    fireEvent.keyDown(second!, { key: 'Delete' });
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(document.activeElement).toBe(third);
    expect(dismissed).toEqual([['n2']]);
    expect(went).not.toHaveBeenCalled();
  });

  it('are all put away with one key, and then it is said that there are none', async () => {
    const { dismissed } = await open();
    fireEvent.keyDown(document.body, { key: 'D', shiftKey: true });
    expect(await screen.findByText('没有新的通知')).toBeTruthy();
    expect(dismissed).toEqual([['n3', 'n2', 'n1']]);
    expect(screen.getByRole('button', { name: '通知', hidden: true })).toBeTruthy();
  });
});
