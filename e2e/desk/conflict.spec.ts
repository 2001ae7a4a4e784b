import { expect } from '@playwright/test';
import { test, type World } from '../fixtures/world.ts';
import { words } from '../fixtures/words.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const SUBJECT = '加湿器喷白粉';

async function openInbox(world: World, handle: string) {
  const opened = await world.openDesk(handle);
  const signIn = new SignInPage(opened.page);
  await signIn.open(opened.desk.url);
  await signIn.signIn(handle, 'attune-demo');
  const inbox = new InboxPage(opened.page);
  await inbox.expectReady();
  return { opened, inbox };
}

test('a ticket taken offline that a colleague took first is refused in words, with who has it', async ({ world }) => {
  await world.startHub();
  const { opened: mine, inbox } = await openInbox(world, 'linxiao');
  await inbox.expectOnline();
  await world.killHub();
  await inbox.expectOffline();
  await inbox.showView('unassigned');
  await inbox.find(SUBJECT);
  await inbox.takeIt();
  await world.closeDesk(mine);

  await world.startHub();
  const { opened: theirs, inbox: lead } = await openInbox(world, 'zhouhua');
  await lead.expectOnline();
  await lead.showView('unassigned');
  await lead.find(SUBJECT);
  await lead.takeIt();
  await lead.expectOnline();
  await world.closeDesk(theirs);

  const { inbox: again } = await openInbox(world, 'linxiao');
  await again.expectPill(words('zh', 'outbox', 'pill.unread', { count: 1 }));
  const panel = await again.openOutbox();
  await expect(panel).toContainText(words('zh', 'outbox', 'refused.taken'));
  await expect(panel).toContainText('周华');
  await panel.getByRole('button', { name: words('zh', 'outbox', 'gotIt') }).click();
  await expect(panel.getByText(words('zh', 'outbox', 'refused.taken'))).toHaveCount(0);
});
