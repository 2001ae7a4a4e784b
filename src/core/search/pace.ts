import { HOUR } from '#shared/kernel/time.ts';
import type { ReadableDb } from '../db/types.ts';
import { counted, KINDS } from './store.ts';

const MANY_GONE = 20;
const REST = 10;

/** Rows that left, but whose words the index still holds, crossed out. */
export const gone = (db: ReadableDb): number => KINDS.reduce((sum, kind) => sum + counted(db, `gone:${kind}`), 0);

/** @returns a function that says whether a part of the scope has gone since it was last asked. */
function createScopeWatch(): (db: ReadableDb) => boolean {
  let known: readonly string[] = [];
  return (db) => {
    const parts = db.all<{ part: string }>('select part from part').map((row) => row.part);
    const isLost = known.some((part) => !parts.includes(part));
    known = parts;
    return isLost;
  };
}

/** When rows that left may be purged (invariant 1 of `upkeep.ts`). */
export type Pace = {
  isDue(db: ReadableDb): boolean;
  began(): void;
  ended(): void;
  /** Until single rows are due again, ms. */
  waitMs(): number;
};

export function createPace(now: () => number): Pace {
  const hasLostPart = createScopeWatch();
  let isUrgent = true;
  let beganAt: number | undefined;
  let restsUntil = 0;
  return {
    isDue: (tx: ReadableDb): boolean => {
      if (hasLostPart(tx)) isUrgent = true;
      const left = gone(tx);
      const isRested = beganAt === undefined && now() >= restsUntil;
      return left >= MANY_GONE || (left > 0 && (isUrgent || isRested));
    },
    began: (): void => {
      isUrgent = false;
      beganAt ??= now();
    },
    ended: (): void => {
      if (beganAt !== undefined) restsUntil = now() + Math.min(HOUR, REST * (now() - beganAt));
      beganAt = undefined;
    },
    waitMs: (): number => Math.max(0, restsUntil - now()),
  };
}
