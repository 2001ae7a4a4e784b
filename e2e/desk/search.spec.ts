import { expect, type Browser } from '@playwright/test';
import type { Language } from '#shared/kernel/text.ts';
import { words } from '../fixtures/words.ts';
import { test, type World } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SearchPage } from '../pages/search-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

/** The search of a desk with the demo team, in a browser of this language. */
async function openSearch(world: World, browser: Browser, { language }: { language: Language }) {
  await world.startHub();
  const { desk } = await world.openDesk('linxiao');
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const context = await browser.newContext({ locale, reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  const signIn = new SignInPage(page, language);
  await signIn.open(desk.url);
  await signIn.signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(page, language);
  await inbox.expectReady();
  const search = new SearchPage(page, language);
  return { page, inbox, search, context };
}

test('an agent finds a line, a customer and a ticket by key, with the hub gone', async ({ world, browser }) => {
  const { page, inbox, search, context } = await openSearch(world, browser, { language: 'zh' });
  await inbox.expectOnline();
  await world.killHub();
  await search.open();

  await test.step('a word of two characters, anywhere in a sentence', async () => {
    await search.type('白粉');
    await expect(search.hits('ticket').first()).toContainText('加湿器喷白粉');
    await expect(search.hits('ticket').first().locator('mark').first()).toHaveText('白粉');
  });

  await test.step('a customer by the first letters of their name', async () => {
    await search.type('zl');
    await expect(search.hits('customer').filter({ hasText: '周岚' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: /周岚/ })).toBeVisible();
    await expect(inbox.timeline).toBeVisible();
  });

  await test.step('back, what was typed still stands there; a filter narrows it', async () => {
    await search.open();
    await expect(search.field).toHaveValue('zl');
    await search.type('退款 状态:已解');
    await page.keyboard.press('Tab');
    await expect(search.field).toHaveValue('退款 状态:已解决 ');
    await expect(search.hits('ticket').filter({ hasText: words('zh', 'common', 'status.open') })).toHaveCount(0);
    await expect(search.hits('ticket').first()).toContainText(words('zh', 'common', 'status.solved'));
  });

  await test.step('a line of a conversation opens at that line', async () => {
    await search.type('类型:消息 第一次打来');
    const line = search.hits('message').first();
    await expect(line).toContainText('第一次打来');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-wanted]')).toContainText('第一次打来');
    await expect(page.locator('[data-wanted]')).toBeFocused();
  });

  await test.step('it is kept under a name, run again by a digit, and forgotten', async () => {
    await search.open();
    await search.type('退款 状态:未完成');
    await search.save('没退完的款');
    await search.clear();
    await expect(search.saved('没退完的款')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await expect(search.field).toHaveValue('退款 状态:未完成');
    await search.clear();
    await search.field.press('ArrowDown');
    await expect(search.selected).toContainText('没退完的款');
    await search.field.press('Delete');
    await expect(search.saved('没退完的款')).toHaveCount(0);
  });

  await test.step('the palette finds the same, and leads on to all of it', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('净水器');
    const everything = words('zh', 'search', 'palette.everything', { query: '净水器' });
    await expect(page.getByRole('option', { name: everything })).toBeVisible();
    await expect(page.getByRole('dialog').locator('mark').first()).toHaveText('净水器');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(search.field).toHaveValue('净水器');
    await expect(search.hits('ticket').first()).toBeVisible();
  });
  await context.close();
});

test('a slip in an English word is forgiven, and one key takes it at its word', async ({ world, browser }) => {
  const { page, search, context } = await openSearch(world, browser, { language: 'en' });
  await search.open();
  await search.type('ruter');
  await expect(search.hits('ticket').first()).toContainText('Router');
  await expect(page.getByText('“ruter” may be misspelt')).toBeVisible();
  await page.keyboard.press('Control+Shift+E');
  await expect(search.field).toHaveValue('"ruter"');
  await expect(page.getByText(words('en', 'search', 'nothing', { query: '"ruter"' }))).toBeVisible();
  await context.close();
});
