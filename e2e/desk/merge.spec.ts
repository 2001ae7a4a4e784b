import { expect } from '@playwright/test';
import { words } from '../fixtures/words.ts';
import { test } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const SUBJECT = '破壁机第三次坏';
const INTO = '破壁机打到一半停机';
const LINE = '就是没人听我说话';

test('a ticket merged into an older one shows its lines there, and comes back whole when taken back', async ({
  world,
}) => {
  await world.startHub();
  const { desk, page } = await world.openDesk('linxiao');
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  await inbox.find(SUBJECT);
  await inbox.mergeInto(INTO);
  await expect(page.getByRole('heading', { name: '梁超' })).toBeVisible();
  await expect(inbox.line(LINE)).toContainText(words('zh', 'messages', 'from.ticket', { number: '48176' }));

  await page.getByRole('button', { name: words('zh', 'tickets', 'undo.do') }).click();
  await inbox.expectSaid(words('zh', 'tickets', 'undo.done', { count: 1 }));
  await expect(inbox.line(LINE)).toHaveCount(0);
  await inbox.showView('mine');
  await inbox.find(SUBJECT);
  await inbox.expectStatus('open');
  await expect(inbox.line(LINE)).toHaveCount(1);
});
