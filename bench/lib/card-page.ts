import type { Page } from '@playwright/test';

const CARD = '[data-contact]';

/**
 * Waits in the page until a card stands and has been drawn. Both are asked for before it rings: first that the page watches, then
 * the moment, in ms since 1970 by the page's own clock.
 */
export async function cardPainted(page: Page): Promise<() => Promise<number>> {
  await page.evaluate((card) => {
    const painted = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error('no card was drawn within ten seconds')), 10_000);
      // A frame is drawn after its callbacks; the first message behind it finds it drawn.
      const drawn = (): void =>
        void requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.timeOrigin + performance.now()));
          port1.start();
          port2.postMessage(null);
        });
      const observer = new MutationObserver(() => {
        if (!document.querySelector(card)) return;
        observer.disconnect();
        drawn();
      });
      observer.observe(document.body, { subtree: true, childList: true });
    });
    Object.assign(window, { cardPainted: painted });
  }, CARD);
  return () => page.evaluate(() => (window as unknown as { cardPainted: Promise<number> }).cardPainted);
}

export const cardGone = (page: Page): Promise<void> => page.locator(CARD).waitFor({ state: 'detached' });

/** What a page takes to draw one card of the same size that is there already, in ms: nothing is asked, nothing is worked out. */
export const barePaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const card = document.createElement('section');
        card.style.cssText = 'position:fixed;top:60px;right:16px;width:400px;z-index:150;background:#fff';
        card.innerHTML = Array.from({ length: 12 }, (_, i) => `<p>王伟 ${i} 退款到账一般几天</p>`).join('');
        document.body.append(card);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => {
            resolve(performance.now() - began);
            card.remove();
          });
          port1.start();
          port2.postMessage(null);
        });
      }),
  );
