import type { Mutation } from '#shared/domain/mutation/index.ts';
import { linesOf } from '#core/outbox/index.ts';
import { difference, rowsHere } from '#testkit/model-rows.ts';
import type { Standing } from '#testkit/sim-hub.ts';
import { HubGarbled, HubRefused } from '../hub-error.ts';
import { Gone } from './crashing-db.ts';
import type { Device } from './device.ts';
import { hold, QUIET_MS } from './violation.ts';
import { revive, type World } from './world.ts';

const isQuiet = (device: Device): boolean => {
  const { state, waiting } = device.open.sync.status();
  return state === 'online' && waiting === 0;
};

/** Half a poll more than two: a desk may find out late that the hub was restored, send again, and others hear of it later. */
const SETTLED_MS = 90_000;

/** Stops every fault and waits until all is quiet (I9). */
export async function comeToRest(world: World): Promise<void> {
  const { clock, hub, network, devices } = world;
  network.isCalm = true;
  hub.isDown = false;
  for (const device of devices) device.process.endAt(Infinity);
  revive(world);
  for (const device of devices) device.process.endAt(Infinity);
  for (let waited = 0; waited < QUIET_MS && !devices.every(isQuiet); waited += 5000) await clock.advance(5000);
  await clock.advance(SETTLED_MS);
  for (const device of devices) {
    const { state, waiting, loading } = device.open.sync.status();
    const isLevel = state === 'online' && waiting === 0 && loading === null;
    hold('I9', isLevel, () => `${device.name} is ${state}, ${waiting} wait, loading ${JSON.stringify(loading)}`);
  }
}

/** I4. */
function checkReplica(atHub: Standing, device: Device): void {
  const unlike = difference(device.db.read(rowsHere), atHub.rowsOf(device.name));
  hold('I4', unlike.length === 0, () => `${device.name} ${unlike.join()}`);
  const left = device.db.read((tx) => tx.all('select * from base'));
  hold('I4', left.length === 0, () => `${device.name} keeps ${left.length} rows under no edit`);
}

/** I1, I7. */
function checkEdits(atHub: Standing, device: Device): void {
  const open = device.db.read((tx) =>
    tx.all<{ mid: number; state: string }>('select mid, state from pend where outcome is null'),
  );
  hold('I7', open.length === 0, () => `${device.name} has no outcome for ${open.map(({ mid }) => mid).join(' ')}`);
  const unknown = device.db.read((tx) => tx.all(`select mid from pend where outcome ->> '$.code' = 'unknown'`));
  hold('I7', unknown.length === 0, () => `${device.name} was never told what became of ${JSON.stringify(unknown)}`);
  const refused = new Set(
    device.db.read((tx) =>
      tx
        .all<{ mutation: string }>(`select mutation from pend where outcome like '%rejected%'`)
        .flatMap((pend) => linesOf(JSON.parse(pend.mutation) as Mutation)),
    ),
  );
  const lost = device.sent.filter((id) => !refused.has(id) && !atHub.hasMessage(id));
  hold('I1', lost.length === 0, () => `${device.name} had acknowledged ${lost.join(' ')}`);
}

/** I2, I3. */
function checkDecided({ decided }: Standing): void {
  const last = new Map<string, number>();
  for (const { device, mid } of decided) {
    const before = last.get(device) ?? 0;
    hold('I2', mid !== before, () => `${device} ${mid} was decided twice`);
    hold('I3', mid > before, () => `${device} ${mid} was decided after ${before}`);
    last.set(device, mid);
  }
}

/** I6: rows without a link that keeps them, links of parts outside the scope, words of rows that are not here. */
function checkScope(atHub: Standing, device: Device): void {
  const scope = atHub.scopeOf(device.name);
  device.db.read((tx) => {
    const outside = tx
      .all<{ part: string }>('select distinct part from link')
      .filter(({ part }) => !scope.includes(part));
    hold(
      'I6',
      outside.length === 0,
      () => `${device.name} holds links of ${outside.map(({ part }) => part).join(' ')}`,
    );
    for (const kind of ['ticket', 'message', 'customer', 'article']) {
      const words = tx.all<{ id: string }>(`select id from search_${kind} where id not in (select id from ${kind})`);
      hold('I6', words.length === 0, () => `${device.name} still finds ${kind} ${words.map(({ id }) => id).join(' ')}`);
    }
  });
}

/** I8, I10, I11. */
function checkLog(device: Device): void {
  const mismatched = device.log.lines.filter(({ event }) => event === 'part.mismatch');
  hold('I8', mismatched.length === 0, () => `${device.name} ${JSON.stringify(mismatched.map(({ fields }) => fields))}`);
  hold('I10', device.vanished.length === 0, () => `${device.name} no longer saw ${device.vanished.join(' ')}`);
  const wrong = device.log.lines.filter(({ level, cause }) => level === 'error' && !isMade(cause));
  hold(
    'I11',
    wrong.length === 0,
    () => `${device.name} ${wrong.map(({ event, cause }) => `${event} ${String(cause)}`).join('\n')}`,
  );
}

/** The hub always says why; what does not was cut on the way. */
const isCutRefusal = (cause: unknown): boolean => cause instanceof HubRefused && cause.code === `http-${cause.status}`;

/** The process ended, or the answer was cut: such things are made here, and logged there. */
const isMade = (cause: unknown): boolean =>
  cause instanceof Gone ||
  cause instanceof HubGarbled ||
  isCutRefusal(cause) ||
  (cause instanceof Error && isMade(cause.cause));

/** Everything that must hold when all is quiet. */
export async function checkAll({ hub, devices }: World): Promise<void> {
  const atHub = await hub.stand();
  hold('I11', atHub.faults.length === 0, () => `the hub: ${atHub.faults.join('\n')}`);
  checkDecided(atHub);
  for (const device of devices) {
    checkLog(device);
    checkEdits(atHub, device);
    checkReplica(atHub, device);
    checkScope(atHub, device);
  }
}
