import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fromBase64, toBase64 } from '#core/kernel/base64.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { desksAtHub, type DeskAtHub, type DesksAtHub } from '#testkit/hub/desks-at-hub.ts';
import { agentIdOf, BILLING, PASSWORD, type TestHub } from '#testkit/hub/start-test-hub.ts';
import { seededRandom } from '#testkit/random.ts';

let desks: DesksAtHub;
let hub: TestHub;

beforeAll(async () => {
  desks = await desksAtHub();
  ({ hub } = desks);
});
afterAll(() => desks.close());

const openDesk = (folder: string): DeskAtHub => desks.open(folder);
const pass = (ms: number): Promise<void> => desks.pass(ms);
const all = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 50 } as const;

type Random = ReturnType<typeof seededRandom>;
const HISTORIES = 6;

const lost = (random: Random): 'before' | 'after' | undefined => {
  const dice = random.int(10);
  if (dice === 0) return 'before';
  return dice === 1 ? 'after' : undefined;
};

/** The tickets both of them may hold, with their lines. */
async function billing({ app }: DeskAtHub) {
  const { items } = await app.tickets.list({ ...all, queueId: BILLING });
  return await Promise.all(
    items.map(async ({ id, status, assigneeId, tags, priority, updatedAt }) => {
      const { items: lines } = await app.messages.timeline({ ticketId: id, before: null, limit: 500 });
      return {
        id,
        status,
        assigneeId,
        tags,
        priority,
        updatedAt,
        lines: lines.map(({ id: line, body, at }) => ({ id: line, body, at })),
      };
    }),
  );
}

async function randomStep(random: Random, { app, line }: DeskAtHub, written: Set<string>): Promise<void> {
  const { items } = await app.tickets.list({ ...all, queueId: BILLING });
  const ticketId = random.pick(items).id;
  const id = crypto.randomUUID();
  const dice = random.int(10);
  if (dice < 3) {
    await app.messages.add({
      id,
      ticketId,
      kind: 'note',
      body: `note ${random.int(1000)}`,
      attachmentIds: [],
      status: null,
    });
    written.add(id);
  } else if (dice < 5)
    await app.tickets.set({ ticketId, fields: { status: random.pick(['open', 'pending', 'solved'] as const) } });
  else if (dice < 6) await app.tickets.set({ ticketId, fields: { assigneeId: random.pick([agentIdOf('ann'), null]) } });
  else if (dice < 7) await app.tickets.tag({ ticketId, add: [`tag${random.int(4)}`], remove: [`tag${random.int(4)}`] });
  else if (dice < 8) line.isDown = !line.isDown;
  else await pass(random.int(3000));
}

describe('a desk at the real hub', { timeout: 240_000 }, () => {
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

  test('and a colleague, in any order of edits, outages and lost answers, end with the same tickets', async () => {
    const [ann, ben] = [openDesk('ann-random'), openDesk('ben-random')];
    const both = [ann, ben];
    await ann.app.session.signIn({ handle: 'ann', password: PASSWORD });
    await ben.app.session.signIn({ handle: 'ben', password: PASSWORD });
    await pass(5000);
    const written = new Set<string>();
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const random = seededRandom(seed);
      for (const { line } of both) line.intercept = () => lost(random);
      for (let i = 0; i < 15; i += 1) await randomStep(random, random.pick(both), written);
      for (const { line } of both) Object.assign(line, { isDown: false, intercept: () => undefined });
      // Whoever is behind hears of the other's edits at the latest by the next poll.
      for (let i = 0; i < 3; i += 1) await pass(45_000);
      const [here, there] = await Promise.all(both.map((desk) => billing(desk)));
      expect(here, `seed ${seed}`).toEqual(there);
      for (const { app } of both) expect(await app.sync.status({})).toMatchObject({ state: 'online', waiting: 0 });
    }
    const refused = (await Promise.all(both.map(({ app }) => app.outbox.list({})))).flatMap(({ items }) => items);
    const dropped = new Set<string | undefined>(
      refused
        .filter((item) => item.state === 'refused')
        .map((item) => ('message' in item.mutation ? item.mutation.message?.id : '')),
    );
    const present = new Set<string>((await billing(ann)).flatMap(({ lines }) => lines.map((one) => one.id)));
    expect([...written].filter((id) => !present.has(id) && !dropped.has(id))).toEqual([]);
    for (const { ports } of both) {
      expect(ports.log.lines.filter(({ level, event }) => level === 'error' || event === 'part.mismatch')).toEqual([]);
    }
  });

  test('hands a file to a colleague, outlives its token, and locks when the device is revoked', async () => {
    const [ann, ben] = [openDesk('ann-file'), openDesk('ben-file')];
    await ann.app.session.signIn({ handle: 'ann', password: PASSWORD });
    await ben.app.session.signIn({ handle: 'ben', password: PASSWORD });
    await pass(5000);
    const ticketId = hub.tickets[0]!.ticket.id;
    const content = seededRandom(3).bytes(70_000);
    const { uploadId } = await ann.app.attachments.begin({
      name: '照片.jpg',
      mime: 'image/jpeg',
      bytes: content.length,
    });
    await ann.app.attachments.append({ uploadId, offset: 0, base64: toBase64(content) });
    const file = await ann.app.attachments.finish({ uploadId });
    const words = { id: crypto.randomUUID(), ticketId, kind: 'note' as const, body: '', status: null };
    await ann.app.messages.add({ ...words, attachmentIds: [file.id] });
    await pass(5000);
    await ben.app.sync.now({});
    await pass(5000);
    const read = await ben.app.attachments.read({ attachmentId: file.id, offset: 0 });
    expect(fromBase64(read.base64)).toEqual(content);

    for (const { line } of [ann, ben]) line.isDown = true;
    await pass(20 * MINUTE);
    for (const { line } of [ann, ben]) line.isDown = false;
    await ann.app.sync.now({});
    await pass(5000);
    expect((await ann.app.sync.status({})).state).toBe('online');
    await hub.store.db.updateTable('device').set({ revoked_at: hub.clock.now() }).execute();
    await pass(MINUTE);
    await vi.waitFor(async () => {
      expect(await ann.app.session.status({})).toMatchObject({ state: 'signed-out', enrolments: [] });
    });
    await expect(ann.app.session.signIn({ handle: 'ann', password: PASSWORD })).rejects.toMatchObject({
      code: 'DEVICE_REVOKED',
    });
  });
});
