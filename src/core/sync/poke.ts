import { SECOND } from '#shared/kernel/time.ts';
import type { Clock } from '../kernel/ports.ts';
import type { LineWord } from '../contacts/index.ts';
import type { ReliefWord } from '../load/index.ts';
import type { LiveWord } from '../viewers/index.ts';
import type { Hub } from './hub.ts';

/** The hub says something at least every 20 s; a stream that is silent for longer is dead. */
const SILENCE_MS = 50 * SECOND;

/**
 * One poke stream at a time. A poke has no content that matters: it says "pull", never what. `onPoke` for each; `onEnd` once
 * when the stream ended by itself. `onLive`: the line opens, a colleague shows a ticket, a contact rings, the line ends, for whatever reason.
 */
export type PokeEvents = {
  readonly onPoke: () => void;
  readonly onEnd: () => void;
  readonly onLive: (word: LiveWord | LineWord | ReliefWord) => void;
};
export type PokeListener = { readonly isOpen: boolean; open(): void; close(): void };

const nothing = (): void => undefined;

const TOLD = ['viewers', 'contact', 'withdrawn', 'relief'] as const;
const isTold = (name: string): name is (typeof TOLD)[number] => TOLD.some((one) => one === name);

/** Server-sent events, one line after the other. Anything that is no event of ours is a poke: it costs a pull. */
function lineReader({ onPoke, onLive }: PokeEvents): (line: string) => void {
  let name = '';
  return (line) => {
    if (line === '') name = '';
    else if (line.startsWith('event:')) name = line.slice('event:'.length).trim();
    else if (!line.startsWith('data:')) return;
    else if (isTold(name)) onLive({ type: name, data: line.slice('data:'.length) });
    else onPoke();
  };
}

export function createPokeListener(hub: Hub, clock: Clock, events: PokeEvents): PokeListener {
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
      const lines = await hub.poke(stop.signal);
      events.onLive({ type: 'open' });
      const read = lineReader(events);
      for await (const line of lines) {
        watch();
        read(line);
      }
    } catch {
      // Whatever ended it, the next pull finds out more.
    } finally {
      cancelWatch();
      // Not when the next stream is open already.
      if (current === stop || current === null) events.onLive({ type: 'end' });
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
        events.onEnd();
      });
    },
    close: () => {
      const stop = current;
      current = null;
      stop?.abort();
    },
  };
}
