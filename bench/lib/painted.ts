import type { Page } from '@playwright/test';

/**
 * Waits until a page shows `text` in its conversation and has drawn it; the moment by the machine's clock, ms. Two clocks
 * of one machine: the browser's and ours are the same.
 */
export const paintedAt = (page: Page, text: string): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`"${wanted}" was not drawn within a minute`)), 60_000);
        // A frame is drawn after its callbacks; the first task behind it finds it drawn.
        const drawn = (): void => void requestAnimationFrame(() => setTimeout(() => resolve(Date.now()), 0));
        const look = (): boolean => {
          const isThere = document.querySelector('[role="feed"]')?.textContent.includes(wanted) ?? false;
          if (isThere) drawn();
          return isThere;
        };
        if (look()) return;
        const observer = new MutationObserver(() => {
          if (look()) observer.disconnect();
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
    text,
  );
