import { expect } from '@playwright/test';
import { words } from '../fixtures/words.ts';
import { test, type World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const TAG = '批量核对';
const CHOSEN = ['净水器退款到账时间', '分期又多扣一期'] as const;

async function openInbox(world: World, handle: string): Promise<InboxPage> {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  return inbox;
}

test('many tickets changed at once, offline, reach a colleague; taken back, they are as before', async ({ world }) => {
  await world.startHub();
  const inbox = await openInbox(world, 'linxiao');
  await inbox.expectOnline();
  await world.killHub();
  await inbox.expectOffline();
  await inbox.choose(...CHOSEN);
  await inbox.tagChosen(TAG);
  await inbox.expectSaid(words('zh', 'tickets', 'bulk.done', { count: 2 }));
  await world.startHub();
  await inbox.expectOnline();

  const lead = await openInbox(world, 'zhouhua');
  await lead.showView('all');
  await lead.narrowTo(TAG);
  for (const subject of CHOSEN) await expect(lead.row(subject)).toBeVisible();

  await inbox.page.keyboard.press('Escape');
  await inbox.page.keyboard.press('Control+z');
  await inbox.expectSaid(words('zh', 'tickets', 'undo.done', { count: 2 }));
  await expect(lead.page.getByText(words('zh', 'tickets', 'empty.narrowTitle'))).toBeVisible();

  // What is said in the corner is in nobody's way: the list is used with the mouse while it stands there.
  for (const subject of CHOSEN) {
    await inbox.row(subject).click();
    await expect(inbox.row(subject)).toHaveAttribute('aria-selected', 'true');
  }
});
