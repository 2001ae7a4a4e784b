import type { Clock } from '../kernel/ports.ts';
import { PokeStream } from './poke-stream.ts';

const PACE_MS = 250;
const KEEP_ALIVE_MS = 20_000;

type Listener = { readonly agentId: string; readonly stream: PokeStream; end(): void };

/** Something said besides versions; a newer word about the same thing stands in the place of the older. */
export type Word = { readonly about: string; readonly text: string };

type Opening = { readonly agentId: string; readonly first: readonly Word[] };
const NOBODY: Opening = { agentId: '', first: [] };

/**
 * Tells every connected device that there is something new. Invariants:
 * 1. A device hears of the newest version at most every 250 ms, and always of the last one.
 * 2. A reader who does not keep up skips versions and words that newer ones have replaced, and hears the last of each.
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
  tell(agentId: string, { about, text }: Word): void {
    for (const { agentId: who, stream } of this.#listeners) if (who === agentId) stream.say(about, text);
  }

  heard(version: number): void {
    this.#newest = Math.max(this.#newest, version);
    if (this.#cancelPace === undefined) this.#flush();
  }

  #flush(): void {
    this.#cancelPace = undefined;
    if (this.#isClosed || this.#newest <= this.#sent) return;
    this.#sent = this.#newest;
    for (const { stream } of this.#listeners) stream.newest(this.#sent);
    this.#cancelPace = this.#clock.after(PACE_MS, () => this.#flush());
  }

  #keepAlive(): () => void {
    return this.#clock.after(KEEP_ALIVE_MS, () => {
      for (const { stream } of this.#listeners) stream.keepAlive();
      if (!this.#isClosed) this.#cancelKeepAlive = this.#keepAlive();
    });
  }

  /**
   * A stream for one device: what stands now (`first`, besides the version), then every change, until its credential ends at
   * `untilAt`.
   */
  stream(version: number, untilAt: number, { agentId, first }: Opening = NOBODY): PokeStream['readable'] {
    const leave = (): void => {
      cancelEnd();
      this.#listeners.delete(listener);
    };
    const stream = new PokeStream(leave);
    const end = (): void => {
      leave();
      stream.end();
    };
    const listener: Listener = { agentId, stream, end };
    const cancelEnd = this.#clock.after(Math.max(0, untilAt - this.#clock.now()), end);
    stream.newest(Math.max(version, this.#sent));
    for (const { about, text } of first) stream.say(about, text);
    if (this.#isClosed) end();
    else this.#listeners.add(listener);
    return stream.readable;
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelPace?.();
    this.#cancelKeepAlive();
    for (const listener of this.#listeners) listener.end();
  }
}
