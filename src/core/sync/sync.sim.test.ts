import { describe, expect, test } from 'vitest';
import { nodeCrypto } from '#core/adapters/crypto.node.ts';
import { getNumber, setMeta } from '#core/db/meta.ts';
import type { Db } from '#core/db/types.ts';
import { openDesk, type OpenDesk } from '#core/desk/index.ts';
import { changeSet } from '#core/kernel/changes.ts';
import type { Files, Journal } from '#core/kernel/ports.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { rebase } from '#core/outbox/index.ts';
import { getRow } from '#core/replica/index.ts';
import { TABLE_NAMES, type TableName } from '#shared/domain/tables.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { DeviceId } from '#shared/kernel/ids.ts';
import { fakeClock, type FakeClock } from '#testkit/clock.ts';
import { memoryJournal, memoryLog, type MemoryLog } from '#testkit/core-ports.ts';
import { aMessage, anAgent, aTicket, row, smallTeam } from '#testkit/core-team.ts';
import { seededIds } from '#testkit/ids.ts';
import { seededRandom } from '#testkit/random.ts';
import { ModelHub } from '#testkit/transport-model-hub.ts';
import { openMigrated } from '#testkit/migrated.ts';

/**
 * Whole histories of two desks and a hub, drawn from a seed: edits, colleagues' edits, lost requests, lost answers,
 * outages, restarts, restored hubs, changed scopes. After the faults stop, everything must come together:
 * I1 no edit the desk acknowledged is missing at the hub; I4 the replica is what the scope holds, by version and content;
 * I3 an acknowledged line never disappears from what the agent sees, unless it was refused or its ticket left;
 * I5 visible = base + pending at all times; I7 every outcome has arrived; I9 within two minutes.
 */
type Random = ReturnType<typeof seededRandom>;
type Device = {
  readonly name: 'ana' | 'bo';
  readonly id: string;
  readonly db: Db;
  readonly journal: Journal;
  readonly log: MemoryLog;
  readonly ids: ReturnType<typeof seededIds>;
  readonly sent: string[];
  readonly lines: Map<string, string>;
  open: OpenDesk;
};
type World = { readonly random: Random; readonly clock: FakeClock; readonly hub: ModelHub; readonly devices: Device[] };

const noFiles: Files = {
  has: () => Promise.resolve(false),
  write: () => Promise.resolve(),
  read: () => Promise.reject(new Error('no files here')),
  remove: () => Promise.resolve(),
  close: () => undefined,
};
const TICKETS = ['t1', 't2', 't3', 't4'];
const SCOPES = [['q:q1'], ['q:q1', 'q:q2'], ['q:q2']];
const scopeOf = (name: string, queues: string[]): string[] => ['dir', `a:${name}`, 'kb:help', ...queues];

function start(world: Pick<World, 'clock' | 'hub'>, device: Omit<Device, 'open'>, seed: number): OpenDesk {
  const { clock, hub } = world;
  return openDesk(
    {
      clock,
      ids: device.ids,
      random: seededRandom(seed),
      log: device.log,
      crypto: nodeCrypto,
      transport: hub.transport(),
      announce: () => {
        checkLines(device);
      },
      onStatus: () => undefined,
      onViewers: () => undefined,
      onIndex: () => undefined,
    },
    {
      db: device.db,
      files: noFiles,
      journal: device.journal,
      accessToken: null,
      onLease: () => undefined,
      onRevoked: () => undefined,
      onDamaged: () => undefined,
    },
  );
}

