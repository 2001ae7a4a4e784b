import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '#shared/kernel/text.ts';
import { World } from '../e2e/fixtures/world.ts';
import { InboxPage } from '../e2e/pages/inbox-page.ts';
import { KnowledgePage } from '../e2e/pages/knowledge-page.ts';
import { SearchPage } from '../e2e/pages/search-page.ts';
import { SignInPage } from '../e2e/pages/sign-in-page.ts';
import { buildIfStale } from './lib/build.ts';
import { readArgs } from './lib/args.ts';
import { inRoot } from './lib/paths.ts';
import { politely, Sentence } from './lib/sentence.ts';
import { settle } from './lib/settle.ts';

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

/** The session belongs to the desk, not to the page: the next picture starts from the sign-in again. */
async function lock(page: Page, look: Look): Promise<void> {
  await keys(page, 'Control+Shift+l');
  await new SignInPage(page, look.language).expectOpen();
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
  // What the look before wrote is still there: it is written over.
  await keys(page, 'Escape', 'r', 'Control+a');
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
  await keys(page, 'g', 'i');
  await settle(page);
  await keys(page, '/');
  await page.keyboard.type('zzz-nothing');
  await shoot('13-empty');
  await page.setViewportSize({ width: 1100, height: 720 });
  await keys(page, 'Escape', 'Escape', '1');
  await shoot('14-narrow');
  await page.setViewportSize({ width: 720, height: 450 });
  await shoot('15-zoom-200');
  await page.setViewportSize({ width: 1440, height: 900 });
  await lock(page, look);
  await shoot('16-locked');
};

/** Finding, and what colleagues said. */
const finding: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  const isChinese = look.language === 'zh';
  const search = new SearchPage(page, look.language);
  await keys(page, 'Control+k');
  await page.keyboard.type(isChinese ? '退款' : 'refund');
  await shoot('search-palette');
  await keys(page, 'Escape');
  await search.open();
  await shoot('search-start');
  await search.type(isChinese ? '退款' : 'ruter');
  await shoot('search-results');
  await search.type(isChinese ? '物流 状态:' : 'delivery status:');
  await shoot('search-completions');
  await search.type(isChinese ? '退款 晚于:2026-13-45 ' : 'refund after:never ');
  await shoot('search-problem');
  await search.type(isChinese ? '类型:消息 第一次打来' : 'in:message firmware');
  await settle(page);
  await keys(page, 'Enter');
  await shoot('search-line');
  await keys(page, 'g', 'n');
  await shoot('notices');
  await keys(page, 'Escape');
  await lock(page, look);
};

const REVIEW_LISTS = ['due', 'complained', 'used', 'unused', 'proposed', 'questions'] as const;

/** The living knowledge base, as a lead keeps it. */
const knowledge: Step = async (page, shoot, look) => {
  const inbox = await sign(page, look, 'zhouhua');
  await inbox.expectReady();
  const base = new KnowledgePage(page, look.language);
  await base.open();
  await keys(page, 'j');
  await settle(page);
  await keys(page, 'w');
  await shoot('knowledge-judge');
  await keys(page, 'Escape', 'h');
  await shoot('knowledge-versions');
  await keys(page, 'Escape', 'e');
  await base.expectSaved();
  await shoot('knowledge-editor');
  await keys(page, 'Control+Enter');
  await shoot('knowledge-publish');
  await keys(page, 'Escape', 'b');
  for (const [i, list] of REVIEW_LISTS.entries()) {
    await base.openReview(String(i + 1));
    await shoot(`review-${list}`);
  }
  await base.open();
  await keys(page, 'Shift+C');
  await settle(page);
  await keys(page, 'j');
  await shoot('knowledge-checklist');
  await lock(page, look);
};

const trainee: Step = async (page, shoot, look) => {
  await sign(page, look, 'xiaomi');
  await settle(page);
  await shoot('17-trainee');
  await lock(page, look);
};

const ADMIN = ['people', 'queues', 'macros', 'fields', 'tags', 'synonyms', 'policies', 'calendars', 'team'] as const;
const SETTINGS = ['signature', 'notifications', 'shortcuts', 'diagnostics', 'about'] as const;

/** What an administrator keeps, and every page of the settings. */
const administrator: Step = async (page, shoot, look) => {
  await sign(page, look, 'zhengqihang');
  await settle(page);
  for (const section of ADMIN) {
    await page.evaluate((to) => (location.hash = `#/admin/${to}`), section);
    await shoot(`admin-${section}`);
  }
  await page.evaluate(() => (location.hash = '#/admin/macros'));
  await page.getByRole('table').getByRole('button').first().click();
  await shoot('admin-macro');
  await keys(page, 'Escape');
  for (const section of SETTINGS) {
    await page.evaluate((to) => (location.hash = `#/settings/${to}`), section);
    await shoot(`settings-${section}`);
  }
  await lock(page, look);
};

