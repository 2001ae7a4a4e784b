import { seededRandom } from '#testkit/random.ts';
import { startHubProcess } from '#testkit/hub/hub-process.ts';
import { startTestPostgres } from '#testkit/hub/postgres.ts';
import { batches } from './lib/batches.ts';
import { LoadCounts } from './lib/load-counts.ts';
import { LoadDesk } from './lib/load-desk.ts';
import { makeTeam, type Person } from './lib/load-team.ts';
import { wireTo, type Wire } from './lib/load-wire.ts';
import { keepWriting, oneWrite } from './lib/load-work.ts';
import { below, needProc, processes } from './lib/processes.ts';
import type { Measured } from './lib/report.ts';
import type { Settings } from './lib/settings.ts';
import { percentile, percentiles, round } from './lib/stats.ts';
import { watch, type Watched } from './lib/watch.ts';

export const takes = { desks: 500, queues: 10, commits: 20, seconds: 60, rows: 20_000 };
type Load = typeof takes;
type Seen = { readonly alone: LoadCounts; readonly counts: LoadCounts; readonly watched: Watched };

/** At once: a hub lets no more than 32 sign-ins wait. */
const SIGN_INS = 8;
const ALONE = 200;
const WARM_UP_S = 5;

/** One desk, everybody else away: what a push and a pull of one commit take at best. */
async function alone(person: Person, wire: Wire): Promise<LoadCounts> {
  const counts = new LoadCounts();
  const desk = await LoadDesk.open(person, { wire, counts });
  const random = seededRandom(1);
  counts.begin();
  for (let i = 0; i < ALONE; i += 1) {
    await desk.push(oneWrite(desk, random));
    await desk.pull();
  }
  await desk.stop();
  return counts;
}

async function openAll(people: readonly Person[], around: { wire: Wire; counts: LoadCounts }): Promise<LoadDesk[]> {
  const desks: LoadDesk[] = [];
  for (const some of batches(people, SIGN_INS)) {
    desks.push(...(await Promise.all(some.map((person) => LoadDesk.open(person, around)))));
  }
  for (const desk of desks) desk.listen();
  return desks;
}

/** The database server that this process has started. */
async function databasePid(): Promise<number> {
  const found = below(await processes(), process.pid).find(({ command }) => /\/postgres\0/.test(command));
  if (!found) throw new Error('no database is running');
  return found.pid;
}

async function underLoad(database: string, load: Load): Promise<Seen> {
  const people = await makeTeam(database, load);
  const hub = await startHubProcess(['serve', '--database', database, '--port', '0', '--log', 'error']);
  const wire = wireTo(hub.url);
  try {
    const [first] = people;
    if (!first) throw new Error('nobody works here');
    const best = await alone(first, wire);
    const counts = new LoadCounts();
    const desks = await openAll(people, { wire, counts });
    await keepWriting(desks, { perSecond: load.commits, seconds: WARM_UP_S });
    counts.begin();
    const pids = { hub: hub.child.pid ?? 0, database: await databasePid() };
    const watched = await watch(pids, () => keepWriting(desks, { perSecond: load.commits, seconds: load.seconds }));
    await Promise.all(desks.map((desk) => desk.stop()));
    return { alone: best, counts, watched };
  } finally {
    wire.close();
    const { err } = await hub.stop();
    if (err) console.error(err.slice(-2000));
  }
}

const latency = (what: 'push' | 'pull', { alone: best, counts }: Seen): Measured => {
  const value = percentile(counts[what], 0.99);
  const limit = percentile(best[what], 0.99);
  return {
    name: `hub-load ${what}`,
    value: round(value),
    unit: 'ms (p99; limit: one desk alone)',
    ...percentiles(counts[what]),
    limit: round(limit),
    ratio: round(limit / value),
  };
};

function resultsOf(seen: Seen, load: Load): Measured[] {
  const { counts, watched } = seen;
  const lag = percentile(counts.lag, 0.95);
  const perS = (count: number): number => round(count / watched.seconds, 1);
  const facts = {
    ...load,
    pushesPerS: perS(counts.push.length),
    pullsPerS: perS(counts.pull.length),
    rowsPerS: perS(counts.rows),
    kbPerS: perS(counts.bytes / 1000),
    databaseCores: round(watched.databaseCores),
    loadCores: round(watched.loadCores),
    loadDelayMs: round(watched.loadDelayMs),
  };
  const bound = (name: string, value: number, unit: string, most: string): Measured => {
    return { name, value, unit, promise: { text: `≤ ${most}`, isKept: value <= Number.parseFloat(most) }, facts };
  };
  const wrong = Object.fromEntries(counts.wrong);
  return [
    { ...latency('push', seen), facts },
    { ...latency('pull', seen), facts },
    {
      ...bound('hub-load lag', round(lag / 1000), 's (p95, from sending until another desk holds it)', '1.5 s'),
      ...percentiles(counts.lag),
    },
    bound('hub-load processor', round(watched.hubCores), 'cores of the hub', '1 core'),
    bound('hub-load memory', round(watched.hubMb, 0), 'MB of the hub, without its database', '500 MB'),
    {
      ...bound('hub-load failures', counts.failures, 'requests and streams refused or failed', '0'),
      facts: { ...facts, ...wrong },
    },
  ];
}

/** Many desks at one hub on PostgreSQL, each with its stream open, all of them writing so many commits a second together. */
export async function measure(settings: Partial<Settings>): Promise<Measured[]> {
  needProc('the load of a hub');
  const load = { ...takes, ...settings };
  const postgres = await startTestPostgres();
  try {
    return resultsOf(await underLoad(await postgres.newDatabase(), load), load);
  } finally {
    await postgres.stop();
  }
}