function makeDevice(world: Pick<World, 'clock' | 'hub'>, name: Device['name'], seed: number): Device {
  const id = DeviceId.parse(`00000000-0000-7000-8000-00000000000${name === 'ana' ? 1 : 2}`);
  const db = openMigrated();
  const refresh = `first-${name}`;
  world.hub.devices.set(id, { agentId: name, lastMid: 0, outcomes: new Map(), isRevoked: false, refresh });
  db.write((tx) => {
    setMeta(tx, 'agent', JSON.stringify(anAgent(name)));
    setMeta(tx, 'device', id);
    setMeta(tx, 'epoch', world.hub.epoch);
    setMeta(tx, 'refreshToken', refresh);
  });
  const device = {
    name,
    id,
    db,
    journal: memoryJournal(),
    log: memoryLog(),
    ids: seededIds(world.clock, seed),
    sent: [],
    lines: new Map<string, string>(),
  };
  return { ...device, open: start(world, device, seed) };
}

function makeWorld(seed: number): World {
  const random = seededRandom(seed);
  const clock = fakeClock();
  const hub = new ModelHub(clock);
  hub.pageRows = random.pick([3, 7, 2000]);
  for (const name of ['ana', 'bo']) {
    hub.accounts.set(name, { agent: anAgent(name), password: '', scope: scopeOf(name, ['q:q1']) });
  }
  hub.store.put(smallTeam());
  hub.store.put(
    TICKETS.slice(1).map((id) =>
      row('ticket', aTicket(id, { queueId: id === 't4' ? ('q2' as never) : ('q1' as never) })),
    ),
  );
  const base = { clock, hub };
  return { random, ...base, devices: [makeDevice(base, 'ana', seed * 2 + 1), makeDevice(base, 'bo', seed * 2 + 2)] };
}

function randomMutation({ random }: World, device: Device): Mutation {
  const ticketId = random.pick(TICKETS) as never;
  const line = (): never => device.ids.uuid() as never;
  const seen = device.db.read((tx) => getRow(tx, 'ticket', ticketId)?.ver ?? 0);
  const message = {
    id: line(),
    kind: random.pick(['reply', 'note'] as const),
    body: `words ${random.int(1e6)}`,
    attachments: [],
    mentions: [],
  };
  switch (random.int(5)) {
    case 0:
      return {
        name: 'ticket.tag',
        ticketId,
        tags: { add: [random.pick(['a', 'b', 'c'])], remove: [random.pick(['a', 'b', 'c'])] },
        eventId: line(),
      };
    case 1:
      return {
        name: 'ticket.set',
        ticketId,
        fields: { assigneeId: random.pick(['ana', 'bo', null]) as never },
        seen: { assigneeId: seen },
        eventIds: { assigneeId: line() },
      };
    case 2:
      return {
        name: 'ticket.set',
        ticketId,
        fields: { status: random.pick(['open', 'pending', 'solved', 'closed'] as const) },
        seen: { status: seen },
        eventIds: { status: line() },
      };
    case 3:
      return {
        name: 'macro.apply',
        macroId: 'm1' as never,
        ticketId,
        fields: { status: 'pending' },
        seen: { status: seen },
        tags: { add: ['m'], remove: [] },
        values: {},
        articleIds: [],
        follow: false,
        note: null,
        message,
        eventId: line(),
      };
    default:
      return { name: 'message.add', ticketId, message };
  }
}

function edit(world: World, device: Device): void {
  const mutation = randomMutation(world, device);
  try {
    device.open.desk.mutate([mutation]);
  } catch (error) {
    if (error instanceof Refusal) return;
    throw error;
  }
  if ('message' in mutation && mutation.message) device.sent.push(mutation.message.id);
  if (mutation.name === 'message.add') device.lines.set(mutation.message.id, mutation.ticketId);
}

/** What the customer or an upstream system does meanwhile. */
function elsewhere({ random, hub }: World): void {
  const ticket = hub.store.view().get('ticket', random.pick(TICKETS))?.data;
  if (!ticket) return;
  const id = `x-${hub.store.v}-${random.int(1e6)}`;
  if (random.int(3) === 0) hub.store.put([row('ticket', { ...ticket, queueId: random.pick(['q1', 'q2']) as never })]);
  else
    hub.store.put([
      row('message', aMessage(id, { ticketId: ticket.id })),
      row('ticket', { ...ticket, status: 'open' }),
    ]);
  hub.poke();
}

