import { randomUUID } from 'node:crypto';
import type { Store } from '#hub/store/index.ts';

/** A store of which a test can say: what was said so far has been heard. */
export type SettlingStore = { readonly store: Store; settle(): Promise<void> };

const MARK = 'test-mark-';

/**
 * Words between processes come by a way of their own, as slowly as the machine is busy. A mark sent after them tells, once every
 * listener has heard it, that they have heard whatever was said before it.
 */
export function settling(store: Store): SettlingStore {
  const listeners = new Set<{ readonly marks: Map<string, () => void> }>();
  const listenLive: Store['listenLive'] = async (heard) => {
    const own = { marks: new Map<string, () => void>() };
    const end = await store.listenLive((word) => {
      if (word.startsWith(MARK)) own.marks.get(word)?.();
      else heard(word);
    });
    listeners.add(own);
    return async () => {
      listeners.delete(own);
      await end();
    };
  };
  return {
    store: { ...store, listenLive },
    async settle() {
      const mark = `${MARK}${randomUUID()}`;
      const all = [...listeners].map(({ marks }) => new Promise<void>((resolve) => marks.set(mark, resolve)));
      await store.tellLive(mark);
      await Promise.all(all);
      for (const { marks } of listeners) marks.delete(mark);
    },
  };
}
