import type { Diagnostics } from '#shared/contract/app/diagnostics.ts';
import { TABLE_NAMES } from '#shared/domain/tables.ts';
import type { ReadableDb, SlowStatement } from '../db/types.ts';

const LOCAL_TABLES = ['base', 'draft', 'file', 'link', 'pend', 'upload'] as const;
const MAX_PARTS = 500;
const MAX_SLOW = 20;

/** Counting stops here: a million rows would hold up the desk for half a second, for a figure nobody needs exactly. */
export const MOST_COUNTED = 100_000;

/** Rows by table, at most `MOST_COUNTED` each. */
export function rowCounts(db: ReadableDb): Record<string, number> {
  const count = (tbl: string): number =>
    db.get<{ n: number }>(`select count(*) as n from (select 1 from ${tbl} limit ?)`, [MOST_COUNTED])?.n ?? 0;
  return Object.fromEntries([...TABLE_NAMES, ...LOCAL_TABLES].toSorted().map((tbl) => [tbl, count(tbl)]));
}

type PartRow = { part: string; state: string; n: number; sum0: number; sum1: number };
const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** The checksum as two words of eight digits, to be compared with the hub's. */
export const partStates = (db: ReadableDb): Diagnostics['sync']['parts'] =>
  db
    .all<PartRow>('select part, state, n, sum0, sum1 from part order by part limit ?', [MAX_PARTS])
    .map(({ part, state, n, sum0, sum1 }) => ({ part, state, rows: n, sum: `${hex(sum0)}-${hex(sum1)}` }));

export function outboxState(db: ReadableDb, unread: number): Diagnostics['outbox'] {
  const open = `from pend where state <> 'done' and outcome is null`;
  const row = db.get<{ waiting: number; sent: number; oldest: number | null }>(
    `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'sent') as sent,
      min(at) as oldest ${open}`,
  );
  return { waiting: row?.waiting ?? 0, sent: row?.sent ?? 0, unread, oldestAt: row?.oldest ?? null };
}

/** Worst by the time they took altogether; one that took longest in a single run is never left out. */
export function slowest(statements: readonly SlowStatement[]): SlowStatement[] {
  const byTotal = statements.toSorted((a, b) => b.totalMs - a.totalMs).slice(0, MAX_SLOW / 2);
  const byMost = statements.toSorted((a, b) => b.maxMs - a.maxMs).filter((one) => !byTotal.includes(one));
  return [...byTotal, ...byMost].slice(0, MAX_SLOW).toSorted((a, b) => b.totalMs - a.totalMs);
}
