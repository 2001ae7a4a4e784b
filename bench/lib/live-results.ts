import type { Bare } from './bare-live.ts';
import type { LiveCounts } from './live-counts.ts';
import { byMinute, growthOf } from './memory-over-time.ts';
import type { Measured } from './report.ts';
import type { Settings } from './settings.ts';
import { percentile, percentiles, round } from './stats.ts';

export type LiveLoad = Pick<Settings, 'desks' | 'leads' | 'queues' | 'minutes' | 'rows' | 'database'>;

/** What was seen while everything reported. `…Cores`: processor time over wall-clock time. */
export type LiveSeen = {
  readonly counts: LiveCounts;
  /** ms each. */
  readonly painted: readonly number[];
  readonly seconds: number;
  readonly hubCores: number;
  readonly databaseCores: number;
  readonly loadCores: number;
  /** Of the lead's desk, and of what draws its page. */
  readonly deskCores: number;
  readonly pageCores: number;
  /** What that page's time went to, shares of a core. */
  readonly pageWork: Readonly<Record<string, number>>;
  readonly readings: readonly number[];
  /** Of the whole machine, while it was measured. */
  readonly load: number;
};

function factsOf(seen: LiveSeen, bare: Bare, load: LiveLoad): Record<string, string | number> {
  const { counts, seconds } = seen;
  const perS = (count: number): number => round(count / seconds, 1);
  return {
    ...load,
    reportsPerS: perS(counts.post.length),
    changesPerS: perS(counts.changes),
    linesToldPerS: perS(counts.lines),
    kbToldPerS: perS(counts.bytes / 1000),
    postP95Ms: round(percentile(counts.post, 0.95)),
    databaseCores: round(seen.databaseCores),
    loadCores: round(seen.loadCores),
    leadDeskCores: round(seen.deskCores),
    leadPageCores: round(seen.pageCores),
    ...seen.pageWork,
    loadAtTheTime: round(seen.load),
    bareReportsPerS: round(bare.counts.post.length / bare.seconds, 1),
    bareKbToldPerS: round(bare.counts.bytes / 1000 / bare.seconds, 1),
    barePostP95Ms: round(percentile(bare.counts.post, 0.95)),
  };
}

/** What a run comes to, with what the same machine can do without a hub. */
export function resultsOf(seen: LiveSeen, bare: Bare, load: LiveLoad): Measured[] {
  const { counts, painted } = seen;
  const facts = factsOf(seen, bare, load);
  const [lag, bareLag] = [percentile(counts.lag, 0.95), percentile(bare.counts.lag, 0.95)];
  const paintedMs = percentile(painted, 0.95);
  const growth = growthOf(seen.readings);
  return [
    {
      name: 'live received',
      value: round(lag / 1000),
      unit: 's (p95, from sending a change until a lead has it; limit: the same bytes without a hub)',
      ...percentiles(counts.lag),
      limit: round(bareLag / 1000),
      ratio: round(bareLag / lag),
      facts: { ...facts, samples: counts.lag.length },
    },
    {
      name: 'live painted',
      value: round(paintedMs / 1000),
      unit: 's (p95, until it is drawn on a lead’s board; limit: received without a hub, not drawn)',
      ...percentiles(painted),
      limit: round(bareLag / 1000),
      ratio: round(bareLag / paintedMs),
      promise: { text: 'p95 ≤ 2 s', isKept: paintedMs <= 2000 },
      facts: { ...facts, samples: painted.length },
    },
    {
      name: 'live processor',
      value: round(seen.hubCores),
      unit: 'cores of the hub (limit: the same bytes without a hub)',
      limit: round(bare.cores, 3),
      ratio: round(bare.cores / seen.hubCores),
      promise: { text: '≤ 0.5 core', isKept: seen.hubCores <= 0.5 },
      facts,
    },
    {
      name: 'live memory',
      value: round(growth),
      unit: 'last third of the run over the one before it, of the hub without its database',
      promise: { text: '≤ 1.1', isKept: growth <= 1.1 },
      facts: { ...facts, rssMbByMinute: byMinute(seen.readings), mostMb: round(Math.max(...seen.readings), 0) },
    },
    {
      name: 'live failures',
      value: counts.failures,
      unit: 'reports and streams refused or failed',
      promise: { text: '≤ 0', isKept: counts.failures === 0 },
      facts: { ...facts, ...Object.fromEntries(counts.wrong) },
    },
  ];
}
