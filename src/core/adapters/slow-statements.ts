import type { SlowStatement } from '../db/types.ts';

/** Faster ones are not worth a line. */
const SLOW_MS = 4;
/** More different texts than a desk has slow ones; the bound only guards the memory. */
const KEPT = 100;

/** The slow statements of one run, by text: never a value, so nothing of anybody's. */
export type SlowStatements = {
  note(sql: string, ms: number, at: number): void;
  list(): SlowStatement[];
};

export function slowStatements(slowMs = SLOW_MS): SlowStatements {
  const byText = new Map<string, SlowStatement>();
  const dropLightest = (): void => {
    const lightest = [...byText.values()].toSorted((a, b) => a.totalMs - b.totalMs)[0];
    if (lightest) byText.delete(lightest.sql);
  };
  return {
    note: (sql, ms, at) => {
      if (ms < slowMs) return;
      const before = byText.get(sql);
      if (!before && byText.size >= KEPT) dropLightest();
      byText.set(sql, {
        sql,
        count: (before?.count ?? 0) + 1,
        totalMs: (before?.totalMs ?? 0) + ms,
        maxMs: Math.max(before?.maxMs ?? 0, ms),
        lastAt: at,
      });
    },
    list: () => [...byText.values()],
  };
}