/** Puts the hub back to an earlier moment, as after a restore from a backup. */
function restore({ hub }: World, backup: ReturnType<typeof backUp>): void {
  hub.epoch = `e${Number(hub.epoch.slice(1)) + 1}`;
  hub.store.docs.clear();
  hub.store.members.clear();
  for (const [key, doc] of structuredClone(backup.docs)) hub.store.docs.set(key, doc);
  for (const [part, members] of structuredClone(backup.members)) hub.store.members.set(part, members);
  hub.store.v = Math.max(hub.store.v, backup.v) + 1_000_000;
  for (const [id, lastMid] of backup.mids) {
    const device = hub.devices.get(id)!;
    device.lastMid = lastMid;
    for (const mid of device.outcomes.keys()) if (mid > lastMid) device.outcomes.delete(mid);
  }
}
const backUp = ({ hub }: World) => ({
  v: hub.store.v,
  docs: structuredClone(hub.store.docs),
  members: structuredClone(hub.store.members),
  mids: [...hub.devices].map(([id, device]) => [id, device.lastMid] as const),
});

function restart(world: World, device: Device): void {
  device.open.sync.stop();
  device.open = start(world, device, world.random.int(1e9));
}

/** Rows as everybody has them, without what this desk works out beside them. */
const visible = (device: Device): string =>
  device.db.read((tx) => {
    const idsOf = (tbl: TableName) => tx.all<{ id: string }>(`select id from ${tbl} order by id`);
    return JSON.stringify(TABLE_NAMES.map((tbl) => idsOf(tbl).map(({ id }) => getRow(tx, tbl, id))));
  });

/** I5. */
function checkVisible(device: Device): void {
  const before = visible(device);
  const writer = { agentId: device.name, role: 'agent' as const, writer: device.id };
  device.db.write((tx) => {
    rebase(tx, writer, changeSet(), () => undefined);
  });
  expect(visible(device)).toBe(before);
}

/** I3: looked at whenever the screen would look again. */
function checkLines(device: Omit<Device, 'open'>): void {
  const missing = device.db.read((tx) =>
    [...device.lines].filter(([id, ticketId]) => {
      const ticket = getRow(tx, 'ticket', ticketId);
      // A part that has just been loaded may be ahead of the cursor: what came while it loaded is still to be pulled.
      if (!ticket || ticket.ver > (getNumber(tx, 'cursor') ?? 0)) return false;
      const part = tx.get(`select 1 from part where part = ? and state = 'live'`, [`q:${ticket.data.queueId}`]);
      const refused = `select 1 from pend where mutation ->> '$.message.id' = ? and outcome ->> '$.status' = 'rejected'`;
      return part && !getRow(tx, 'message', id) && !tx.get(refused, [id]);
    }),
  );
  expect(missing).toEqual([]);
}

async function step(world: World, backups: ReturnType<typeof backUp>[]): Promise<void> {
  const { random, clock, hub, devices } = world;
  const device = random.pick(devices);
  const dice = random.int(100);
  if (dice < 40) edit(world, device);
  else if (dice < 50) elsewhere(world);
  else if (dice < 80) await clock.advance(random.int(2500));
  else if (dice < 84) hub.isDown = !hub.isDown;
  else if (dice < 87) restart(world, device);
  else if (dice < 90) hub.hangUp();
  else if (dice < 92) backups.push(backUp(world));
  else if (dice < 94 && backups.length > 0) restore(world, random.pick(backups));
  else if (dice < 96) hub.accounts.get(device.name)!.scope = scopeOf(device.name, random.pick(SCOPES));
  else checkVisible(device);
}

