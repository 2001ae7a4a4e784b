import type { SopHealth } from '#shared/contract/app/sop-health.ts';
import type { Flag, Run } from '#shared/domain/sop/index.ts';
import { effect } from '#shared/domain/sop/health-effect.ts';
import { healthOf } from '#shared/domain/sop/health.ts';
import { parsed } from '../db/replica-table.ts';
import type { ReadableDb } from '../db/types.ts';
import { versionsOf } from './queries.ts';

/** So many runs are looked at, the newest: enough for every figure, and read in a blink. */
export const MAX_RUNS = 5000;
const MAX_FLAGS = 5000;

const runsOf = (db: ReadableDb, key: string, since: number): Run[] =>
  db
    .all<{ data: string }>(
      `select data from run where key = ? and started_at >= ? order by started_at desc, id limit ${MAX_RUNS + 1}`,
      [key, since],
    )
    .map(({ data }) => parsed<Run>(data));

const flagsOf = (db: ReadableDb, key: string): Flag[] =>
  db
    .all<{ data: string }>(`select data from flag where key = ? order by at desc, id limit ${MAX_FLAGS}`, [key])
    .map(({ data }) => parsed<Flag>(data));

/** Queues whose runs this desk does not hold, or not yet. */
const hasGaps = (db: ReadableDb): boolean =>
  db.get(`select 1 as x from queue as q
    where not exists (select 1 from part where part = 'p:' || q.id and state <> 'snap') limit 1`) !== undefined;

/** How a procedure fares, from what is on this desk. Runs of a version that is gone cannot be read, and are missing. */
export function healthFrom(db: ReadableDb, key: string, since: number, now: number): SopHealth {
  const versions = versionsOf(db, key);
  const found = runsOf(db, key, since);
  const known = new Set(versions.map(({ version }) => version));
  const runs = found.slice(0, MAX_RUNS).filter(({ version }) => known.has(version));
  const all = healthOf({ versions, runs, flags: flagsOf(db, key) }, now);
  const [newest, before] = all;
  return {
    versions: all,
    effect: newest && before ? effect(before, newest) : null,
    isPartial: runs.length < found.length || hasGaps(db),
  };
}
