import { buildIfStale } from '../scripts/lib/build.ts';
import type { Measured } from './lib/report.ts';
import { deskFolder } from './lib/rig.ts';
import { openScreen } from './lib/screen.ts';
import { median, percentiles, round } from './lib/stats.ts';
import { CHROMIUM } from '../scripts/lib/chromium.ts';
import { chromium } from '@playwright/test';

const COUNT = 100_000;
const ROUNDS = 7;

/** Chromium alone, from its launch to the first paint of an empty page: nothing that opens in it can be faster. */
async function bareBrowser(): Promise<number> {
  const began = performance.now();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto('data:text/html,<p>here</p>');
  await page.locator('p').waitFor();
  const took = performance.now() - began;
  await browser.close();
  return took;
}

/** From the start of the desk's process to a list that can be used, with Chromium's launch; sign-in typed by a machine. */
export async function measure(): Promise<Measured[]> {
  await buildIfStale();
  const folder = await deskFolder(COUNT);
  const lists: number[] = [];
  const forms: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < ROUNDS; i += 1) {
    bare.push(await bareBrowser());
    const screen = await openScreen(folder);
    lists.push(screen.listMs);
    forms.push(screen.formMs);
    await screen.close();
  }
  const value = median(lists);
  const limit = median(bare);
  return [
    {
      name: 'start',
      value: round(value / 1000),
      unit: 's (median)',
      ...percentiles(lists),
      limit: round(limit / 1000),
      ratio: round(limit / value),
      promise: { text: '≤ 1.5 s', isKept: value <= 1500 },
      facts: { tickets: COUNT, rounds: ROUNDS, signInFormMs: round(median(forms), 0) },
    },
  ];
}
