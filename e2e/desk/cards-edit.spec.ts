import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { test, type World } from '../fixtures/world.ts';
import { CardsPage } from '../pages/cards-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

const TITLE = '转来转去';
const NOW = { zh: '转了又转', en: 'Handed on and on' } as const;

async function expectBothThemes(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what} (${colorScheme})`);
  }
}

async function enter(world: World, handle: string): Promise<CardsPage> {
  const { desk, page } = await world.openDesk(handle);
  await new SignInPage(page).open(desk.url);
  await new SignInPage(page).signIn(handle, 'attune-demo');
  await new InboxPage(page).expectReady();
  return new CardsPage(page);
}

test('a lead changes a card in both languages by keyboard and publishes it, and a draft outlasts the screen', async ({
  world,
}) => {
  test.slow();
  await world.startHub();
  const lead = await enter(world, 'zhouhua');
  const { page } = lead;
  await lead.open();
  await lead.read(TITLE);
  await lead.expectVersion(2);
  await expectBothThemes(page, 'a card');
  await page.keyboard.press('Shift+H');
  await expect(lead.reader.getByText(lead.say('effects.how'))).toBeVisible();
  await expectBothThemes(page, 'its effects');
  await page.keyboard.press('t');
  await expect(lead.reader.getByRole('table')).toBeVisible();
  await expectBothThemes(page, 'its effects as numbers');
  await page.keyboard.press('Shift+H');

  // Half a translation is a problem, told at its field and in the list.
  await lead.edit();
  await expect(lead.problems.getByText(lead.say('problem.none'))).toBeVisible();
  await page.keyboard.press('e');
  await expect(lead.title('zh')).toBeFocused();
  await lead.retype(NOW.zh);
  await page.keyboard.press('Tab');
  await lead.retype('');
  await expect(lead.problems.getByText(lead.say('problem.count', { count: 1 }))).toBeVisible();
  await expectBothThemes(page, 'the editor with a problem');

  // Whoever leaves by accident finds it as it was.
  for (const key of ['Escape', 'g', 'i']) await page.keyboard.press(key);
  await new InboxPage(page).expectReady();
  await lead.open();
  await lead.read(TITLE);
  await lead.edit();
  await expect(lead.title('zh')).toHaveValue(NOW.zh);

  // The key of the next problem leads to the empty field, from anywhere.
  await page.keyboard.press('.');
  await expect(lead.title('en')).toBeFocused();
  await page.keyboard.type(NOW.en);
  await expect(lead.problems.getByText(lead.say('problem.none'))).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectBothThemes(page, 'what is to be published');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // What a customer might say is read on this desk, and stands in the card as the agent would see it.
  for (const key of ['Escape', 't']) await page.keyboard.press(key);
  await expect(lead.trial).toBeFocused();
  await page.keyboard.type('你们把我转来转去，太过分了！');
  await expect(lead.preview.getByText(/^读作/)).toBeVisible();
  await expectBothThemes(page, 'a sentence that is tried');

  await page.keyboard.press('Escape');
  await lead.publish('名字更短');
  await lead.expectVersion(3);
  await expect(lead.reader.getByRole('heading', { name: NOW.zh, exact: true })).toBeVisible();
  await page.keyboard.press('r');
  await expect(lead.reader.getByRole('heading', { name: lead.say('readings.title') })).toBeVisible();
  await expectBothThemes(page, 'the corrected readings');
});

test('agents do not have the screen of cards', async ({ world }) => {
  await world.startHub();
  const { page } = await enter(world, 'linxiao');
  await page.evaluate(() => (location.hash = '#/cards'));
  await new InboxPage(page).expectReady();
  await expect(page.getByRole('listbox', { name: new CardsPage(page).say('library.list') })).toHaveCount(0);
});
