import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { test, type World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { PracticePage } from '../pages/practice-page.ts';
import { ScenariosPage } from '../pages/scenarios-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const TITLE = '发货前改地址，情景练习';
const COMPANY = '仓库昨天已签收\n回电 138 0013 8000';

async function expectBothThemes(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what} (${colorScheme})`);
  }
}

async function enter(world: World, handle: string): Promise<Page> {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  return page;
}

test('a lead makes a scenario of a solved ticket by keyboard, looks at what could name somebody, and a trainee finds it in the library', async ({
  world,
}) => {
  test.slow();
  await world.startHub();
  const page = await enter(world, 'zhouhua');
  await new InboxPage(page).expectReady();
  const lead = new ScenariosPage(page);
  await lead.open();
  await expectBothThemes(page, 'the list of scenarios');
  await lead.makeAny(/\p{Script=Han}{4}/u);
  await lead.retype(lead.say('field.title'), TITLE);
  await lead.retype(lead.say('field.company'), COMPANY);
  await expectBothThemes(page, 'the editor of a scenario');

  // Nothing is published while a number stands in it; the key leads to it, wherever one is.
  await expect(lead.found.getByText('138 0013 8000', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Alt+e');
  await expect(lead.field(lead.say('field.company'))).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('138 0013 8000');
  await page.keyboard.type('值班同事');
  await page.keyboard.press('Escape');
  await expect(lead.found.getByText('138 0013 8000', { exact: true })).toHaveCount(0);

  // It is still there after the page was loaded anew.
  await expect(page.getByText(lead.say('state.clean'))).toBeVisible();
  await page.reload();
  await expect(lead.field(lead.say('field.title'))).toHaveValue(TITLE);
  await expect(lead.field(lead.say('field.company'))).toHaveValue('仓库昨天已签收\n回电 值班同事');

  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: lead.say('cancel'), exact: true })).toBeFocused();
  await expectBothThemes(page, 'what is to be published');
  for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
  await expect(lead.published.getByText(TITLE)).toBeVisible();

  const trainee = await enter(world, 'xiaomi');
  const practice = new PracticePage(trainee);
  await practice.open();
  await trainee.keyboard.press('/');
  await trainee.keyboard.type(TITLE);
  await expect(practice.list.getByRole('option')).toHaveCount(1);
  // Taken down, it leaves the library at the other desk by itself.
  await lead.published.getByRole('button').focus();
  await page.keyboard.press('x');
  await expect(lead.published.getByText(lead.say('published.retired'), { exact: true })).toBeVisible();
  await expect(trainee.getByText(practice.say('library.noHit'))).toBeVisible();
});
