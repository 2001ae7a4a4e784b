import type { Browser, BrowserContext, Page } from '@playwright/test';
import { join } from 'node:path';
import type { Language } from '#shared/kernel/text.ts';
import type { Exchange } from '../../e2e/fixtures/exchange.ts';
import { InboxPage } from '../../e2e/pages/inbox-page.ts';
import { SignInPage } from '../../e2e/pages/sign-in-page.ts';
import { inRoot } from '../lib/paths.ts';
import { settle } from '../lib/settle.ts';

type Theme = 'light' | 'dark';
export type Look = { readonly language: Language; readonly theme: Theme };
export type Step = (
  page: Page,
  shoot: (name: string) => Promise<void>,
  look: Look,
  exchange: Exchange,
) => Promise<void>;

export const OUT = inRoot('out', 'screens');
const PASSWORD = 'attune-demo';
export const LOOKS: readonly Look[] = [
  { language: 'zh', theme: 'light' },
  { language: 'zh', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
];

export const nameOf = (look: Look): string => `${look.language}-${look.theme}`;

type Desk = { readonly link: string; readonly exchange: Exchange };

export async function withPage(browser: Browser, look: Look, { link, exchange }: Desk, step: Step): Promise<void> {
  const context = await newContext(browser, look);
  const page = await context.newPage();
  await page.goto(link);
  await settle(page);
  const shoot = async (name: string): Promise<void> => {
    await settle(page);
    await page.screenshot({ path: join(OUT, `${look.language}-${look.theme}-${name}.png`) });
  };
  await step(page, shoot, look, exchange);
  await context.close();
}

const newContext = (browser: Browser, { language, theme }: Look): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });

export async function sign(page: Page, look: Look, handle: string): Promise<InboxPage> {
  await new SignInPage(page, look.language).signIn(handle, PASSWORD);
  return new InboxPage(page, look.language);
}

export async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

/** The session belongs to the desk, not to the page: the next picture starts from the sign-in again. */
export async function lock(page: Page, look: Look): Promise<void> {
  await keys(page, 'Control+Shift+l');
  await new SignInPage(page, look.language).expectOpen();
}
