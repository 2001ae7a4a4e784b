import { chromium, type Browser, type Page } from '@playwright/test';
import { startDesk, stopProgram, type DeskOptions, type Running } from '../../e2e/fixtures/processes.ts';
import { CHROMIUM } from '../../scripts/lib/chromium.ts';
import { InboxPage } from '../../e2e/pages/inbox-page.ts';
import { goneHubOf, HANDLE, PASSWORD } from './rig.ts';

export type Screen = {
  readonly desk: Running;
  readonly browser: Browser;
  readonly page: Page;
  /** Paths of the scripts the page has asked for so far. */
  readonly scripts: ReadonlySet<string>;
  /** Since the desk's process was started: the sign-in form takes keys, and the list shows its first row. */
  readonly formMs: number;
  readonly listMs: number;
  readonly close: () => Promise<void>;
};

/**
 * Starts the built desk and Chromium at once, signs in as soon as the form takes keys, and waits for the first row. The
 * typing is a machine's, so that only the desk is measured.
 */
export const openScreen = async (folder: string): Promise<Screen> =>
  openScreenOf({ folder, hubUrl: await goneHubOf(folder), as: HANDLE });

/** The same of anybody. `showAll`: their own list is empty, and the one of all tickets is waited for. */
export async function openScreenOf(desk: DeskOptions, { showAll = false } = {}): Promise<Screen> {
  const began = performance.now();
  const launching = chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox'],
  });
  const running = await startDesk(desk);
  const browser = await launching;
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const scripts = watchScripts(page);
  await page.goto(running.url, { waitUntil: 'commit' });
  const password = page.locator('input[autocomplete="current-password"]');
  await password.fill(PASSWORD);
  const formMs = performance.now() - began;
  await password.press('Enter');
  if (showAll) await pressAll(page);
  await page.locator('[role="listbox"] [role="option"]').first().waitFor();
  const listMs = performance.now() - began;
  const close = async (): Promise<void> => {
    await browser.close();
    await stopProgram(running);
  };
  return { desk: running, browser, page, scripts, formMs, listMs, close };
}

async function pressAll(page: Page): Promise<void> {
  const inbox = new InboxPage(page, 'en');
  await page.getByRole('navigation').first().waitFor();
  await inbox.showView('all');
}

function watchScripts(page: Page): Set<string> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname);
  });
  return scripts;
}
