import type { Clock } from '../kernel/ports.ts';

const PACE_MS = 250;
const KEEP_ALIVE_MS = 20_000;

type Listener = { readonly agentId: string; send(text: string): void; end(): void };

/**
 * Tells every connected device that there is something new. Invariants:
 * 1. A device hears of the newest version at most every 250 ms, and always of the last one.
 * 2. A reader who does not keep up skips versions; nothing is stored for them.
 * 3. Closing ends every stream.
 * 4. Other words go to the streams of one agent only.
 */
export class Pokes {
  readonly #clock: Clock;
  readonly #listeners = new Set<Listener>();
  #newest = 0;
  #sent = 0;
  #cancelPace: (() => void) | undefined;
  #cancelKeepAlive: () => void;
  #isClosed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#cancelKeepAlive = this.#keepAlive();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Whose streams are open. */
  agents(): Set<string> {
    return new Set([...this.#listeners].map(({ agentId }) => agentId));
  }

  /** Says something on every stream of one agent. */
  tell(agentId: string, text: string): void {
    for (const listener of this.#listeners) if (listener.agentId === agentId) listener.send(text);
  }

  heard(version: number): void {
    this.#newest = Math.max(this.#newest, version);
    if (this.#cancelPace === undefined) this.#flush();
  }

  #flush(): void {
    this.#cancelPace = undefined;
    if (this.#isClosed || this.#newest <= this.#sent) return;
    this.#sent = this.#newest;
    for (const listener of this.#listeners) listener.send(eventOf(this.#sent));
    this.#cancelPace = this.#clock.after(PACE_MS, () => this.#flush());
  }

  #keepAlive(): () => void {
    return this.#clock.after(KEEP_ALIVE_MS, () => {
      for (const listener of this.#listeners) listener.send(': still here\n\n');
      if (!this.#isClosed) this.#cancelKeepAlive = this.#keepAlive();
    });
  }

  /**
   * A stream for one device: what stands now (`first`, besides the version), then every change, until its credential ends at
   * `untilAt`.
   */
  stream(
    version: number,
    untilAt: number,
    { agentId, first }: { agentId: string; first: readonly string[] } = { agentId: '', first: [] },
  ): ReadableStream<Uint8Array<ArrayBuffer>> {
    const encoder = new TextEncoder();
    let listener: Listener;
    let cancelEnd: (() => void) | undefined;
    const leave = (): void => {
      cancelEnd?.();
      this.#listeners.delete(listener);
    };
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        start: (controller) => {
          listener = {
            agentId,
            send: (text) => {
              if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(text));
            },
            end: () => {
              leave();
              controller.close();
            },
          };
          controller.enqueue(encoder.encode(eventOf(Math.max(version, this.#sent))));
          for (const text of first) controller.enqueue(encoder.encode(text));
          if (this.#isClosed) return listener.end();
          this.#listeners.add(listener);
          cancelEnd = this.#clock.after(Math.max(0, untilAt - this.#clock.now()), () => listener.end());
        },
        cancel: leave,
      },
      { highWaterMark: 16 },
    );
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelPace?.();
    this.#cancelKeepAlive();
    for (const listener of this.#listeners) listener.end();
  }
}

const eventOf = (version: number): string => `data: {"v":${version}}\n\n`;
