import { expect } from '@playwright/test';
import { test, type World } from '../fixtures/world.ts';
import { words } from '../fixtures/words.ts';
import { AdminPage } from '../pages/admin-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

async function enter(world: World, handle: string): Promise<InboxPage> {
  const { desk, page } = await world.openDesk(handle);
  const signIn = new SignInPage(page);
  await signIn.open(desk.url);
  await signIn.signIn(handle, 'attune-demo');
  const inbox = new InboxPage(page);
  await inbox.expectOnline();
  return inbox;
}

test('an administrator makes a macro and a field without the hub, and an agent has them when it is back', async ({
  world,
}) => {
  await world.startHub();
  const desk = await enter(world, 'zhengqihang');
  const admin = new AdminPage(desk.page);
  await world.killHub();
  await desk.expectOffline();

  await admin.open('macros');
  await admin.expectAway();
  await admin.add('macros.add');
  await admin.write('name', '改约上门', 'New appointment');
  await admin.write('macros.text', '{customer}，已为您改约。', 'Your appointment has been moved, {customer}.');
  await admin.save();
  await admin.open('fields');
  await admin.add('fields.add');
  await admin.write('name', '机身编号', 'Serial number');
  await admin.save();
  await admin.open('people');
  await expect(admin.page.getByText(admin.words('away.hub'))).toBeVisible();

  await world.startHub();
  await desk.expectOnline();
  const agent = await enter(world, 'linxiao');
  await agent.expectReady();
  await agent.find('净水器退款');
  await expect(agent.page.getByLabel('机身编号').first()).toBeVisible();
  await agent.page.keyboard.press('Escape');
  await agent.page.keyboard.press('m');
  await agent.page.getByText('改约上门').click();
  await expect(agent.page.getByRole('textbox', { name: /./ }).filter({ hasText: '已为您改约' }).first()).toBeVisible();
});

test('an agent sees no administration, and a lead its macros alone', async ({ world }) => {
  await world.startHub();
  const agent = await enter(world, 'linxiao');
  const rail = agent.page.getByRole('navigation', { name: words('zh', 'actions', 'rail') });
  await expect(rail.getByRole('link', { name: words('zh', 'actions', 'screen.settings') })).toBeVisible();
  await expect(rail.getByRole('link', { name: words('zh', 'actions', 'screen.admin') })).toHaveCount(0);
  await agent.page.evaluate(() => (location.hash = '#/admin/people'));
  await expect(agent.page.getByRole('heading', { name: words('zh', 'admin', 'section.people') })).toHaveCount(0);

  const lead = await enter(world, 'zhouhua');
  await lead.page.keyboard.press('g');
  await lead.page.keyboard.press('a');
  const sections = lead.page.getByRole('navigation', { name: words('zh', 'admin', 'sections') });
  await expect(sections.getByRole('link')).toHaveText([words('zh', 'admin', 'section.macros')]);
});
