import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import type { Language } from '#shared/kernel/text.ts';

const LOOKS = [
  { language: 'zh', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;

async function expectClean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(found, what).toEqual([]);
}

async function walk(page: Page, link: string, language: Language): Promise<void> {
  const signIn = new SignInPage(page, language);
  await signIn.open(link);
  await expectClean(page, 'sign-in');
  await signIn.signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(page, language);
  await inbox.expectReady();
  await expectClean(page, 'inbox');
  await inbox.find(language === 'zh' ? '净水器退款' : 'Router keeps dropping');
  await expectClean(page, 'ticket');
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['promise', ['Escape', 'c']],
    ['customer', ['Escape', 'Shift+H', 'j', 'Enter']],
    ['palette', ['Escape', 'Control+k']],
    ['shortcuts', ['Escape', '?']],
    ['outbox', ['Escape', 'g', 'o']],
    ['knowledge', ['Escape', 'g', 'k']],
    ['article', ['j']],
    ['procedures', ['g', 'p']],
    ['procedure', ['j']],
    ['settings', ['g', 's']],
  ];
  for (const [name, keys] of steps) {
    for (const key of keys) await page.keyboard.press(key);
    // Axe reads colours; a dialog half faded in has none of its own.
    await page.waitForTimeout(400);
    await expectClean(page, name);
  }
}

for (const { language, colorScheme } of LOOKS) {
  test(`every screen is free of axe violations (${language}, ${colorScheme})`, async ({ world, browser }) => {
    await world.startHub();
    const { desk } = await world.openDesk('linxiao');
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const context = await browser.newContext({ locale, colorScheme, reducedMotion: 'reduce' });
    await walk(await context.newPage(), desk.url, language);
    await context.close();
  });
}
