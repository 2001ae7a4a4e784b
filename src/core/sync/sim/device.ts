import { nodeCrypto } from '#core/adapters/crypto.node.ts';
import { setMeta } from '#core/db/meta.ts';
import type { Db } from '#core/db/types.ts';
import { openDesk, type OpenDesk } from '#core/desk/index.ts';
import type { Clock, Files, Journal, Transport } from '#core/kernel/ports.ts';
import { DeviceId } from '#shared/kernel/ids.ts';
import type { FakeClock } from '#testkit/clock.ts';
import { memoryJournal, memoryLog, type MemoryLog } from '#testkit/core-ports.ts';
import { anAgent } from '#testkit/core-team.ts';
import { seededIds } from '#testkit/ids.ts';
import { openMigrated } from '#testkit/migrated.ts';
import { seededRandom } from '#testkit/random.ts';
import type { SimHub } from '#testkit/sim-hub.ts';
import { crashing, Gone, type CrashingDb } from './crashing-db.ts';
import { faulty, type Network } from './network.ts';

/** One desk with its replica; `db` lasts, `open` and `process` are replaced when it is started again. */
export type Device = {
  readonly name: string;
  readonly id: string;
  readonly db: Db;
  readonly journal: Journal;
  readonly log: MemoryLog;
  readonly ids: ReturnType<typeof seededIds>;
  /** Lines the desk has acknowledged: each is at the hub in the end, or was refused. */
  readonly sent: string[];
  /** The same lines by the ticket they stand on, while nothing has taken them from sight. */
  readonly lines: Map<string, string>;
  /** Lines that were out of sight when the screen looked (I10). */
  readonly vanished: string[];
  skewMs: number;
  starts: number;
  process: CrashingDb;
  open: OpenDesk;
};

export type Ground = { readonly clock: FakeClock; readonly hub: SimHub; readonly network: Network };

export const NAMES = ['ana', 'bo', 'cy', 'di', 'ed'] as const;
export const scopeOf = (name: string, queues: readonly string[]): string[] => [
  'dir',
  `a:${name}`,
  'kb:help',
  'sop:service',
  ...queues,
];

const noFiles: Files = {
  has: () => Promise.resolve(false),
  write: () => Promise.resolve(),
  read: () => Promise.reject(new Error('no files here')),
  remove: () => Promise.resolve(),
  close: () => undefined,
};
const nothing = (): void => undefined;

const noSettings = { get: () => ({}), set: nothing };

/** Somebody has set this machine's clock wrong; time passes on it as everywhere. What a process had planned ends with it. */
const clockOf = (clock: FakeClock, skew: { readonly skewMs: number }, process: CrashingDb): Clock => ({
  now: () => clock.now() + skew.skewMs,
  monotonic: () => clock.monotonic(),
  after: (ms, run) =>
    clock.after(ms, () => {
      if (!process.isGone) run();
    }),
});

/** Whoever is gone asks nothing any more. */
const ofProcess = (transport: Transport, process: CrashingDb): Transport => ({
  ...transport,
  request: (request) => {
    if (process.isGone) return Promise.reject(new Gone());
    return transport.request(request);
  },
});

function openOn(ground: Ground, device: Omit<Device, 'open'>, look: () => void): OpenDesk {
  return openDesk(
    {
      clock: clockOf(ground.clock, device, device.process),
      ids: device.ids,
      random: seededRandom(device.starts),
      log: device.log,
      crypto: nodeCrypto,
      transport: ofProcess(faulty(ground.hub.transport(), ground.network), device.process),
      announce: look,
      onStatus: nothing,
      onViewers: nothing,
      onContact: nothing,
      isAttended: () => false,
      feel: null,
      settings: noSettings,
      onIndex: nothing,
    },
    {
      db: device.process,
      files: noFiles,
      journal: device.journal,
      accessToken: null,
      onLease: nothing,
      onRevoked: nothing,
      onDamaged: nothing,
    },
  );
}

export const deviceIdAt = (place: number): DeviceId =>
  DeviceId.parse(`00000000-0000-7000-8000-00000000000${place + 1}`);

/** @param look is called whenever the screen would look again. */
export function makeDevice(ground: Ground, place: number, seed: number, look: (device: Device) => void): Device {
  const name = NAMES[place] ?? 'ana';
  const id = deviceIdAt(place);
  const db = openMigrated();
  db.write((tx) => {
    setMeta(tx, 'agent', JSON.stringify(anAgent(name)));
    setMeta(tx, 'device', id);
    setMeta(tx, 'epoch', ground.hub.epoch);
    setMeta(tx, 'refreshToken', ground.hub.refreshToken(name));
  });
  const device = {
    name,
    id,
    db,
    journal: memoryJournal(),
    log: memoryLog(),
    ids: seededIds(ground.clock, seed),
    sent: [],
    lines: new Map<string, string>(),
    vanished: [],
    skewMs: 0,
    starts: seed,
    process: crashing(db),
  } as unknown as Device;
  device.open = openOn(ground, device, () => {
    look(device);
  });
  return device;
}

function tryToEnd(device: Device): void {
  try {
    device.open.close();
  } catch (error) {
    // A process that is gone ends nothing in good order.
    if (!(error instanceof Gone)) throw error;
  }
  device.process.end();
}

/** Ends the process, however it is, and starts it again on its file. @param crashAt the first start ends at this statement. */
export function restart(ground: Ground, device: Device, look: (device: Device) => void, crashAt = 0): void {
  tryToEnd(device);
  device.starts += 1;
  device.process = crashing(device.db);
  if (crashAt > 0) device.process.endAt(crashAt);
  try {
    device.open = openOn(ground, device, () => {
      look(device);
    });
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
  // Also where what failed was something a desk opens without.
  if (device.process.isGone) restart(ground, device, look);
}
