import { MINUTE } from '#shared/kernel/time.ts';

/** Whoever has not touched anything for so long may not be there; reading counts as being there until then. */
const AWAY_AFTER_MS = MINUTE;

/**
 * Whether somebody is at the desk, from two facts alone: that something was touched, and that the computer is locked. Nothing is known of
 * what was touched, or how often.
 */
export class Attendance {
  #activeAt: number;
  #isLocked = false;

  /** `at`: by the clock nobody can set. */
  constructor(at: number) {
    this.#activeAt = at;
  }

  active(at: number): void {
    this.#activeAt = at;
    this.#isLocked = false;
  }

  locked(isLocked: boolean, at: number): void {
    this.#isLocked = isLocked;
    if (!isLocked) this.#activeAt = at;
  }

  isAway(at: number): boolean {
    return this.#isLocked || this.idleMs(at) >= AWAY_AFTER_MS;
  }

  idleMs(at: number): number {
    return Math.max(0, Math.round(at - this.#activeAt));
  }
}
