import { MINUTE, SECOND } from '#shared/kernel/time.ts';

/** Five mistakes are free; then the wait doubles from 5 s to 5 min, so that a thief cannot try a list. */
const FREE = 5;
const FIRST_MS = 5 * SECOND;
const LONGEST_MS = 5 * MINUTE;

export function waitAfter(tries: number): number {
  return tries < FREE ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (tries - FREE));
}

/** How long the next try has to wait. A clock that was turned back waits the whole time again. */
export function waitLeft(tries: number, lastTryAt: number, now: number): number {
  const wait = waitAfter(tries);
  return Math.min(wait, Math.max(0, lastTryAt + wait - now));
}
