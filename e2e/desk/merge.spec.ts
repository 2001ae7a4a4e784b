import { expect } from '@playwright/test';
import { words } from '../fixtures/words.ts';
import { test, type World } from '../fixtures/world.ts';
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

async function openInbox(world: World, handle: string) {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectReady();
  return { page, inbox };
}

test('a merge is taken back on another desk, offline, after what will happen was said there; undone, it is merged again', async ({
  world,
}) => {
  await world.startHub();
  const mine = await openInbox(world, 'linxiao');
  await mine.inbox.expectOnline();
  await mine.inbox.find(SUBJECT);
  await mine.inbox.mergeInto(INTO);
  await mine.inbox.expectOnline();

  const { page, inbox } = await openInbox(world, 'zhouhua');
  await inbox.expectOnline();
  await inbox.showView('all');
  await inbox.find(SUBJECT);
  const takeOut = page.getByRole('button', { name: words('zh', 'tickets', 'header.unmerge') });
  await expect(takeOut.locator('..')).toContainText(
    words('zh', 'tickets', 'header.comesOutWaiting', { time: '' }).replace('。', ''),
  );
  await world.killHub();
  await inbox.expectOffline();
  await inbox.takeOut();
  const open = words('zh', 'common', 'status.open');
  await inbox.expectSaid(words('zh', 'tickets', 'done.unmerged', { value: open }));
  await inbox.expectStatus('open');
  await expect(inbox.line(LINE)).toHaveCount(1);

  await world.startHub();
  await inbox.expectOnline();
  await mine.inbox.expectOnline();
  await mine.inbox.showView('all');
  await mine.inbox.find(SUBJECT);
  await mine.inbox.expectStatus('open');
  await expect(mine.page.getByRole('button', { name: words('zh', 'tickets', 'header.unmerge') })).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await inbox.expectSaid(words('zh', 'tickets', 'undo.done', { count: 1 }));
  await inbox.expectOnline();
  await mine.inbox.expectStatus('closed');
  await expect(mine.page.getByRole('button', { name: words('zh', 'tickets', 'header.unmerge') })).toBeVisible();
});
