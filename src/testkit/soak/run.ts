import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { systemClock } from '#hub/kernel/system-clock.ts';
import { openStore } from '#hub/store/index.ts';
import { PASSWORD } from '#testkit/hub/people.ts';
import { startTestPostgres, type TestPostgres } from '#testkit/hub/postgres.ts';
import { seedTestHub } from '#testkit/hub/start-test-hub.ts';
import { SoakDesk } from './desk.ts';
import { readHub } from './hub-reading.ts';
import { startSoakHub, type SoakHub } from './hub.ts';
import { judge, type Violation } from './judge.ts';
import { watchMemory, type Memory } from './memory.ts';
import { lineFaults, scheduleOf, type Incident } from './schedule.ts';
import type { Edit, Replica } from './words.ts';

export type SoakOptions = {
  readonly lengthMs: number;
  readonly database: 'pglite' | 'postgres';
  readonly desks: number;
  readonly seed: number;
  readonly pace?: number;
  /** Where progress is told, one line a time. */
  readonly tell?: (line: string) => void;
};

export type SoakResult = {
  readonly minutes: number;
  readonly database: string;
  readonly desks: number;
  readonly seed: number;
  readonly edits: number;
  readonly kills: { readonly hub: number; readonly desks: number; readonly database: number };
  readonly shifts: number;
  /** How often a desk asked for the password, because the hub had ended its session. */
  readonly signInsAgain: number;
  /** By kind. */
  readonly faults: Readonly<Record<string, number>>;
  readonly quietMs: number;
  readonly violations: readonly Violation[];
  readonly rssRatio: { readonly hub: number | null; readonly desks: number | null };
  readonly rssMb: { readonly hub: number; readonly desks: number };
};

const TICKETS = 40;
const EDITS_PER_SECOND = 20;
const QUIET_WITHIN_MS = 2 * MINUTE;
const HANDLES = ['ann', 'ben', 'lea', 'ada'];

type World = {
  readonly folder: string;
  readonly database: string;
  readonly postgres: TestPostgres | undefined;
  readonly hub: SoakHub;
  readonly desks: readonly SoakDesk[];
  readonly acknowledged: Map<string, Edit[]>;
  /** The database is down, or just up again. */
  readonly outage: { isNow: boolean; count: number };
};

async function build(folder: string, options: SoakOptions): Promise<World> {
  const postgres = options.database === 'postgres' ? await startTestPostgres() : undefined;
  const database = (await postgres?.newDatabase()) ?? join(folder, 'pglite');
  const store = await openStore({ database, clock: systemClock, log: silentLog });
  const tickets = Array.from({ length: TICKETS }, (_, i) => ({ queueId: (i % 2 ? 'tech' : 'billing') as never }));
  await seedTestHub(store, systemClock.now(), tickets);
  await store.close();
  const outage = { isNow: false, count: 0 };
  const hub = await startSoakHub(join(folder, 'hub'), database, () => outage.isNow);
  const acknowledged = new Map<string, Edit[]>();
  const onEdits = (device: string, edits: readonly Edit[]): void => {
    acknowledged.set(device, [...(acknowledged.get(device) ?? []), ...edits]);
  };
  const desks = await Promise.all(
    Array.from({ length: options.desks }, (_, n) =>
      SoakDesk.open({
        folder: join(folder, `desk-${n}`),
        handle: HANDLES[n % HANDLES.length] ?? '',
        password: PASSWORD,
        seed: options.seed * 100 + n,
        hubUrl: () => hub.url,
        everyMs: (options.desks * SECOND) / EDITS_PER_SECOND,
        onEdits,
      }),
    ),
  );
  return { folder, database, postgres, hub, desks, acknowledged, outage };
}

async function meet({ hub, desks, postgres, outage }: World, incident: Incident): Promise<void> {
  if (incident.kind === 'kill-hub') return hub.kill();
  if (incident.kind === 'kill-desk') return desks[incident.desk]?.kill();
  if (incident.kind === 'shift-clock') return desks[incident.desk]?.shift(incident.byMs);
  outage.isNow = true;
  outage.count += 1;
  await postgres?.halt();
  await wait(500);
  await postgres?.resume();
  outage.isNow = false;
}

