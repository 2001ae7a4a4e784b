import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { act, cleanup, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import type { ShellCall, ShellEvent } from '#shared/contract/shell/index.ts';
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
  ({
    card: null,
    contact: { id, state: 'ringing', channel: 'phone', match: 'unknown', customerId: 'c1', ticketId: null },
  }) as never;

let rings: (...ids: string[]) => void;
let tells: (event: ShellEvent) => void;
let calls: ShellCall[];
const opened: string[] = [];
beforeEach(() => {
  calls = [];
  opened.length = 0;
});
const names = () => calls.map(({ name }) => name).filter((name) => name !== 'notify');
const notes = () => calls.flatMap((call) => (call.name === 'notify' ? [[call.title, call.body]] : []));

function Desk() {
  const client = useQueryClient();
  useEffect(() => {
    rings = (...ids) =>
      client.setQueryData(CONTACTS_KEY, { contacts: ids.map(ringing), shed: { count: 0, lastAt: null } });
  }, [client]);
  usePop();
  return null;
}

const onEvent = (listener: typeof tells) => {
  tells = listener;
  return () => undefined;
};
const opens = ({ contactId }: { contactId: string }) => {
  opened.push(contactId);
  return Promise.resolve({ customerId: 'c1', ticketId: 't1' });
};

const open = () => {
  const shell = { kind: 'electron' as const, call: (asked: ShellCall) => void calls.push(asked), onEvent };
  const api = {
    contacts: { live: () => new Promise(() => {}), open: opens },
    settings: { get: () => new Promise(() => {}) },
  } as unknown as Partial<Api>;
  const page = (
    <ShellContext value={shell}>
      <Desk />
    </ShellContext>
  );
  return renderScreen(page, { api, listens: false });
};

it('shows the small window for everybody who begins to wait, also after it was closed, and takes it along when the desk goes', async () => {
  const { unmount } = open();
  expect(names()).toEqual(['hidePop']);
  await act(async () => rings('a'));
  await act(async () => rings('a', 'b'));
  expect(names()).toEqual(['hidePop', 'showPop', 'showPop']);
  unmount();
  expect(names().at(-1)).toBe('hidePop');
});

it('tells whoever looks elsewhere once of each, and opens on the desk what the small window was asked to open', async () => {
  const away = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  open();
  await act(async () => rings('a'));
  await act(async () => rings('a', 'b'));
  await act(async () => rings('a', 'b'));
  expect(notes()).toEqual([
    ['来电', '新客户？'],
    ['来电', '新客户？'],
  ]);
  await act(async () => tells({ name: 'open-contact', contactId: 'gone' }));
  await act(async () => tells({ name: 'open-contact', contactId: 'b' }));
  await waitFor(() => expect(location.hash).toBe('#/inbox/t1'));
  expect(opened).toEqual(['b']);
  location.hash = '';
  away.mockRestore();
});
