import { expect } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { test, type World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import { SopEditorPage } from '../pages/sop-editor-page.ts';

const TITLE = '退款未到账';
const STEP = '身份已核实';
const NOW = { zh: '身份已用两项资料核实', en: 'Identity verified with two items' } as const;

async function enter(world: World, handle: string): Promise<SopEditorPage> {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  await new InboxPage(page).expectReady();
  return new SopEditorPage(page);
}

test('a lead changes a step in both languages by keyboard and publishes it, and agents have the new version', async ({
  world,
}) => {
  test.slow();
  await world.startHub();
  const agent = await enter(world, 'linxiao');
  await agent.open();
  await agent.read(TITLE);
  await expect(agent.node(STEP)).toBeVisible();
  const lead = await enter(world, 'zhouhua');
  await lead.open();
  await lead.read(TITLE);
  await expectAccessible(lead.page);

  // Half a translation is a problem, told at its field and in the list; nothing goes out with it.
  await lead.edit();
  await expect(lead.problems.getByText(lead.say('problems.none'))).toBeVisible();
  await lead.page.keyboard.press('e');
  await expect(lead.title('zh')).toBeFocused();
  await lead.retype(NOW.zh);
  await lead.page.keyboard.press('Tab');
  await lead.retype('');
  await expect(lead.problems.getByText(lead.say('problems.count', { count: 1 }))).toBeVisible();
  await expect(lead.page.getByText(lead.say('problem.missingHere'), { exact: true })).toBeVisible();
  await expectAccessible(lead.page);

  // The key of the next problem leads to the empty field, from anywhere.
  for (const key of ['Escape', 'j', 'j', '.']) await lead.page.keyboard.press(key);
  await expect(lead.title('en')).toBeFocused();
  await lead.page.keyboard.type(NOW.en);
  await expect(lead.problems.getByText(lead.say('problems.none'))).toBeVisible();

  await lead.publish('核实要两项资料');
  await lead.expectVersion(8);
  await expect(lead.node(NOW.zh)).toBeVisible();
  await expect(agent.node(NOW.zh)).toBeVisible();
  await agent.expectVersion(8);
  await expectAccessible(agent.page);
});

test('what a lead does to a draft can be undone and thrown away by key', async ({ world }) => {
  await world.startHub();
  const lead = await enter(world, 'zhouhua');
  await lead.open();
  await lead.read(TITLE);
  await lead.edit();
  const steps = lead.page.getByRole('list', { name: lead.say('editor.steps') }).getByRole('listitem');
  const before = await steps.count();
  await lead.page.keyboard.press('n');
  await expect(steps).toHaveCount(before + 1);
  await expect(lead.title('zh')).toBeFocused();
  await lead.page.keyboard.type('多问一句');
  for (const key of ['Tab', 'Escape']) await lead.page.keyboard.press(key);
  await expect(lead.step('多问一句')).toBeVisible();
  await lead.page.keyboard.press('Control+z');
  await lead.page.keyboard.press('Control+z');
  await expect(steps).toHaveCount(before);
  await lead.page.keyboard.press('Control+Shift+z');
  await expect(steps).toHaveCount(before + 1);
  await lead.page.keyboard.press('p');
  await expect(lead.page.getByText(lead.say('trial.hint'))).toBeVisible();
  await expectAccessible(lead.page);
  // Plain letters are the panel's as long as it has the keyboard.
  for (const key of ['Escape', 'Shift+D', 'Shift+D']) await lead.page.keyboard.press(key);
  await expect(lead.reader.getByRole('heading', { name: TITLE, exact: true })).toBeVisible();
  await lead.expectVersion(7);
});
