import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { type ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AppClient, type Lab, openLab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { Stage } from './stage.tsx';
import { createUiStore, UiContext } from './ui-store.ts';

beforeAll(async () => {
  furnishDom();
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  // Loaded on demand in the application; a busy machine takes longer for that than a test waits.
  await import('./desk.tsx');
});

let lab: Lab;
let core: AppClient;
let isBroken = false;
let ui = createUiStore();
beforeEach(async () => {
  isBroken = false;
  ui = createUiStore();
  lab = openLab();
  core = lab.desk('one').app;
  await core.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  location.hash = '#/inbox/t1';
});
afterEach(async () => {
  cleanup();
  await lab.close();
});

/** The core's client, over a line that can be down for drafts. */
function lineTo(app: AppClient): AppClient {
  const save: AppClient['drafts']['save'] = (...call) =>
    isBroken ? Promise.reject(new Error('not open')) : app.drafts.save(...call);
  const drafts = { get: app.drafts.get, save };
  return new Proxy(app, { get: (target, key) => (key === 'drafts' ? drafts : Reflect.get(target, key)) });
}

function Live({ app, children }: { app: AppClient; children: ReactNode }) {
  useDeskLive(app, lab.clock);
  return <UiContext value={ui}>{children}</UiContext>;
}

function open() {
  const app = lineTo(core);
  renderScreen(
    <Live app={app}>
      <Stage />
    </Live>,
    { api: app, listens: false },
  );
}
const box = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /回复/ });
const write = async (text: string) => fireEvent.change(await box(), { target: { value: text } });
const lock = () => fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true, shiftKey: true });
const stateNow = async () => (await core.session.status({})).state;
const drafts = async () => (await core.drafts.get({ ticketId: 't1' })).drafts.map((draft) => draft.body);

describe('locking the desk', () => {
  it('first stores what was typed a moment ago: it is there after the next sign-in, in a page that knows nothing', async () => {
    open();
    await write('您');
    await waitFor(async () => expect(await drafts()).toEqual(['您']));
    await write('您好，退款');
    lock();
    await screen.findByLabelText('账号');
    cleanup();
    await core.session.signIn({ handle: 'ana', password: 'ana-password' });
    expect(await drafts()).toEqual(['您好，退款']);
    open();
    await waitFor(async () => expect((await box()).value).toBe('您好，退款'));
  });

  it('does not happen while a text cannot be stored, and says why', async () => {
    open();
    isBroken = true;
    await write('别丢');
    lock();
    await screen.findByText('没有锁定：还有内容没保存');
    expect(await stateNow()).toBe('unlocked');
    expect((await box()).value).toBe('别丢');
    isBroken = false;
    lock();
    await screen.findByLabelText('账号');
    await core.session.signIn({ handle: 'ana', password: 'ana-password' });
    expect(await drafts()).toEqual(['别丢']);
  });
});

describe('a line that comes back', () => {
  it('brings the draft that could not be stored, also when its ticket is no longer open', async () => {
    open();
    isBroken = true;
    ui.setState({ link: 'down' });
    await write('断线时写的');
    fireEvent.blur(await box());
    await screen.findByText('草稿还没能存下');
    location.hash = '#/settings';
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /回复/ })).toBeNull());
    isBroken = false;
    expect(await drafts()).toEqual([]);
    ui.setState({ link: 'up' });
    await waitFor(async () => expect(await drafts()).toEqual(['断线时写的']));
  });
});