const offline: Step = async (page, shoot, look) => {
  await shoot('18-sign-in-offline');
  const inbox = await sign(page, look, 'linxiao');
  await inbox.expectReady();
  await inbox.find(look.language === 'zh' ? '发票抬头' : 'Router keeps dropping');
  if (look.theme === 'light') {
    const isChinese = look.language === 'zh';
    await inbox.write(
      'reply',
      isChinese ? '今天下班前给您重新开票。' : 'I will send the earlier firmware within the hour.',
    );
    await inbox.addTag(isChinese ? '重开发票' : 'rollback');
  }
  await shoot('19-offline');
  await keys(page, 'g', 'o');
  await shoot('20-outbox-offline');
  await keys(page, 'Escape');
  await lock(page, look);
};

const WANTED = '加湿器喷白粉，宝宝刚满月能用吗';

async function take(world: World, handle: string, isOnline: boolean): Promise<void> {
  const desk = await world.openDesk(handle);
  await desk.page.goto(desk.desk.url);
  const inbox = await sign(desk.page, { language: 'zh', theme: 'light' }, handle);
  await inbox.expectReady();
  await inbox.expectOnline();
  if (!isOnline) {
    await world.killHub();
    await inbox.expectOffline();
  }
  await inbox.showView('unassigned');
  await inbox.find(WANTED);
  await keys(desk.page, 'Escape', 'a');
  if (isOnline) await inbox.expectOnline();
  await settle(desk.page);
  await world.closeDesk(desk);
}

/** Makes a real conflict: one desk takes a ticket offline, and a colleague takes it meanwhile. */
async function makeConflict(world: World): Promise<void> {
  await take(world, 'linxiao', false);
  await world.startHub();
  await take(world, 'zhouhua', true);
}

type Part = { readonly step: Step; readonly handle: string; readonly isOffline?: true };
/** What can be asked for alone. The last one works without the hub. */
const PARTS = {
  online: { step: online, handle: 'linxiao' },
  finding: { step: finding, handle: 'linxiao' },
  trainee: { step: trainee, handle: 'xiaomi' },
  administrator: { step: administrator, handle: 'zhengqihang' },
  knowledge: { step: knowledge, handle: 'zhouhua' },
  offline: { step: offline, handle: 'linxiao', isOffline: true },
} as const satisfies Record<string, Part>;

const nameOf = (look: Look): string => `${look.language}-${look.theme}`;

async function shootAll(world: World, browser: Browser, parts: readonly Part[], looks: readonly Look[]): Promise<void> {
  await world.startHub();
  await makeConflict(world);
  const desks = new Map<string, Awaited<ReturnType<World['openDesk']>>>();
  for (const handle of new Set(parts.map((part) => part.handle))) desks.set(handle, await world.openDesk(handle));
  const shootPart = async ({ handle, step }: Part, look: Look): Promise<void> => {
    const desk = desks.get(handle);
    if (desk) await withPage(browser, look, await world.newLink(desk), step);
  };
  for (const look of looks) {
    console.log(nameOf(look));
    for (const part of parts) if (!part.isOffline) await shootPart(part, look);
  }
  const without = parts.filter((part) => part.isOffline);
  if (without.length === 0) return;
  await world.killHub();
  for (const look of looks) for (const part of without) await shootPart(part, look);
}

/** The names asked for with a flag, all of them without it. */
function chosen<T>(all: ReadonlyMap<string, T>, asked: readonly string[] | undefined): T[] {
  if (asked === undefined) return [...all.values()];
  return asked.map((name) => {
    const one = all.get(name);
    if (one === undefined) throw new Sentence(`There is no "${name}"; there are ${[...all.keys()].join(', ')}.`);
    return one;
  });
}

async function screens(args: string[]): Promise<void> {
  const { values } = readArgs(args, {
    only: { type: 'string', multiple: true },
    look: { type: 'string', multiple: true },
  });
  const parts = chosen(new Map<string, Part>(Object.entries(PARTS)), values.only);
  const looks = chosen(new Map(LOOKS.map((look) => [nameOf(look), look])), values.look);
  await buildIfStale();
  if (!values.only && !values.look) await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env['ATTUNE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const world = new World(await mkdtemp(join(tmpdir(), 'attune-screens-')), browser, undefined);
  try {
    await shootAll(world, browser, parts, looks);
    console.log(`Pictures are in ${OUT}.`);
  } finally {
    await world.end();
    await browser.close();
  }
}

/** `npm run screens`: every main screen and state, in two languages and two themes, to out/screens; `--only PART` and `--look zh-dark` take a few. */
export const main = (args: string[]): Promise<void> => politely(() => screens(args));