function faults({ random, hub }: World): void {
  hub.intercept = (request) => {
    // A refresh token whose answer is lost is spent: that is a sign-in, not a fault the protocol heals.
    if (request.path.startsWith('/api/')) return undefined;
    const dice = random.int(100);
    if (dice < 8) return 'unreachable';
    return dice < 16 ? 'lost' : undefined;
  };
}

function rowsAtHub({ hub }: World, device: Device): Map<string, string> {
  const scope = hub.accounts.get(device.name)!.scope;
  const rows = new Map<string, string>();
  for (const part of scope) {
    for (const { tbl, id, ver, op } of hub.store.membersOf(part)) {
      if (op === 1) rows.set(`${tbl}/${id}`, JSON.stringify([ver, hub.store.data(tbl, id)]));
    }
  }
  return rows;
}

function rowsHere(device: Device): Map<string, string> {
  return device.db.read((tx) => {
    const keys = TABLE_NAMES.flatMap((tbl) =>
      tx.all<{ id: string }>(`select id from ${tbl}`).map(({ id }) => [tbl, id] as const),
    );
    return new Map(
      keys.map(([tbl, id]) => {
        const stored = getRow(tx, tbl, id)!;
        return [`${tbl}/${id}`, JSON.stringify([stored.ver, sorted(stored.data)])];
      }),
    );
  });
}
const sorted = (value: object): unknown =>
  Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const normal = (rows: Map<string, string>): string[] =>
  [...rows]
    .map(([key, text]) => {
      const [ver, data] = JSON.parse(text) as [number, object];
      return `${key} ${ver} ${JSON.stringify(sorted(data))}`;
    })
    .toSorted();

const isQuiet = (device: Device): boolean => {
  const { state, waiting } = device.open.sync.status();
  return state === 'online' && waiting === 0;
};

async function history(seed: number, steps: number): Promise<void> {
  const world = makeWorld(seed);
  const { clock, hub, devices } = world;
  const backups = [backUp(world)];
  faults(world);
  for (let i = 0; i < steps; i += 1) await step(world, backups);
  hub.isDown = false;
  hub.intercept = () => undefined;
  for (let waited = 0; waited < 120_000 && !devices.every(isQuiet); waited += 5000) await clock.advance(5000);
  // Two more polls: one in which the last desk may find out that the hub was restored and send its edits again, and one
  // in which the others hear of them.
  await clock.advance(90_000);
  for (const device of devices) {
    expect(device.open.sync.status()).toMatchObject({ state: 'online', waiting: 0, loading: null });
    expect(normal(rowsHere(device))).toEqual(normal(rowsAtHub(world, device)));
    expect(device.db.read((tx) => tx.all('select * from base'))).toEqual([]);
    const { n } = device.db.read((tx) =>
      tx.get<{ n: number }>(`select count(*) as n from pend where outcome is null`),
    )!;
    expect(n).toBe(0);
    const rejected = new Set(
      device.db.read((tx) =>
        tx.all<{ mutation: string }>(`select mutation from pend where outcome like '%rejected%'`).map((pend) => {
          const mutation = JSON.parse(pend.mutation) as Mutation;
          return 'message' in mutation ? mutation.message?.id : undefined;
        }),
      ),
    );
    const lost = device.sent.filter((id) => !rejected.has(id as never) && !hub.store.docs.has(`message/${id}`));
    expect(lost).toEqual([]);
    const wrong = device.log.lines.filter((line) => line.level === 'error' || line.event === 'part.mismatch');
    expect(wrong).toEqual([]);
    device.open.close();
  }
}

const first = Number(process.env['ATTUNE_SEED'] ?? 1);
const histories = Number(process.env['ATTUNE_HISTORIES'] ?? 200);

describe('two desks and a hub', () => {
  test(`come together after ${histories} histories of faults`, { timeout: 600_000 }, async () => {
    for (let seed = first; seed < first + histories; seed += 1) {
      await expect(history(seed, 40), `seed ${seed}`).resolves.toBeUndefined();
    }
  });
});
