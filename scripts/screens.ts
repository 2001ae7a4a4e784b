import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '#shared/kernel/text.ts';
import { World } from '../e2e/fixtures/world.ts';
import { InboxPage } from '../e2e/pages/inbox-page.ts';
import { SignInPage } from '../e2e/pages/sign-in-page.ts';
import { buildIfStale } from './lib/build.ts';
import { inRoot } from './lib/paths.ts';
import { politely } from './lib/sentence.ts';

type Theme = 'light' | 'dark';
type Look = { readonly language: Language; readonly theme: Theme };
type Step = (page: Page, shoot: (name: string) => Promise<void>, look: Look) => Promise<void>;

const OUT = inRoot('out', 'screens');
const PASSWORD = 'attune-demo';
const LOOKS: readonly Look[] = [
  { language: 'zh', theme: 'light' },
  { language: 'zh', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
];

/** Waits until the desk has nothing left to load or move. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(700);

async function withPage(browser: Browser, look: Look, link: string, step: Step): Promise<void> {
  const context = await newContext(browser, look);
  const page = await context.newPage();
  await page.goto(link);
  await settle(page);
  const shoot = async (name: string): Promise<void> => {
    await settle(page);
    await page.screenshot({ path: join(OUT, `${look.language}-${look.theme}-${name}.png`) });
  };
  await step(page, shoot, look);
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

async function sign(page: Page, look: Look, handle: string): Promise<InboxPage> {
  await new SignInPage(page, look.language).signIn(handle, PASSWORD);
  return new InboxPage(page, look.language);
}

async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

/** The day of an agent, online. */
const online: Step = async (page, shoot, look) => {
  await shoot('01-sign-in');
  await new SignInPage(page, look.language).signIn('linxiao', 'wrong-password');
  await shoot('02-wrong-password');
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  await shoot('03-inbox');
  await inbox.find(look.language === 'zh' ? '净水器退款' : 'Router keeps dropping');
  await shoot('04-ticket');
  await keys(page, 'Escape', 'r');
  await page.keyboard.type(
    look.language === 'zh' ? '您打了三次电话，每次都让您等，' : 'Three restarts a day while you work from home: ',
  );
  await keys(page, 'Escape', 'm');
  await shoot('05-macros');
  await keys(page, 'Escape', 'Escape', 's');
  await shoot('06-status');
  await keys(page, 'Escape', 'Escape', 'Control+k');
  await shoot('07-palette');
  await keys(page, 'Escape', '?');
  await shoot('08-shortcuts');
  await keys(page, 'Escape', 'g', 'o');
  await shoot('09-outbox');
  await keys(page, 'Escape', 'g', 'k');
  await shoot('10-knowledge');
  await keys(page, 'j', 'j');
  await shoot('11-article');
  await keys(page, 'g', 's');
  await shoot('12-settings');
  await keys(page, 'g', 'i', '/');
  await page.keyboard.type('zzz-nothing');
  await shoot('13-empty');
  await page.setViewportSize({ width: 1100, height: 720 });
  await keys(page, 'Escape', 'Escape', '1');
  await shoot('14-narrow');
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot('15-zoom-200');
  await page.setViewportSize({ width: 1440, height: 900 });
  await keys(page, 'Control+Shift+l');
  await shoot('16-locked');
};

const trainee: Step = async (page, shoot, look) => {
  await sign(page, look, 'xiaomi');
  await settle(page);
  await shoot('17-trainee');
  await keys(page, 'Control+Shift+l');
  await settle(page);
};

const offline: Step = async (page, shoot, look) => {
  await shoot('18-sign-in-offline');
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  await inbox.find(look.language === 'zh' ? '发票抬头' : 'Router keeps dropping');
  const text =
    look.language === 'zh'
      ? '营业执照收到后，今天下班前给您重新开票。'
      : 'I will send the earlier firmware within the hour.';
  await inbox.write('reply', text);
  await inbox.addTag(look.language === 'zh' ? '重开发票' : 'rollback');
  await shoot('19-offline');
  await keys(page, 'g', 'o');
  await shoot('20-outbox-offline');
  await keys(page, 'Escape', 'Control+Shift+l');
  await settle(page);
};

/** Makes a real conflict: this desk assigns a ticket offline that a colleague takes meanwhile. */
async function makeConflict(world: World): Promise<void> {
  const mine = await world.openDesk('linxiao');
  await mine.page.goto(mine.desk.url);
  const inbox = await sign(mine.page, { language: 'zh', theme: 'light' }, 'linxiao');
  await inbox.expectReady();
  await inbox.expectOnline();
  await world.killHub();
  await inbox.expectOffline();
  await inbox.showView('unassigned');
  await settle(mine.page);
  await keys(mine.page, 'j', 'a');
  await settle(mine.page);
  await world.closeDesk(mine);
  await world.startHub();
  const theirs = await world.openDesk('zhouhua');
  await theirs.page.goto(theirs.desk.url);
  const lead = await sign(theirs.page, { language: 'zh', theme: 'light' }, 'zhouhua');
  await lead.expectReady();
  await lead.expectOnline();
  await lead.showView('unassigned');
  await settle(theirs.page);
  await keys(theirs.page, 'j', 'a');
  await lead.expectOnline();
  await settle(theirs.page);
  await world.closeDesk(theirs);
}

async function shootAll(world: World, browser: Browser): Promise<void> {
  await world.startHub();
  await makeConflict(world);
  const desk = await world.openDesk('linxiao');
  const learner = await world.openDesk('xiaomi');
  for (const look of LOOKS) {
    console.log(`${look.language} ${look.theme}`);
    await withPage(browser, look, await world.newLink(desk), online);
    await withPage(browser, look, await world.newLink(learner), trainee);
  }
  await world.killHub();
  for (const look of LOOKS) {
    await withPage(browser, look, await world.newLink(desk), offline);
  }
}

async function screens(): Promise<void> {
  await buildIfStale();
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env['ATTUNE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const world = new World(await mkdtemp(join(tmpdir(), 'attune-screens-')), browser, undefined);
  try {
    await shootAll(world, browser);
    console.log(`Pictures are in ${OUT}.`);
  } finally {
    await world.end();
    await browser.close();
  }
}

/** `npm run screens`: every main screen and state, in two languages and two themes, to out/screens. */
export const main = (): Promise<void> => politely(screens);
