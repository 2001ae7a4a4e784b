import { chromium, type Browser, type Page } from '@playwright/test';
import { startDesk, stopProgram, type Running } from '../../e2e/fixtures/processes.ts';
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
export async function openScreen(folder: string): Promise<Screen> {
  const hubUrl = await goneHubOf(folder);
  const began = performance.now();
  const launching = chromium.launch({
    executablePath: process.env['ATTUNE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const desk = await startDesk({ folder, hubUrl, as: HANDLE });
  const browser = await launching;
  const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const scripts = watchScripts(page);
  await page.goto(desk.url, { waitUntil: 'commit' });
  const password = page.locator('input[autocomplete="current-password"]');
  await password.fill(PASSWORD);
  const formMs = performance.now() - began;
  await password.press('Enter');
  await page.locator('[role="listbox"] [role="option"]').first().waitFor();
  const listMs = performance.now() - began;
  const close = async (): Promise<void> => {
    await browser.close();
    await stopProgram(desk);
  };
  return { desk, browser, page, scripts, formMs, listMs, close };
}

function watchScripts(page: Page): Set<string> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(new URL(request.url()).pathname);
  });
  return scripts;
}
