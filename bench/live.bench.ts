import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { startHubProcess, type HubProcess } from '#testkit/hub/hub-process.ts';
import { startTestPostgres } from '#testkit/hub/postgres.ts';
import { buildIfStale } from '../scripts/lib/build.ts';
import { bareLive } from './lib/bare-live.ts';
import { batches } from './lib/batches.ts';
import { LiveCounts } from './lib/live-counts.ts';
import { LiveReporter, whoOf, type Who } from './lib/live-reporter.ts';
import { openBoard, paintedLags } from './lib/live-screen.ts';
import { watchBoard } from './lib/live-watcher.ts';
import { makeTeam, type Person } from './lib/load-team.ts';
import { wireTo, type Wire } from './lib/load-wire.ts';
import { resultsOf, type LiveLoad, type LiveSeen } from './lib/live-results.ts';
import { watchMemory } from './lib/memory-over-time.ts';
import { watchPage } from './lib/page-work.ts';
import { below, cpuOfTree, cpuS, needProc, processes } from './lib/processes.ts';
import type { Measured } from './lib/report.ts';
import { freshFolder } from './lib/rig.ts';
import { openScreenOf } from './lib/screen.ts';
import type { Settings } from './lib/settings.ts';

export const takes: LiveLoad = {
  desks: 500,
  leads: 20,
  queues: 10,
  minutes: 2,
  rows: 1000,
  database: 'postgres',
};

/** At once: a hub lets no more than 32 sign-ins wait. */
const SIGN_INS = 8;
/** Until every desk has reported, and what is compiled once is. */
const WARM_UP_MS = 15_000;
const BARE_S = 40;
/** Whose changes are looked for on the screen, each now and then. */
const MARKED = 3;

async function signIn(wire: Wire, { handle, password }: Person): Promise<Who> {
  const asked = { handle, password, deviceId: randomUUID(), deviceName: 'bench' };
  const answer = await wire.post('/api/v1/auth/sign-in', asked);
  if (answer.status !== 200) throw new Error(`${handle} could not sign in: ${answer.status} ${answer.text}`);
  return whoOf(JSON.parse(answer.text) as SignedIn);
}

async function signInAll(wire: Wire, people: readonly Person[]): Promise<Who[]> {
  const all: Who[] = [];
  for (const some of batches(people, SIGN_INS)) {
    all.push(...(await Promise.all(some.map((person) => signIn(wire, person)))));
  }
  return all;
}

/** Where the hub has its data, and the processor time of it; nothing of its own where it is in the hub. */
async function openDatabase(kind: LiveLoad['database']) {
  if (kind === 'pglite') {
    const database = join(await freshFolder('live-hub'), 'pglite');
    return { database, cpu: () => Promise.resolve(0), close: () => Promise.resolve() };
  }
  const postgres = await startTestPostgres();
  const found = below(await processes(), process.pid).find(({ command }) => /\/postgres\0/.test(command));
  const cpu = (): Promise<number> => cpuOfTree(found?.pid ?? 0);
  return { database: await postgres.newDatabase(), cpu, close: () => postgres.stop() };
}

/** The process that draws the lead's page. */
async function pageOf(): Promise<number> {
  const browser = below(await processes(), process.pid).filter(({ command }) => command.includes('--type=renderer'));
  const used = await Promise.all(browser.map(async ({ pid }) => ({ pid, cpu: await cpuS(pid) })));
  return used.toSorted((a, b) => b.cpu - a.cpu)[0]?.pid ?? 0;
}

type Running = { readonly hub: HubProcess; readonly wire: Wire; readonly databaseCpu: () => Promise<number> };

/** Everything reports and watches for so long, with one lead at a real desk. */
async function whileAllReport(
  running: Running,
  people: readonly Person[],
  { desks, minutes }: LiveLoad,
): Promise<LiveSeen> {
  const { hub, wire, databaseCpu } = running;
  const counts = new LiveCounts();
  let isOver = false;
  const agents = await signInAll(wire, people.slice(0, desks));
  // The first of them sits at the desk with a screen.
  const leads = await signInAll(wire, people.slice(desks + 1));
  const reporters = agents.map((who, seed) => new LiveReporter({ ...who, wire, counts, seed }));
  for (const reporter of reporters) reporter.begin();
  for (const { token } of leads) watchBoard({ wire, counts, isOver: () => isOver }, token);
  const folder = await freshFolder('live-lead');
  const screen = await openScreenOf({ folder, hubUrl: hub.url, as: 'lead0' }, { showAll: true });
  try {
    await openBoard(screen.page, desks);
    await wait(WARM_UP_MS);
    const page = await pageOf();
    const deskPid = screen.desk.child.pid ?? 0;
    const read = () =>
      Promise.all([cpuS(hub.child.pid ?? 0), databaseCpu(), cpuS(process.pid), cpuS(deskPid), cpuS(page)]);
    const pageWork = await watchPage(screen.page);
    const memory = watchMemory(hub.child.pid ?? 0);
    counts.begin();
    const [before, began] = [await read(), performance.now()];
    const until = began + minutes * 60_000;
    const marked = reporters.slice(0, MARKED).map((one) => paintedLags(screen.page, one, until));
    const painted = (await Promise.all(marked)).flat();
    const [after, seconds] = [await read(), (performance.now() - began) / 1000];
    memory.stop();
    const [hubCores = 0, ...others] = after.map((one, i) => (one - (before[i] ?? 0)) / seconds);
    const [databaseCores = 0, loadCores = 0, deskCores = 0, pageCores = 0] = others;
    const used = { hubCores, databaseCores, loadCores, deskCores, pageCores, pageWork: await pageWork() };
    return { counts, painted, seconds, ...used, readings: memory.readings, load: loadavg()[0] ?? 0 };
  } finally {
    isOver = true;
    for (const reporter of reporters) reporter.stop();
    await screen.close();
  }
}

async function atHub(database: string, databaseCpu: () => Promise<number>, load: LiveLoad): Promise<LiveSeen> {
  const people = await makeTeam(database, load);
  const hub = await startHubProcess(['serve', '--database', database, '--port', '0', '--log', 'error']);
  const wire = wireTo(hub.url);
  try {
    return await whileAllReport({ hub, wire, databaseCpu }, people, load);
  } finally {
    wire.close();
    const { err } = await hub.stop();
    if (err) console.error(err.slice(-2000));
  }
}

/** Many desks say how their agents stand, and leads watch all of them, at one hub. */
export async function measure(settings: Partial<Settings>): Promise<Measured[]> {
  needProc('the live board');
  await buildIfStale();
  const load = { ...takes, ...settings };
  const { database, cpu, close } = await openDatabase(load.database);
  try {
    const seen = await atHub(database, cpu, load);
    return resultsOf(seen, await bareLive({ ...load, seconds: BARE_S }), load);
  } finally {
    await close();
  }
}
