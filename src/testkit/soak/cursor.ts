import { randomUUID } from 'node:crypto';
import type { SignedIn } from '#shared/contract/team/auth.ts';
import { systemClock } from '#hub/kernel/system-clock.ts';
import { silentLog } from '#hub/kernel/ports.ts';
import { openStore } from '#hub/store/index.ts';
import { startHubProcess, type HubProcess } from '#testkit/hub/hub-process.ts';
import { PASSWORD, TECH } from '#testkit/hub/people.ts';
import { startTestPostgres } from '#testkit/hub/postgres.ts';
import { seedTestHub } from '#testkit/hub/start-test-hub.ts';
import { addMessage } from '#testkit/hub/suite/mutations.ts';
import { TestDevice } from '#testkit/hub/test-device.ts';

export type CursorResult = {
  readonly writers: number;
  readonly hubs: number;
  readonly seconds: number;
  /** Commits, each of one line, that a hub has confirmed. */
  readonly written: number;
  readonly pulls: number;
  /** Lines the reader has never been handed. */
  readonly missed: readonly string[];
};

const HUBS = 2;
/** Who writes; several devices each. */
const HANDLES = ['ben', 'lea', 'ada'];

async function signIn({ url }: HubProcess, handle: string): Promise<SignedIn> {
  const asked = { handle, password: PASSWORD, deviceId: randomUUID(), deviceName: 'cursor' };
  const answer = await fetch(`${url}/api/v1/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  if (!answer.ok) throw new Error(`${handle} could not sign in: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as SignedIn;
}

/** A device that asks one hub after the other, as behind a balancer. */
async function deviceAt(hubs: readonly HubProcess[], handle: string): Promise<TestDevice> {
  const first = hubs[0];
  if (!first) throw new Error('no hub');
  let n = 0;
  const next = (path: string, init?: RequestInit): Promise<Response> => {
    n += 1;
    return fetch(`${hubs[n % hubs.length]?.url}${path}`, init);
  };
  return new TestDevice(await signIn(first, handle), next, Date.now);
}

/** Writes lines one commit at a time until `isOver`; their ids, as the hub confirmed them. */
async function write(device: TestDevice, ticketId: string, isOver: () => boolean, written: string[]): Promise<void> {
  while (!isOver()) {
    const line = addMessage(ticketId, 'cursor');
    const { status } = await device.push([line]);
    if (status !== 200) throw new Error(`a push was answered ${status}`);
    if (line.name === 'message.add') written.push(line.message.id);
  }
}

/** Pulls from a cursor that only moves on, until a last pull after the last write has brought everything. */
async function read(device: TestDevice, start: number, isOver: () => boolean) {
  const seen = new Set<string>();
  let pulls = 0;
  for (let cursor = start, isLast = false; !isLast;) {
    const wasOver = isOver();
    const { body } = await device.pull({ cursor, live: [`q:${TECH}` as never], max: 256 * 1024 });
    for (const [, , tbl, id] of body.rows) if (tbl === 'message') seen.add(id);
    cursor = body.to;
    pulls += 1;
    isLast = wasOver && !body.more;
  }
  return { seen, pulls };
}

async function measure(database: string, seconds: number, writers: number): Promise<CursorResult> {
  const store = await openStore({ database, clock: systemClock, log: silentLog });
  const wanted = Array.from({ length: writers }, () => ({ queueId: TECH as never }));
  const tickets = await seedTestHub(store, systemClock.now(), wanted);
  await store.close();
  const args = ['--database', database, '--port', '0', '--log', 'error'];
  const hubs = await Promise.all(Array.from({ length: HUBS }, () => startHubProcess(args)));
  try {
    const devices: TestDevice[] = [];
    for (let i = 0; i < writers; i += 1) devices.push(await deviceAt(hubs, HANDLES[i % HANDLES.length] ?? ''));
    const reader = await deviceAt(hubs, 'lea');
    const { to: start } = (await reader.pull({ cursor: 0, live: [] })).body;
    const written: string[] = [];
    const until = performance.now() + seconds * 1000;
    let areDone = false;
    const reading = read(reader, start, () => areDone);
    try {
      const isOver = (): boolean => performance.now() > until;
      await Promise.all(devices.map((device, i) => write(device, tickets[i]?.ticket.id ?? '', isOver, written)));
    } finally {
      areDone = true;
    }
    const { seen, pulls } = await reading;
    const missed = written.filter((id) => !seen.has(id));
    return { writers, hubs: HUBS, seconds, written: written.length, pulls, missed };
  } finally {
    await Promise.all(hubs.map((hub) => hub.stop()));
  }
}

/** Devices that write at two hub processes on one PostgreSQL, and one that polls them meanwhile: what does it never see? */
export async function pollWhileWriting(options: { seconds: number; writers: number }): Promise<CursorResult> {
  const postgres = await startTestPostgres();
  try {
    return await measure(await postgres.newDatabase(), options.seconds, options.writers);
  } finally {
    await postgres.stop();
  }
}
