import type { Page } from '@playwright/test';
import { round } from './stats.ts';

/** What Chromium has spent on one page so far, s: its whole work, and of it scripts, styles and layout. */
type Spent = Readonly<Record<'TaskDuration' | 'ScriptDuration' | 'RecalcStyleDuration' | 'LayoutDuration', number>>;

/** Watches the work of a page; the second call tells shares of one core since the first. */
export async function watchPage(page: Page): Promise<() => Promise<Record<string, number>>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async (): Promise<{ at: number; spent: Spent }> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return {
      at: performance.now(),
      spent: Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as Spent,
    };
  };
  const before = await read();
  return async () => {
    const { at, spent } = await read();
    const share = (name: keyof Spent): number => round(((spent[name] - before.spent[name]) * 1000) / (at - before.at));
    return {
      pageTaskShare: share('TaskDuration'),
      pageScriptShare: share('ScriptDuration'),
      pageStyleShare: share('RecalcStyleDuration'),
      pageLayoutShare: share('LayoutDuration'),
    };
  };
}