/** Lets everything happen in its time, and waits until whoever was ended is back. What meets one process comes one after the other. */
async function suffer(world: World, options: SoakOptions): Promise<number> {
  const incidents = scheduleOf({ ...options, isPostgres: options.database === 'postgres' });
  const began = performance.now();
  const queues = new Map<string, Promise<void>>();
  for (const incident of incidents) {
    await wait(Math.max(0, incident.atMs - (performance.now() - began)));
    options.tell?.(
      `${Math.round(incident.atMs / SECOND)} s ${incident.kind} ${'desk' in incident ? incident.desk : ''}`,
    );
    const whose = 'desk' in incident ? String(incident.desk) : 'hub';
    queues.set(
      whose,
      (queues.get(whose) ?? Promise.resolve()).then(() => meet(world, incident)),
    );
  }
  await wait(Math.max(0, options.lengthMs - (performance.now() - began)));
  await Promise.all(queues.values());
  return incidents.filter(({ kind }) => kind === 'shift-clock').length;
}

/** Until no desk has anything left to send or to fetch; what is not at rest then is told. */
async function untilQuiet({ desks }: World): Promise<{ ms: number; violations: Violation[] }> {
  const began = performance.now();
  for (;;) {
    const standings = await Promise.all(desks.map((desk) => desk.standing()));
    const head = Math.max(...standings.map((one) => one?.cursor ?? 0));
    const restless = standings.flatMap((one, n) => {
      if (one?.state === 'online' && one.open === 0 && one.cursor === head) return [];
      return [{ invariant: 'I9', words: `desk ${n} does not come to rest: ${JSON.stringify(one)}, head ${head}` }];
    });
    const ms = Math.round(performance.now() - began);
    if (restless.length === 0) return { ms, violations: [] };
    if (ms > QUIET_WITHIN_MS) return { ms, violations: restless };
    await wait(250);
  }
}

function faultsOf(desks: readonly SoakDesk[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of desks.flatMap(({ proxy }) => proxy.done.map((line) => line.split(' ')[0] ?? ''))) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

async function verdict({ hub, desks, database, acknowledged }: World): Promise<Violation[]> {
  const read = await Promise.all(desks.map((desk) => desk.replica()));
  const replicas = read.filter((one) => one !== null);
  await Promise.all(desks.map((desk) => desk.stop()));
  await hub.stop();
  const logs = await Promise.all(desks.map((desk) => desk.log()));
  const log = logs.flatMap((lines, desk) => lines.map((line) => ({ ...line, desk })));
  const fell = [...hub.fell.map((words) => `the hub ${words}`), ...desks.flatMap(({ faults }) => faults)];
  const again = desks.flatMap(({ signInsAgain }, n) =>
    signInsAgain > 0 ? [`desk ${n} was asked for the password ${signInsAgain} times`] : [],
  );
  const silent = read.flatMap((one, n) => (one === null ? [`desk ${n} cannot be read at the end`] : []));
  return [
    ...[...fell, ...again, ...silent].map((words) => ({ invariant: 'I9', words })),
    ...judge({ hub: await readHub(database), acknowledged, replicas: replicas satisfies Replica[], log }),
  ];
}

async function soakIn(world: World, memory: Memory, options: SoakOptions): Promise<SoakResult> {
  const { desks, acknowledged, hub, outage } = world;
  const loaded = await untilQuiet(world);
  options.tell?.(`every desk has loaded after ${loaded.ms} ms`);
  for (const [n, desk] of desks.entries()) {
    desk.proxy.fault = lineFaults(options.seed * 1000 + n);
    desk.work();
  }
  const shifts = await suffer(world, options);
  for (const desk of desks) desk.proxy.calm();
  await Promise.all(desks.map((desk) => desk.rest()));
  const quiet = await untilQuiet(world);
  const { hub: hubRatio, desks: deskRatio, hubMb, deskMb } = memory.stop();
  return {
    minutes: options.lengthMs / MINUTE,
    database: options.database,
    desks: options.desks,
    seed: options.seed,
    edits: [...acknowledged.values()].flat().length,
    kills: { hub: hub.kills, desks: desks.reduce((sum, desk) => sum + desk.kills, 0), database: outage.count },
    shifts,
    signInsAgain: desks.reduce((sum, desk) => sum + desk.signInsAgain, 0),
    faults: faultsOf(desks),
    quietMs: quiet.ms,
    violations: [...quiet.violations, ...(await verdict(world))],
    rssRatio: { hub: hubRatio, desks: deskRatio },
    rssMb: { hub: hubMb, desks: deskMb },
  };
}

/** One hub and its desks as processes of their own, through faults by seed, to rest; and what was found. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-soak-'));
  const world = await build(folder, options);
  const memory = watchMemory(
    () => world.hub.pid,
    () => world.desks.map(({ pid }) => pid),
  );
  try {
    return await soakIn(world, memory, options);
  } finally {
    memory.stop();
    await Promise.all(world.desks.map((desk) => desk.stop().catch(() => undefined)));
    await world.hub.stop();
    await world.postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
