import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SECOND } from '#shared/kernel/time.ts';
import { fakeClock } from '#testkit/clock.ts';
import { startDesk, type TestDesk } from '#testkit/core-desk.ts';
import { testPorts } from '#testkit/core-ports.ts';
import { agentIdOf, BILLING, PASSWORD, startTestHub, TECH, type TestHub } from '#testkit/hub/start-test-hub.ts';
import { fetchLine, type HubLine } from '#testkit/transport-fetch.ts';

let hub: TestHub;
const root = mkdtempSync(join(tmpdir(), 'attune-core-admin-'));
const clock = fakeClock();
const desks: TestDesk[] = [];
let ada: TestDesk & { line: HubLine; asked: string[] };
let ben: typeof ada;

async function openDesk(handle: string): Promise<typeof ada> {
  const line = fetchLine(hub.url, hub.fetch, clock);
  const asked: string[] = [];
  line.intercept = ({ method, path }) => {
    asked.push(`${method} ${path}`);
    return undefined;
  };
  const desk = startDesk(testPorts({ dataDir: join(root, handle), transport: line, clock, seed: desks.length + 1 }));
  desks.push(desk);
  await desk.app.session.signIn({ handle, password: PASSWORD });
  await pass(5 * SECOND);
  return { ...desk, line, asked };
}
const pass = async (ms: number): Promise<void> => {
  hub.clock.advance(ms);
  await clock.advance(ms);
};
const all = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 50 } as const;
const queuesOf = async ({ app }: TestDesk) =>
  [...new Set((await app.tickets.list(all)).items.map(({ queueId }) => String(queueId)))].toSorted();

beforeAll(async () => {
  hub = await startTestHub();
  ada = await openDesk('ada');
  ben = await openDesk('ben');
});
afterAll(async () => {
  for (const desk of desks) await desk.core.stop();
  await hub.close();
  rmSync(root, { recursive: true, force: true });
});

const refused = (problem: string, field?: string) => ({
  code: 'REFUSED',
  data: { problem, ...(field && { field }) },
});

describe('administration from a desk', { timeout: 180_000 }, () => {
  test('adds a person whom every desk then knows', async () => {
    const person = {
      handle: 'zoe',
      name: '佐伊',
      role: 'agent',
      queueIds: [BILLING],
      password: PASSWORD,
    } as const;
    await ada.app.admin.addPerson({ ...person, queueIds: [...person.queueIds] });
    await pass(5 * SECOND);
    expect((await ben.app.directory.get({})).agents.map(({ handle }) => handle)).toContain('zoe');
    const { people } = await ada.app.admin.people({});
    expect(people.find(({ handle }) => handle === 'zoe')).toMatchObject({
      devices: 0,
      parts: ['kb:home', 'q:billing'],
    });
  });

  test('takes a queue away from a desk, and gives it back', async () => {
    expect(await queuesOf(ben)).toEqual([BILLING, TECH]);
    const agentId = agentIdOf('ben');
    await ada.app.admin.changePerson({ agentId, queueIds: [TECH] });
    await pass(10 * SECOND);
    expect(await queuesOf(ben)).toEqual([TECH]);
    await ada.app.admin.changePerson({ agentId, queueIds: [BILLING, TECH] });
    await pass(10 * SECOND);
    expect(await queuesOf(ben)).toEqual([BILLING, TECH]);
  });

  test('passes on what the hub refuses, with the place in the form', async () => {
    const agentId = agentIdOf('ada');
    await expect(ada.app.admin.changePerson({ agentId, role: 'lead' })).rejects.toMatchObject(refused('last-admin'));
    const taken = { handle: 'ben', name: 'Ben', role: 'agent' as const, queueIds: [], password: PASSWORD };
    await expect(ada.app.admin.addPerson(taken)).rejects.toMatchObject(refused('handle-taken', 'handle'));
    const nobody = { agentId: 'agent-nobody', password: PASSWORD };
    await expect(ada.app.admin.setPassword(nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is not even asked for without the right', async () => {
    const before = ben.asked.length;
    await expect(ben.app.admin.people({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const queue = { id: 'mine', name: { zh: '一', en: 'one' } };
    await expect(ben.app.admin.putQueue(queue)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(ben.asked.slice(before).filter((one) => one.includes('/admin/'))).toEqual([]);
  });

  test('says that the hub is away, and queues nothing', async () => {
    ada.line.isDown = true;
    const away = { code: 'HUB_UNREACHABLE', data: { hubUrl: hub.url } };
    await expect(ada.app.admin.people({})).rejects.toMatchObject(away);
    await expect(ada.app.admin.changePerson({ agentId: agentIdOf('ben'), name: 'B' })).rejects.toMatchObject(away);
    expect((await ada.app.sync.status({})).waiting).toBe(0);
    ada.line.isDown = false;
    await ada.app.sync.now({});
    await pass(5 * SECOND);
  });

  test('outlives its access token, adds a queue, and takes out a device', async () => {
    hub.clock.advance(16 * 60 * SECOND);
    await ada.app.admin.putQueue({ id: 'moving', name: { zh: '移机', en: 'Moving' } });
    expect((await ada.app.admin.parts({})).parts).toContainEqual({ part: 'q:moving', rows: 0 });
    const { devices } = await ada.app.admin.devices({});
    const lost = devices.find(({ agentId }) => String(agentId) === agentIdOf('ben'))!;
    await ada.app.admin.revokeDevice({ deviceId: lost.id });
    await ben.app.sync.now({});
    await pass(60 * SECOND);
    await vi.waitFor(async () => expect((await ben.app.session.status({})).state).toBe('signed-out'));
  });
});
