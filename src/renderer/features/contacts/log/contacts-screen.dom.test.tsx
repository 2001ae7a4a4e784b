import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { HOUR } from '#shared/kernel/units.ts';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { aContact, row } from '#testkit/core-team.ts';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { ContactsScreen } from './contacts-screen.tsx';

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
  return <ContactsScreen rest={[]} />;
}

it('the keys act on the contact they were led to, also when another has come above it', async () => {
  lab.hub.store.put([
    row('contact', aContact('k1', lab.clock.now() - HOUR, { summary: '催退款', ticketId: 't1' as never })),
  ]);
  ({ app } = lab.desk('one'));
  await app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  renderScreen(<Live />, { api: app, now: () => lab.clock.now() });
  await screen.findByText('催退款');
  fireEvent.keyDown(document.body, { key: 'j' });
  const led = document.activeElement;
  await act(async () => {
    lab.hub.store.put([row('contact', aContact('k2', lab.clock.now(), { summary: '刚打来' }))]);
    await app.sync.now({});
    await lab.clock.advance(3000);
  });
  await screen.findByText('刚打来');
  expect(document.activeElement).toBe(led);
  fireEvent.keyDown(document.body, { key: 't' });
  await waitFor(() => expect(location.hash).toBe('#/inbox/t1'));
});
