import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { act, cleanup } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import type { ShellCall } from '#shared/contract/shell/index.ts';
import type { Api } from '../lib/api.tsx';
import { CONTACTS_KEY } from '../lib/live.ts';
import { ShellContext } from '../lib/shell.ts';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { usePop } from './use-pop.ts';

beforeAll(() => {
  furnishDom();
  // Answers reach the screen within the act that brings them, and not a timer later.
  notifyManager.setScheduler(queueMicrotask);
});
afterEach(cleanup);

const ringing = (id: string): ContactWithCard =>
  ({ card: null, contact: { id, state: 'ringing', channel: 'phone', match: 'unknown', ticketId: null } }) as never;

let rings: (...ids: string[]) => void;
function Desk() {
  const client = useQueryClient();
  useEffect(() => {
    rings = (...ids) =>
      client.setQueryData(CONTACTS_KEY, { contacts: ids.map(ringing), shed: { count: 0, lastAt: null } });
  }, [client]);
  usePop();
  return null;
}

it('shows the small window for everybody who begins to wait, also after it was closed, and takes it along when the desk goes', async () => {
  const calls: string[] = [];
  const call = (asked: ShellCall) => void calls.push(asked.name);
  const shell = { kind: 'electron' as const, call, onEvent: () => () => undefined };
  const api = {
    contacts: { live: () => new Promise(() => {}) },
    settings: { get: () => new Promise(() => {}) },
  } as unknown as Partial<Api>;
  const { unmount } = renderScreen(
    <ShellContext value={shell}>
      <Desk />
    </ShellContext>,
    { api, listens: false },
  );
  expect(calls).toEqual(['hidePop']);
  await act(async () => rings('a'));
  await act(async () => rings('a', 'b'));
  expect(calls).toEqual(['hidePop', 'showPop', 'showPop']);
  unmount();
  expect(calls.at(-1)).toBe('hidePop');
});
