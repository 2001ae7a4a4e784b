import { fakeClock } from '#testkit/clock.ts';
import { aMessage, anAgent, aTicket, row, smallTeam } from '#testkit/core-team.ts';
import { seededRandom } from '#testkit/random.ts';
import { ModelHub } from '#testkit/transport-model-hub.ts';
import { makeDevice, NAMES, restart, scopeOf, type Device, type Ground } from './device.ts';
import { Gone } from './crashing-db.ts';
import { edit } from './edits.ts';
import { backUp, collect, restoreTo, type Backup } from '#testkit/model-past.ts';
import { checkLines, checkVisible } from './looks.ts';
import { SCOPES, TICKETS, type Operation } from './operations.ts';

export type World = Ground & {
  readonly devices: readonly Device[];
  readonly backups: Backup[];
  readonly counts: { crashes: number; restores: number };
  /** By device: how the next start is to end, from the crash before it. */
  readonly crashAgain: Map<Device, number>;
};

const PAGE_ROWS = [3, 7, 2000] as const;

export function makeWorld(seed: number, deviceCount: number): World {
  const random = seededRandom(seed);
  const clock = fakeClock();
  const hub = new ModelHub(clock);
  hub.pageRows = random.pick(PAGE_ROWS);
  for (const name of NAMES) {
    hub.accounts.set(name, { agent: anAgent(name), password: '', scope: scopeOf(name, SCOPES[0]) });
  }
  hub.store.put(smallTeam());
  const others = TICKETS.slice(1).map((id) =>
    row('ticket', aTicket(id, { queueId: (id === 't4' ? 'q2' : 'q1') as never })),
  );
  hub.store.put(others);
  const ground = { clock, hub, network: { isCalm: false, rpcs: 0, random: seededRandom(seed + 1), clock } };
  const places = Array.from({ length: deviceCount }, (_, i) => i);
  return {
    ...ground,
    devices: places.map((place) => makeDevice(ground, place, seed * 10 + place, checkLines)),
    backups: [backUp(hub)],
    counts: { crashes: 0, restores: 0 },
    crashAgain: new Map(),
  };
}

function elsewhere({ hub }: World, { kind, ticket: place, pick }: Extract<Operation, { do: 'elsewhere' }>): void {
  const ticket = hub.store.view().get('ticket', TICKETS[place % TICKETS.length] ?? '')?.data;
  if (!ticket) return;
  if (kind === 'move') hub.store.put([row('ticket', { ...ticket, queueId: (pick % 2 === 0 ? 'q1' : 'q2') as never })]);
  else {
    const line = row('message', aMessage(`x-${hub.store.v}-${pick}`, { ticketId: ticket.id }));
    hub.store.put([line, row('ticket', { ...ticket, status: 'open' })]);
  }
  hub.poke();
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
  const { hub, clock, backups } = world;
  switch (operation.do) {
    case 'edit':
      edit(deviceOf(world, operation.device), operation);
      return;
    case 'elsewhere':
      elsewhere(world, operation);
      return;
    case 'wait':
      await clock.advance(operation.ms);
      return;
    case 'outage':
      hub.isDown = !hub.isDown;
      return;
    case 'hang-up':
      hub.hangUp();
      return;
    case 'backup':
      backups.push(backUp(hub));
      return;
    case 'restore':
      world.counts.restores += 1;
      restoreTo(hub, backups[operation.pick % backups.length] as Backup);
      return;
    case 'collect':
      collect(hub, operation.keep);
      return;
    case 'scope': {
      const { name } = deviceOf(world, operation.device);
      const account = hub.accounts.get(name);
      if (account) account.scope = scopeOf(name, SCOPES[operation.scope % SCOPES.length] ?? []);
      return;
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
