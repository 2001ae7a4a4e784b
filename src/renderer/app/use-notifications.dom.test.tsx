// @vitest-environment jsdom
import { notifyManager, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShellCall } from '#shared/contract/shell/index.ts';
import type { Api } from '../lib/api.tsx';
import { SYNC_KEY } from '../lib/live.ts';
import { createQueryClient } from '../lib/query.ts';
import { ShellContext } from '../lib/shell.ts';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { useNotifications } from './use-notifications.ts';

type Row = { id: string; customerName: string; preview: string; waitingSinceAt: number | null };
const row = (id: string, waitingSinceAt: number | null): Row => ({
  id,
  customerName: `客户${id}`,
  preview: `话${id}`,
  waitingSinceAt,
});
const told = (id: string): ShellCall => ({ name: 'notify', title: `客户${id}`, body: `话${id}`, ticketId: id });

let sight: DocumentVisibilityState = 'hidden';
beforeAll(() => {
  furnishDom();
  // Answers reach the screen within the act that brings them, and not a timer later.
  notifyManager.setScheduler(queueMicrotask);
});
beforeEach(() => {
  sight = 'hidden';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => sight);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Listener() {
  useNotifications();
  return null;
}

/** A desk whose list and outcomes the test changes as events would. */
async function open(first: Row[]) {
  const calls: ShellCall[] = [];
  const asked: unknown[] = [];
  let items = first;
  let unread = 1;
  const client = createQueryClient();
  const api = {
    tickets: {
      list: (question: unknown) => {
        asked.push(question);
        return Promise.resolve({ items, next: null });
      },
    },
    sync: { status: () => Promise.resolve({ unread }) },
  } as unknown as Partial<Api>;
  renderScreen(
    <QueryClientProvider client={client}>
      <ShellContext value={{ kind: 'electron', call: (call) => calls.push(call), onEvent: () => () => {} }}>
        <Listener />
      </ShellContext>
    </QueryClientProvider>,
    { api },
  );
  await vi.waitFor(() => {
    if (client.getQueryData(['tickets', 'news']) === undefined || client.getQueryData(SYNC_KEY) === undefined)
      throw new Error('not yet');
  });
  await act(async () => {});
  const list = (next: Row[]) => {
    items = next;
    return act(() =>
      client.invalidateQueries({ predicate: ({ meta }) => String(meta?.['tables']).includes('ticket') }),
    );
  };
  const outcomes = (next: number) => {
    unread = next;
    return act(async () => void client.setQueryData(SYNC_KEY, { unread }));
  };
  return { calls, asked, list, outcomes };
}

describe('notices while nobody looks', () => {
  it('1. tell nothing of what was there when the desk opened', async () => {
    const { calls, asked } = await open([row('a', 10), row('b', null)]);
    expect(calls).toEqual([]);
    expect(asked).toEqual([{ view: 'mine', queueId: null, text: '', order: 'newest', after: null, limit: 20 }]);
  });

  it('2. tell new words of a customer once, with the ticket to open', async () => {
    const { calls, list } = await open([row('a', 10), row('b', null)]);
    await list([row('b', 20), row('a', 10)]);
    expect(calls).toEqual([told('b')]);
    await list([row('b', 20), row('a', 10), row('c', 30)]);
    expect(calls).toEqual([told('b'), told('c')]);
  });

  it('2. take neither an old ticket that comes into the list, nor a reply taken back, for new words', async () => {
    const { calls, list } = await open([row('a', 10)]);
    await list([row('old', 5), row('a', null)]);
    await list([row('old', 5), row('a', 10)]);
    expect(calls).toEqual([]);
  });

  it('3. tell nothing while the page is in sight, nor later what was seen there', async () => {
    const { calls, list, outcomes } = await open([row('a', 10)]);
    sight = 'visible';
    await list([row('a', 20)]);
    await outcomes(2);
    sight = 'hidden';
    await list([row('a', 20), row('b', 15)]);
    await outcomes(2);
    expect(calls).toEqual([]);
  });

  it('tell that there are more results to read, and not that there are fewer', async () => {
    const { calls, outcomes } = await open([]);
    await outcomes(0);
    expect(calls).toEqual([]);
    await outcomes(2);
    expect(calls).toEqual([{ name: 'notify', title: '同频坐席', body: '2 项结果待查看', ticketId: null }]);
  });
});
