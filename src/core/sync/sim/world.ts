import { fakeClock, type FakeClock } from '#testkit/clock.ts';
import { aMessage, anAgent, aTicket, row, smallTeam } from '#testkit/core-team.ts';
import { seededRandom } from '#testkit/random.ts';
import type { SimHub, StartHub } from '#testkit/sim-hub.ts';
import type { ModelRow } from '#testkit/transport-model-store.ts';
import { deviceIdAt, makeDevice, NAMES, restart, scopeOf, type Device, type Ground } from './device.ts';
import { Gone } from './crashing-db.ts';
import { edit } from './edits.ts';
import { checkLines, checkVisible } from './looks.ts';
import { SCOPES, TICKETS, type Operation } from './operations.ts';
import { SOP } from './run-edits.ts';

export type World = Ground & {
  readonly devices: readonly Device[];
  readonly counts: { crashes: number; restores: number; lines: number };
  /** By device: how the next start is to end, from the crash before it. */
  readonly crashAgain: Map<Device, number>;
};

const PAGE_ROWS = [3, 7, 2000] as const;

function firstRows(): ModelRow[] {
  const people = NAMES.slice(2).map((name) => row('agent', anAgent(name)));
  const tickets = TICKETS.slice(1).map((id) =>
    row('ticket', aTicket(id, { queueId: (id === 't4' ? 'q2' : 'q1') as never })),
  );
  return [...smallTeam(), ...people, ...tickets, row('sop', SOP)];
}

const seats = NAMES.map((name, place) => ({ name, deviceId: deviceIdAt(place), scope: scopeOf(name, SCOPES[0]) }));

async function startWith(start: StartHub, seed: number, clock: FakeClock): Promise<SimHub> {
  const pageRows = seededRandom(seed).pick(PAGE_ROWS);
  const hub = await start({ clock, seats, rows: firstRows(), pageRows });
  await hub.backUp();
  return hub;
}

export async function makeWorld(start: StartHub, seed: number, deviceCount: number): Promise<World> {
  const clock = fakeClock();
  const hub = await startWith(start, seed, clock);
  const ground = { clock, hub, network: { isCalm: false, rpcs: 0, random: seededRandom(seed + 1), clock } };
  const places = Array.from({ length: deviceCount }, (_, i) => i);
  return {
    ...ground,
    devices: places.map((place) => makeDevice(ground, place, seed * 10 + place, checkLines)),
    counts: { crashes: 0, restores: 0, lines: 0 },
    crashAgain: new Map(),
  };
}

type Elsewhere = Extract<Operation, { do: 'elsewhere' }>;

async function elsewhere({ hub, counts }: World, { kind, ticket: place, pick }: Elsewhere): Promise<void> {
  const ticket = await hub.ticket(TICKETS[place % TICKETS.length] ?? '');
  if (!ticket) return;
  if (kind === 'move') return hub.put([row('ticket', { ...ticket, queueId: (pick % 2 === 0 ? 'q1' : 'q2') as never })]);
  counts.lines += 1;
  const line = row('message', aMessage(`x-${counts.lines}-${pick}`, { ticketId: ticket.id }));
  return hub.put([line, row('ticket', { ...ticket, status: 'open' })]);
}

/** Starts what has crashed; in the middle of a start it may crash once more. */
export function revive(world: World): void {
  for (const device of world.devices) {
    if (!device.process.isGone) continue;
    world.counts.crashes += 1;
    const again = world.crashAgain.get(device) ?? 0;
    world.crashAgain.delete(device);
    restart(world, device, checkLines, again);
  }
}

const deviceOf = ({ devices }: World, place: number): Device => devices[place % devices.length] as Device;

async function act(world: World, operation: Operation): Promise<void> {
  const { hub, clock } = world;
  switch (operation.do) {
    case 'edit':
      edit(deviceOf(world, operation.device), operation);
      return;
    case 'elsewhere':
      return elsewhere(world, operation);
    case 'wait':
      return clock.advance(operation.ms);
    case 'outage':
      hub.isDown = !hub.isDown;
      return;
    case 'hang-up':
      hub.hangUp();
      return;
    case 'hub-crash':
      hub.endAt(operation.requests, operation.moment);
      return;
    case 'backup':
      return hub.backUp();
    case 'restore':
      world.counts.restores += 1;
      return hub.restore(operation.pick);
    case 'collect':
      return hub.collect(operation.keep);
    case 'scope': {
      const { name } = deviceOf(world, operation.device);
      return hub.setScope(name, scopeOf(name, SCOPES[operation.scope % SCOPES.length] ?? []));
    }
    case 'restart':
      restart(world, deviceOf(world, operation.device), checkLines);
      return;
    case 'crash':
      world.crashAgain.set(deviceOf(world, operation.device), operation.again);
      deviceOf(world, operation.device).process.endAt(operation.statements);
      return;
    case 'skew':
      deviceOf(world, operation.device).skewMs = operation.ms;
      return;
    case 'look':
      checkVisible(deviceOf(world, operation.device));
  }
}

export async function apply(world: World, operation: Operation): Promise<void> {
  revive(world);
  try {
    await act(world, operation);
  } catch (error) {
    // The process ended in the middle of it: nothing was acknowledged.
    if (!(error instanceof Gone)) throw error;
  }
}
