import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeClock } from '#testkit/clock.ts';
import { startDesk, type TestDesk } from '#testkit/core-desk.ts';
import { testPorts } from '#testkit/core-ports.ts';
import { PASSWORD, startTestHub, type TestHub } from '#testkit/hub/start-test-hub.ts';
import { fetchLine, type HubLine } from '#testkit/transport-fetch.ts';

let hub: TestHub;
const root = mkdtempSync(join(tmpdir(), 'attune-core-hub-'));
const clock = fakeClock();
const desks: TestDesk[] = [];

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  for (const desk of desks) await desk.core.stop();
  await hub.close();
  rmSync(root, { recursive: true, force: true });
});

function openDesk(name: string): TestDesk & { line: HubLine } {
  const line = fetchLine(hub.url, hub.fetch, clock);
  const desk = startDesk(testPorts({ dataDir: join(root, name), transport: line, clock, seed: desks.length + 1 }));
  desks.push(desk);
  return { ...desk, line };
}

const pass = async (ms: number): Promise<void> => {
  hub.clock.advance(ms);
  await clock.advance(ms);
};
const all = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 50 } as const;

describe('a desk at the real hub', () => {
  test('loads what its scope allows, works offline, and catches up without loss or duplicates', async () => {
    const [ann, ben] = [openDesk('ann'), openDesk('ben')];
    await ann.app.session.signIn({ handle: 'ann', password: PASSWORD });
    await ben.app.session.signIn({ handle: 'ben', password: PASSWORD });
    await pass(5000);
    expect(await ann.app.sync.status({})).toMatchObject({ state: 'online', loading: null });
    expect((await ann.app.tickets.list(all)).items).toHaveLength(2);
    expect((await ben.app.tickets.list(all)).items).toHaveLength(3);

    ann.line.isDown = true;
    await pass(60_000);
    expect((await ann.app.sync.status({})).state).toBe('offline');
    const ticketId = hub.tickets[0]!.ticket.id;
    await ann.app.messages.add({
      id: crypto.randomUUID(),
      ticketId,
      kind: 'reply',
      body: '已为您处理',
      attachmentIds: [],
      status: 'solved',
    });
    await ann.app.tickets.tag({ ticketId, add: ['宽带'], remove: [] });
    expect(await ann.app.sync.status({})).toMatchObject({ state: 'offline', waiting: 3 });

    ann.line.isDown = false;
    await ann.app.sync.now({});
    await pass(5000);
    expect(await ann.app.sync.status({})).toMatchObject({ state: 'online', waiting: 0, unread: 0 });
    const there = await ben.app.tickets.get({ ticketId });
    expect(there).toMatchObject({ status: 'solved', tags: ['宽带'] });
    const lines = (await ben.app.messages.timeline({ ticketId, before: null, limit: 50 })).items;
    expect(lines.filter((line) => line.body === '已为您处理')).toHaveLength(1);
    expect(lines.every((line) => line.delivery === 'synced')).toBe(true);
    for (const desk of [ann, ben]) {
      expect(desk.ports.log.lines.filter((line) => line.level !== 'info')).toEqual([]);
    }
  });
});
