import { implement, withEventMeta } from '@orpc/server';
import { events as contract, type AppEvent } from '#shared/contract/app/events.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Readers } from './readers.ts';
import type { Numbered, Ring } from './ring.ts';

/** A reader is served at most this often; what happens in between is merged. */
const MIN_INTERVAL_MS = 16;

/** Ids are `<run>-<number>`: a number of an earlier run of the core means nothing now. */
function placeFrom(ring: Ring, run: string, lastEventId: string | undefined): number {
  if (lastEventId === undefined) return ring.head;
  const [itsRun, number] = [lastEventId.slice(0, run.length), Number(lastEventId.slice(run.length + 1))];
  return itsRun === run && Number.isSafeInteger(number) ? number : -1;
}

function nextEvent(ring: Ring, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const cancel = ring.onNext(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
    const stop = (): void => {
      cancel();
      resolve();
    };
    signal?.addEventListener('abort', stop, { once: true });
  });
}

const pause = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

/**
 * Events merged at one moment share a number. Only the last carries it as its id; the others carry the place before, so
 * that a reader cut off between them gets them again rather than never.
 */
function* withIds(numbered: readonly Numbered[], run: string, before: number): Generator<AppEvent> {
  for (const [i, { n, event }] of numbered.entries()) {
    const isLast = i === numbered.length - 1;
    yield withEventMeta({ ...event }, { id: `${run}-${isLast ? n : before}` });
  }
}

type Feed = { readonly ring: Ring; readonly run: string; readonly clock: Clock; readonly readers: Readers };

/** Begins with an event, so that a new reader has a place to come back to before anything else happens. */
async function* stream(
  { ring, run, clock }: Feed,
  start: number,
  first: Numbered[],
  signal: AbortSignal | undefined,
): AsyncGenerator<AppEvent, void> {
  yield* withIds(first, run, start);
  let place = start;
  // oxlint-disable-next-line no-unmodified-loop-condition -- a signal changes by itself
  while (!signal?.aborted) {
    const missed = ring.since(place);
    if (missed.length === 0) {
      await nextEvent(ring, signal);
      continue;
    }
    const before = place;
    place = ring.head;
    yield* withIds(missed, run, before);
    await pause(clock, MIN_INTERVAL_MS);
  }
}

export function eventsRouter(feed: Feed, version: string) {
  const { ring, run, clock } = feed;
  const os = implement(contract);
  return os.router({
    subscribe: os.subscribe.handler(({ lastEventId, signal }) => {
      // Taken now and not when the stream is first read: what happens in between is not lost.
      const start = placeFrom(ring, run, lastEventId);
      const first = lastEventId === undefined ? [{ n: start, event: { type: 'session' as const } }] : [];
      return feed.readers.counted(stream(feed, start, first, signal));
    }),
    ping: os.ping.handler(() => ({ now: clock.now(), version })),
  });
}
