import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SessionStatus } from '#shared/contract/app/session.ts';
import type { Api } from '../lib/api.tsx';
import { createQueryClient } from '../lib/query.ts';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { Stage } from './stage.tsx';
import { createUiStore, UiContext } from './ui-store.ts';

beforeAll(furnishDom);
afterEach(cleanup);

const signedOut: SessionStatus = {
  state: 'signed-out',
  agent: null,
  hubUrl: 'https://hub.example',
  hubName: '清泉客服中心',
  isHubReachable: true,
  enrolments: [],
  demoAccounts: [],
  suggestedHandle: null,
  keyProtection: 'keychain',
};

function open(status: () => Promise<SessionStatus>, link: 'up' | 'refused' | 'unknown' = 'up') {
  const client = createQueryClient();
  const ui = createUiStore();
  ui.setState({ link });
  const page = (
    <QueryClientProvider client={client}>
      <UiContext value={ui}>
        <Stage />
      </UiContext>
    </QueryClientProvider>
  );
  renderScreen(page, { api: { session: { status } } as unknown as Partial<Api>, listens: false });
  return client;
}

describe('who is here', () => {
  it('nobody: the sign-in page, and nothing of the last person stays in memory', async () => {
    const client = open(() => Promise.resolve(signedOut));
    client.setQueryData(['tickets', 'list'], { items: ['secret'] });
    client.setQueryData(['settings'], { language: 'zh' });
    await screen.findByLabelText('账号');
    await vi.waitFor(() => expect(client.getQueryData(['tickets', 'list'])).toBeUndefined());
    expect(client.getQueryData(['settings'])).toEqual({ language: 'zh' });
  });

  it('somebody else: nothing of the one before is shown to them', async () => {
    let id = 'ana';
    const client = open(() => Promise.resolve({ ...signedOut, state: 'unlocked', agent: { id } } as SessionStatus));
    await vi.waitFor(() => expect(client.getQueryData(['session', 'status'])).toBeTruthy());
    client.setQueryData(['tickets', 'list'], { items: ['secret'] });
    id = 'bo';
    await act(() => client.invalidateQueries({ queryKey: ['session', 'status'] }));
    await vi.waitFor(() => expect(client.getQueryData(['tickets', 'list'])).toBeUndefined());
  });

  it('not known yet: says that it is connecting, but not at once', async () => {
    vi.useFakeTimers();
    open(() => new Promise(() => {}), 'unknown');
    await act(() => vi.advanceTimersByTimeAsync(250));
    expect(screen.queryByText('正在连接同频后台')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(100));
    expect(screen.getByText('正在连接同频后台')).toBeTruthy();
    vi.useRealTimers();
  });

  it('not let in: says how to come in', async () => {
    open(() => new Promise(() => {}), 'refused');
    expect(await screen.findByText('这个页面需要新的链接')).toBeTruthy();
  });
});
