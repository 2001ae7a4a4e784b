import { expect } from '@playwright/test';
import { words } from '../fixtures/words.ts';
import { test, type World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const SUBJECT = '净水器退款';

async function openTicket(world: World, handle: string): Promise<InboxPage> {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  await inbox.showView('all');
  await inbox.find(SUBJECT);
  return inbox;
}

test('who reads the same ticket is seen, and who answers it is said before the answer is sent', async ({ world }) => {
  await world.startHub();
  const inbox = await openTicket(world, 'linxiao');
  const lead = await openTicket(world, 'zhouhua');
  const here = lead.page.getByRole('status', { name: words('zh', 'tickets', 'viewers.label') });
  await expect(here).toContainText(words('zh', 'tickets', 'viewers.viewing', { name: '林晓' }));

  await inbox.type('您好，退款我查到了');
  await expect(here).toContainText(words('zh', 'tickets', 'viewers.replying', { name: '林晓' }));
  const warning = words('zh', 'messages', 'collision.replying', { names: '林晓', count: 1 });
  const composer = lead.page.getByRole('region', { name: words('zh', 'messages', 'composer.label') });
  await expect(composer.getByText(warning, { exact: true })).toBeVisible();

  await inbox.page.keyboard.press('Control+Enter');
  await expect(here).toContainText(words('zh', 'tickets', 'viewers.viewing', { name: '林晓' }));
  await inbox.page.close();
  await expect(here.filter({ hasText: '林晓' })).toHaveCount(0, { timeout: 60_000 });
});
