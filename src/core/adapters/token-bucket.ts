export type TokenBucket = { take(): boolean };

/**
 * Lets `burst` through at once and `perSecond` for good.
 * @param monotonic ms since some moment; never set back.
 */
export function tokenBucket(burst: number, perSecond: number, monotonic: () => number): TokenBucket {
  let left = burst;
  let filledAt = monotonic();
  return {
    take() {
      const now = monotonic();
      left = Math.min(burst, left + ((now - filledAt) / 1000) * perSecond);
      filledAt = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
