import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { ReactNode } from 'react';
import type { CallEventInput } from '#shared/domain/call-event.ts';
import { useLiveContacts } from '../renderer/lib/reads.ts';
import { furnishDom, renderScreen } from '../renderer/lib/testing.tsx';
import { openLab, type AppClient, type Lab, type TestDesk } from './core-desk.ts';
import type { row } from './core-team.ts';
import { useDeskLive } from './use-desk-live.ts';

let lab: Lab;
let desk: TestDesk;

/** A hub and the desk of ana's at which it rings, anew for each test of a file. */
export function furnishContactDesk(): void {
  beforeAll(furnishDom);
  beforeEach(() => {
    lab = openLab();
  });
  afterEach(async () => {
    cleanup();
    location.hash = '';
    await lab.close();
  });
}

export const labOf = (): Lab => lab;
export const app = (): AppClient => desk.app;

function Live({ children }: { children: ReactNode }) {
  useDeskLive(desk.app, lab.clock);
  const isThere = useLiveContacts() !== undefined;
  return (
    <>
      {isThere && <output aria-label="there" />}
      {children}
    </>
  );
}

/** Ana signs in where the team has these rows, and looks at this screen. */
export async function begin(
  node: ReactNode,
  rows: readonly ReturnType<typeof row>[] = [],
  { listens = true } = {},
): Promise<void> {
  lab.hub.store.put(rows);
  desk = lab.desk('one');
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  renderScreen(<Live>{node}</Live>, { api: desk.app, now: () => lab.clock.now(), listens });
  await act(() => lab.clock.advance(100));
  // What rings before the first answer was going on already.
  await screen.findByRole('status', { name: 'there' });
}

export const hear = (
  callId: string,
  event: Partial<CallEventInput> & Pick<CallEventInput, 'type'>,
  { source = 'desk', after = 200 }: { source?: 'desk' | 'claimed'; after?: number } = {},
) =>
  act(async () => {
    desk.core.hear({ callId, at: lab.clock.now(), ...event }, source);
    await lab.clock.advance(after);
  });
export const ring = (callId: string, address: string) => hear(callId, { type: 'ring', address });
export const answer = (callId: string) => hear(callId, { type: 'answer', users: ['ana'] });
export const end = (callId: string) => hear(callId, { type: 'hangup', cause: 'normal' });

export const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, altKey: true, ...more });
export const card = (name: string) => screen.findByRole('region', { name: `来电卡片：${name}` });
export const liveNow = async () => (await desk.app.contacts.live({})).contacts;
