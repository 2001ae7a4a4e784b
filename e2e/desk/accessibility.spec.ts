import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible.ts';
import { words } from '../fixtures/words.ts';
import { test } from '../fixtures/world.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { SearchPage } from '../pages/search-page.ts';
import { SignInPage } from '../pages/sign-in-page.ts';
import type { Language } from '#shared/kernel/text.ts';

const LOOKS = [
  { language: 'zh', colorScheme: 'light' },
  { language: 'en', colorScheme: 'dark' },
] as const;

/** A word that is found, a date that is none, and a filter that can be completed. */
const SEARCHED = {
  zh: ['退款', '晚于:2026-13-45', '状态:'],
  en: ['router', 'after:2026-13-45', 'status:'],
} as const;

async function walk(page: Page, link: string, language: Language): Promise<void> {
  const signIn = new SignInPage(page, language);
  await signIn.open(link);
  await expectAccessible(page, 'sign-in');
  await signIn.signIn('linxiao', 'attune-demo');
  const inbox = new InboxPage(page, language);
  await inbox.expectReady();
  await expectAccessible(page, 'inbox');
  await inbox.find(language === 'zh' ? '净水器退款' : 'Router keeps dropping');
  await expectAccessible(page, 'ticket');
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
    await expectAccessible(page, name);
  }
  await walkSearch(page, language);
}

/** In light and in dark, whichever the walk is in. */
async function expectBothThemes(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what} (${colorScheme})`);
  }
}

/** The search in every state that looks different, and the notices. */
async function walkSearch(page: Page, language: Language): Promise<void> {
  const [word, badDate, status] = SEARCHED[language];
  const search = new SearchPage(page, language);
  await search.open();
  await expectBothThemes(page, 'search, before anything is typed');
  await search.type(word);
  await expect(search.hits('ticket').first()).toBeVisible();
  await expectBothThemes(page, 'results');
  await search.type(`${word} ${badDate} `);
  await expect(page.getByText(language === 'zh' ? '不是日期' : 'names no date')).toBeVisible();
  await expectBothThemes(page, 'a filter that cannot be read');
  await search.type(`${word} ${status}`);
  await expect(search.completions.getByRole('option').first()).toBeVisible();
  await expectBothThemes(page, 'completions');
  for (const key of ['Escape', 'Escape', 'g', 'n']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog', { name: words(language, 'notices', 'title') })).toBeVisible();
  await expectBothThemes(page, 'notices');
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
