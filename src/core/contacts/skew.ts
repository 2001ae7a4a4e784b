import { SECOND } from '#shared/kernel/time.ts';

/** Less than this makes no difference, and one time stays one time from line to line. */
const MIN_SKEW_MS = 5 * SECOND;

/** What is added to a time of this desk to say it in the hub's; ms. @param skewMs hub time minus desk time; null: not known yet. */
export const correction = (skewMs: number | null): number =>
  skewMs === null || Math.abs(skewMs) < MIN_SKEW_MS ? 0 : skewMs;
