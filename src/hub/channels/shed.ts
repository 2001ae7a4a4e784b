import { SECOND } from '#shared/kernel/time.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';

type Bucket = { left: number; at: number; shed: number; saidAt: number };

const A_SECOND = 100;
const AT_ONCE = 200;
const MAX_NAMES = 1000;

/**
 * How much one machine may tell: a hundred things a second, two hundred at once. What is more is refused before anything is read,
 * counted, and said in the log once a second.
 */
export class Shedder {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** @throws Refusal `busy`, with the time to come back. */
  admit(name: string): void {
    const now = this.#clock.now();
    const bucket = this.#bucket(name, now);
    bucket.left = Math.min(AT_ONCE, bucket.left + (Math.max(0, now - bucket.at) * A_SECOND) / SECOND);
    bucket.at = now;
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return;
    }
    bucket.shed += 1;
    if (now - bucket.saidAt >= SECOND) {
      this.#log.warn('channel-shed', { channel: name, count: bucket.shed });
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
    if (this.#buckets.size >= MAX_NAMES) this.#buckets.clear();
    const fresh: Bucket = { left: AT_ONCE, at: now, shed: 0, saidAt: Number.NEGATIVE_INFINITY };
    this.#buckets.set(name, fresh);
    return fresh;
  }
}
