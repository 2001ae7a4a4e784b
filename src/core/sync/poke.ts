import { SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Hub } from './hub.ts';

/** The hub says something at least every 20 s; a stream that is silent for longer is dead. */
const SILENCE_MS = 50 * SECOND;

/**
 * One poke stream at a time. A poke has no content that matters: it says "pull", never what.
 * `onPoke` for each; `onEnd` once when the stream ended for whatever reason.
 */
export type PokeListener = { readonly isOpen: boolean; open(): void; close(): void };

const nothing = (): void => undefined;

export function createPokeListener(hub: Hub, clock: Clock, onPoke: () => void, onEnd: () => void): PokeListener {
  let current: AbortController | null = null;
  const listen = async (stop: AbortController): Promise<void> => {
    let cancelWatch = nothing;
    const watch = (): void => {
      cancelWatch();
      cancelWatch = clock.after(SILENCE_MS, () => {
        stop.abort();
      });
    };
    try {
      watch();
      for await (const line of await hub.poke(stop.signal)) {
        watch();
        if (line.startsWith('data:')) onPoke();
      }
    } catch {
      // Whatever ended it, the next pull finds out more.
    } finally {
      cancelWatch();
    }
  };
  return {
    get isOpen() {
      return current !== null;
    },
    open: () => {
      if (current) return;
      const stop = new AbortController();
      current = stop;
      void listen(stop).then(() => {
        if (current !== stop) return;
        current = null;
        onEnd();
      });
    },
    close: () => {
      const stop = current;
      current = null;
      stop?.abort();
    },
  };
}
