import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';

type Bucket = { left: number; at: number; shed: number; saidAt: number };

/** `perSecond` for good and `atOnce`, of `names` senders at most; said in the log every `saidMs`, as `event` about `of`. */
export type Bounds = {
  readonly perSecond: number;
  readonly atOnce: number;
  readonly names: number;
  readonly saidMs: number;
  readonly event: string;
  readonly of: string;
};

/** A machine may tell a hundred things a second, two hundred at once. */
const CHANNEL: Bounds = {
  perSecond: 100,
  atOnce: 200,
  names: 1000,
  saidMs: SECOND,
  event: 'channel-shed',
  of: 'channel',
};
/** A desk says what its agent does every ten seconds, and when it changes. */
export const DESK: Bounds = {
  perSecond: 2,
  atOnce: 20,
  names: 10_000,
  saidMs: MINUTE,
  event: 'presence-shed',
  of: 'deviceId',
};

/** How much one sender may tell. What is more is refused before anything is read, counted, and said in the log now and then. */
export class Shedder {
  readonly #bounds: Bounds;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, log: Log, bounds = CHANNEL) {
    this.#bounds = bounds;
    this.#clock = clock;
    this.#log = log;
  }

  /** @throws Refusal `busy`, with the time to come back. */
  admit(name: string): void {
    const now = this.#clock.now();
    const bucket = this.#bucket(name, now);
    const { atOnce, perSecond, event, of, saidMs } = this.#bounds;
    bucket.left = Math.min(atOnce, bucket.left + (Math.max(0, now - bucket.at) * perSecond) / SECOND);
    bucket.at = now;
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return;
    }
    bucket.shed += 1;
    if (now - bucket.saidAt >= saidMs) {
      this.#log.warn(event, { [of]: name, count: bucket.shed });
      bucket.saidAt = now;
    }
    throw new Refusal('busy', { retryAfterMs: SECOND });
  }

  /** How many were refused since the hub began. */
  shedOf(name: string): number {
    return this.#buckets.get(name)?.shed ?? 0;
  }

  #bucket(name: string, now: number): Bucket {
    const known = this.#buckets.get(name);
    if (known) return known;
    if (this.#buckets.size >= this.#bounds.names) this.#buckets.clear();
    const fresh: Bucket = { left: this.#bounds.atOnce, at: now, shed: 0, saidAt: Number.NEGATIVE_INFINITY };
    this.#buckets.set(name, fresh);
    return fresh;
  }
}
