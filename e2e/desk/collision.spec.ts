import { expect } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { words } from '../fixtures/words.ts';
import { test, type World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const SUBJECT = '净水器退款';

const openTicket = async (world: World, handle: string): Promise<InboxPage> =>
  await openTicketOn(await world.openDesk(handle), handle);

async function openTicketOn(
  { desk, page }: Awaited<ReturnType<World['openDesk']>>,
  handle: string,
): Promise<InboxPage> {
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

const [READ_FIRST, SEND_ANYWAY] = ['answered.read', 'answered.send'] as const;
const askedIn = ({ page }: InboxPage) => page.getByRole('alertdialog');
const choice = (inbox: InboxPage, name: typeof READ_FIRST | typeof SEND_ANYWAY) =>
  askedIn(inbox).getByRole('button', { name: words('zh', 'messages', name) });
const replyIn = ({ page }: InboxPage) =>
  page.getByRole('textbox', { name: words('zh', 'messages', 'composer.reply'), exact: true });

test('a reply is held back when a colleague has answered while it was written, until that answer was read', async ({
  world,
}) => {
  test.slow();
  await world.startHub();
  const [inbox, lead] = [await openTicket(world, 'linxiao'), await openTicket(world, 'zhouhua')];
  await lead.type('退款我来处理，请稍等');
  await expect(lead.page.getByText(words('zh', 'messages', 'composer.saved'))).toBeVisible();
  await inbox.write('reply', '退款已经原路退回，三天内到账');
  await expect(lead.line('退款已经原路退回')).toBeVisible();

  await lead.page.keyboard.press('Control+Enter');
  await expect(askedIn(lead)).toContainText('林晓');
  await expect(askedIn(lead)).toContainText('退款已经原路退回，三天内到账');
  await expect(choice(lead, READ_FIRST)).toBeFocused();
  await expect(replyIn(lead)).toHaveValue('退款我来处理，请稍等');
  for (const colorScheme of ['light', 'dark'] as const) {
    await lead.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(lead.page, colorScheme);
  }

  // Pressed again out of habit: still nothing goes out.
  await lead.page.keyboard.press('Control+Enter');
  await expect(choice(lead, READ_FIRST)).toBeFocused();
  await lead.page.keyboard.press('Enter');
  await expect(askedIn(lead)).toHaveCount(0);
  await expect(lead.page.locator('[data-wanted]')).toContainText('退款已经原路退回');
  await expect(lead.page.locator('[data-wanted]')).toBeFocused();
  await expect(replyIn(lead)).toHaveValue('退款我来处理，请稍等');
  await lead.page.keyboard.press('r');
  await lead.page.keyboard.press('Control+Enter');
  await expect(lead.line('退款我来处理')).toHaveCount(1);
  await expect(inbox.line('退款我来处理')).toBeVisible();
});

test('a reply begun before the network came back is held back too, after a restart, and sent anyway by one key', async ({
  world,
}) => {
  test.slow();
  await world.startHub();
  const inbox = await openTicket(world, 'linxiao');
  const opened = await world.openDesk('zhouhua');
  const before = await openTicketOn(opened, 'zhouhua');
  await world.killHub();
  await Promise.all([inbox.expectOffline(), before.expectOffline()]);
  await before.type('您的退款已经登记');
  await expect(before.page.getByText(words('zh', 'messages', 'composer.saved'))).toBeVisible();
  await world.closeDesk(opened);
  await inbox.write('reply', '退款三天内到账');

  await world.startHub();
  await inbox.expectOnline();
  const lead = await openTicket(world, 'zhouhua');
  await expect(lead.line('退款三天内到账')).toBeVisible();
  await expect(replyIn(lead)).toHaveValue('您的退款已经登记');
  await replyIn(lead).press('Control+Shift+Enter');
  await expect(askedIn(lead)).toContainText('退款三天内到账');
  await expect(lead.line('您的退款已经登记')).toHaveCount(0);
  await expect(choice(lead, READ_FIRST)).toBeFocused();
  await expect(choice(lead, SEND_ANYWAY)).toBeVisible();
  await lead.page.keyboard.press('Alt+y');
  await expect(lead.line('您的退款已经登记')).toHaveCount(1);
  await lead.expectStatus('solved');
  await expect(replyIn(lead)).toHaveValue('');
});
