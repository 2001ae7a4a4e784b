import type { Page } from '@playwright/test';

const CALM_MS = 500;
/** How long a screen that does not come to rest is waited for: then its picture shows that. */
const PATIENCE_MS = 15_000;

/** In the page: until it has something on it, no skeleton, every font, and has not changed for `calmMs`. */
async function untilCalm({ calmMs, patienceMs }: { calmMs: number; patienceMs: number }): Promise<void> {
  await document.fonts.ready;
  await new Promise<void>((done) => {
    let timer: ReturnType<typeof setTimeout>;
    const end = () => {
      watch.disconnect();
      clearTimeout(timer);
      done();
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const isEmpty = document.querySelector('#root > *') === null;
        if (isEmpty || document.querySelector('.mantine-Skeleton-root') !== null) wait();
        else end();
      }, calmMs);
    };
    const watch = new MutationObserver(wait);
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    wait();
    setTimeout(end, patienceMs);
  });
}

/** Waits until the desk has nothing left to load or move, however slow the machine is. */
export const settle = (page: Page): Promise<void> =>
  page.evaluate(untilCalm, { calmMs: CALM_MS, patienceMs: PATIENCE_MS });
