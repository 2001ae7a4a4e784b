import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { words } from '../../e2e/fixtures/words.ts';
import type { LiveReporter } from './live-reporter.ts';

/** Opens the team board and waits until everybody stands on it. */
export async function openBoard(page: Page, people: number): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/board'));
  const rows = page.locator('[data-table="people"] tbody tr');
  await rows.nth(people - 1).waitFor({ timeout: 120_000 });
}

/**
 * Waits in the page until the row of a person says `text` and has been drawn; the moment by the machine's clock, ms. Asked for before
 * the change is sent.
 */
async function paintedIn(page: Page, rowId: string, text: string): Promise<() => Promise<number>> {
  await page.evaluate(
    ({ id, wanted }) => {
      const painted = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`"${wanted}" was not drawn within a minute`)), 60_000);
        // A frame is drawn after its callbacks; the first task behind it finds it drawn.
        const drawn = (): void => void requestAnimationFrame(() => setTimeout(() => resolve(Date.now()), 0));
        const observer = new MutationObserver(() => {
          if (!document.getElementById(id)?.textContent.includes(wanted)) return;
          observer.disconnect();
          drawn();
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      painted.catch(() => undefined);
      Object.assign(window, { [`painted ${id}`]: painted });
    },
    { id: rowId, wanted: text },
  );
  return () =>
    page.evaluate((id) => (window as unknown as Record<string, Promise<number>>)[`painted ${id}`] ?? 0, rowId);
}

const REASONS = ['lunch', 'meeting'] as const;

/** From the change of one person until the lead's page has drawn it, over and over until `untilMs` (performance.now); ms each. */
export async function paintedLags(page: Page, reporter: LiveReporter, untilMs: number): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; performance.now() < untilMs; i += 1) {
    const reason = REASONS[i % 2 === 0 ? 0 : 1];
    const painted = await paintedIn(page, `person-${reporter.agentId}`, words('en', 'contacts', `presence.${reason}`));
    const began = Date.now();
    reporter.rest(reason);
    samples.push((await painted()) - began);
    // Changes do not come in step with the hub's seconds.
    await wait(500 + Math.random() * 1500);
  }
  return samples;
}
