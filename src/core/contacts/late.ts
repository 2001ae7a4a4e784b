import type { CallEvent } from '#shared/domain/call-event.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { trimOldest } from '#shared/kernel/trim-oldest.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Clock } from '../kernel/ports.ts';

/** How long after the end or the wrap-up an exchange may still repeat itself. */
const LATE_MS = 2 * MINUTE;
const MAX_REMEMBERED = 200;

/** What exchanges say in the wrong order: an end before its ring, and a word after the wrap-up. Of each, the last 200 are remembered. */
export class LateWords {
  readonly #clock: Clock;
  readonly #ends = new Map<string, { readonly end: CallEvent; readonly untilAt: number }>();
  /** Until when a late word of a call that was finished with is no new call. */
  readonly #finished = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** It ended before anybody heard it ring. */
  noteEnd(call: string, end: CallEvent): void {
    this.#ends.set(call, { end, untilAt: this.#clock.now() + LATE_MS });
    trimOldest(this.#ends, MAX_REMEMBERED);
  }

  /** The end, a moment ago, of a call that only now is heard to ring: it rings nobody. */
  takeEnd(call: string): CallEvent | undefined {
    const noted = this.#ends.get(call);
    this.#ends.delete(call);
    return noted && noted.untilAt > this.#clock.now() ? noted.end : undefined;
  }

  noteFinished(call: string): void {
    this.#finished.set(call, this.#clock.now() + LATE_MS);
    trimOldest(this.#finished, MAX_REMEMBERED);
  }

  wasFinished(call: string): boolean {
    return (this.#finished.get(call) ?? 0) > this.#clock.now();
  }
}

/** Whether the hub speaks of what was wrapped up, on whichever desk that was. A contact never begins again: whoever comes back has another. */
export function isWrappedUp(db: ReadableDb, contactId: string | null): boolean {
  if (contactId === null) return false;
  const row = db.get<{ at: number | null }>(`select data ->> '$.wrappedAt' as at from contact where id = ?`, [
    contactId,
  ]);
  return row !== undefined && row.at !== null;
}
