import { eventIterator, oc } from '@orpc/contract';
import { implement, ORPCError, withEventMeta } from '@orpc/server';
import { z } from 'zod';

const base = oc.errors({ FAULT: { data: z.object({ reference: z.string() }) } });
const Nothing = z.object({});
const Numbered = z.object({ n: z.int() });

/** A contract with one call for each thing a transport can get wrong. */
export const probeContract = {
  events: { ping: base.input(Nothing).output(z.object({ now: z.number() })) },
  probe: {
    echo: base.input(z.object({ text: z.string() })).output(z.object({ text: z.string() })),
    refuse: base
      .input(z.object({ least: z.int() }))
      .output(Nothing)
      .errors({ TOO_SMALL: { data: z.object({ least: z.int() }) } }),
    /** Refuses with the code alone, as code that does not know its contract does. */
    forbid: base.input(Nothing).output(Nothing).errors({ FORBIDDEN_HERE: {} }),
    crash: base.input(Nothing).output(Nothing),
    lie: base.input(Nothing).output(z.object({ text: z.string() })),
    hang: base.input(Nothing).output(Nothing),
    /** The journal, from the last event seen or, at first, from now on. */
    follow: base.input(Nothing).output(eventIterator(Numbered)),
    /** As fast as it is asked. */
    pour: base.input(Nothing).output(eventIterator(Numbered)),
    /** Breaks after two events. */
    stumble: base.input(Nothing).output(eventIterator(Numbered)),
  },
};

/** What the server side did, for tests to look at. */
export class Probe {
  /** Calls and generators that have begun and not ended. */
  running = 0;
  poured = 0;
  readonly #journal: number[] = [];
  readonly #readers = new Set<() => void>();
  readonly #hanging = new Set<() => void>();

  write(n: number): void {
    this.#journal.push(n);
    for (const wake of this.#readers) wake();
  }

  /** Settles when a call of `hang` is running. */
  untilHanging(): Promise<void> {
    return new Promise((seen) => {
      if (this.#isHanging) seen();
      else this.#hanging.add(seen);
    });
  }
  #isHanging = false;

  async hang(signal: AbortSignal): Promise<never> {
    this.#isHanging = true;
    for (const seen of this.#hanging) seen();
    try {
      return await new Promise<never>((_, stopped) => {
        signal.addEventListener('abort', () => stopped(signal.reason as Error), { once: true });
      });
    } finally {
      this.#isHanging = false;
    }
  }

  async *follow(lastEventId: string | undefined, signal: AbortSignal): AsyncGenerator<{ n: number }> {
    let at = lastEventId === undefined ? this.#journal.length : Number(lastEventId);
    while (!signal.aborted) {
      const n = this.#journal[at];
      if (n === undefined) await this.#next(signal);
      else yield withEventMeta({ n }, { id: String(++at) });
    }
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#readers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#readers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  async *counted<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
    this.running += 1;
    try {
      yield* source;
    } finally {
      this.running -= 1;
    }
  }

  async *pour(signal: AbortSignal): AsyncGenerator<{ n: number }> {
    while (!signal.aborted) yield withEventMeta({ n: ++this.poured }, { id: String(this.poured) });
  }
}

const needed = (signal: AbortSignal | undefined): AbortSignal => signal ?? new AbortController().signal;

export const SECRET = 'the customer is called Wang Wei';

export function probeRouter(probe: Probe) {
  const os = implement(probeContract);
  const { echo, refuse, forbid, crash, lie, hang, follow, pour, stumble } = os.probe;
  return os.router({
    events: { ping: os.events.ping.handler(() => ({ now: 0 })) },
    probe: {
      echo: echo.handler(({ input }) => input),
      refuse: refuse.handler(({ input, errors }) => {
        throw errors.TOO_SMALL({ data: { least: input.least } });
      }),
      forbid: forbid.handler(() => {
        throw new ORPCError('FORBIDDEN_HERE');
      }),
      crash: crash.handler(() => {
        throw new Error(SECRET);
      }),
      lie: lie.handler(() => ({ text: 42 }) as unknown as { text: string }),
      hang: hang.handler(async ({ signal }) => {
        probe.running += 1;
        try {
          return await probe.hang(needed(signal));
        } finally {
          probe.running -= 1;
        }
      }),
      follow: follow.handler(({ lastEventId, signal }) => probe.counted(probe.follow(lastEventId, needed(signal)))),
      pour: pour.handler(({ signal }) => probe.counted(probe.pour(needed(signal)))),
      stumble: stumble.handler(() => probe.counted(stumbling())),
    },
  });
}

async function* stumbling(): AsyncGenerator<{ n: number }> {
  yield { n: 1 };
  yield { n: 2 };
  throw new Error(SECRET);
}
