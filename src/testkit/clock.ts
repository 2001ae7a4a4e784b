import type { Clock } from '#core/kernel/ports.ts';

type Timer = { readonly at: number; readonly n: number; readonly run: () => void };

/**
 * A clock that stands still until it is told to move. Timers run in the order of their moments; between two of them
 * everything that was waiting for a promise gets its turn.
 */
export type FakeClock = Clock & {
  /** Moves on, running what falls due on the way. */
  advance(ms: number): Promise<void>;
  /** Runs what is due now, and what that makes due now, until nothing is left. */
  settle(): Promise<void>;
  /** Somebody sets the machine's clock: timers, which run by monotonic time, do not notice. */
  set(now: number): void;
  /** The machine sleeps: the clock goes on, timers and monotonic time stand still. */
  sleep(ms: number): void;
  /** The machine sleeps, and is one of those whose monotonic time goes on meanwhile: timers are late. */
  oversleep(ms: number): void;
  /** Time does not move on while this is under way: work that takes real time, such as a database's. */
  track<T>(work: Promise<T>): Promise<T>;
  readonly timers: number;
};

const FRACTION = 0.375;

/** One turn of the event loop: promises and the answers of in-process hubs have run after it. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export function fakeClock(start = Date.UTC(2026, 10, 21, 9)): FakeClock {
  let wall = start;
  let now = 0;
  let n = 0;
  const underWay = new Set<Promise<unknown>>();
  const timers = new Set<Timer>();
  const nextDue = (until: number): Timer | undefined => {
    const due = [...timers].filter((timer) => timer.at <= until);
    return due.toSorted((a, b) => a.at - b.at || a.n - b.n)[0];
  };
  const moveTo = (at: number): void => {
    wall += Math.max(0, at - now);
    now = Math.max(now, at);
  };
  const runUntil = async (until: number): Promise<void> => {
    for (let idle = 0; idle < 3;) {
      await turn();
      if (underWay.size > 0) {
        await Promise.race(underWay);
        idle = 0;
        continue;
      }
      const timer = nextDue(until);
      idle = timer ? 0 : idle + 1;
      if (!timer) continue;
      timers.delete(timer);
      moveTo(timer.at);
      timer.run();
    }
    moveTo(until);
  };
  return {
    now: () => wall,
    // As real ones do, it counts parts of a millisecond.
    monotonic: () => now + FRACTION,
    after: (delayMs, run) => {
      n += 1;
      const timer = { at: now + Math.max(0, delayMs), n, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => runUntil(now + ms),
    settle: () => runUntil(now),
    set: (at) => {
      wall = at;
    },
    sleep: (ms) => {
      wall += ms;
    },
    oversleep: (ms) => {
      moveTo(now + ms);
    },
    track: (work) => {
      const done = work
        .catch(() => undefined)
        .then(() => {
          underWay.delete(done);
        });
      underWay.add(done);
      return work;
    },
    get timers() {
      return timers.size;
    },
  };
}
