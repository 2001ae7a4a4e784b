import { afterAll, beforeAll, expect, test } from 'vitest';
import { pollWhileWriting } from '#testkit/soak/cursor.ts';
import { startTestPostgres, type TestPostgres } from '#testkit/hub/postgres.ts';
import { keptSums, recount, versionOf } from '#testkit/hub/suite/recount.ts';
import { addTags, setFields } from '#testkit/hub/suite/mutations.ts';
import { asEffects, startTestHub, ticketRows, type TestDevice, type TestHub } from '#testkit/hub/start-test-hub.ts';

/** The cursor is only worth its name under concurrency, which PGlite (one connection) cannot show. */
const WRITERS = 16;
const COMMITS_EACH = 25;

let postgres: TestPostgres;
let hub: TestHub;
beforeAll(async () => {
  postgres = await startTestPostgres();
  hub = await startTestHub({ database: await postgres.newDatabase() });
});
afterAll(async () => {
  await hub?.close();
  await postgres?.stop();
});

test('a reader that polls while 16 write misses no row', async () => {
  const reader = await hub.signIn('lea');
  const start = await versionOf(hub.store);
  let isWriting = true;
  const written: string[] = [];
  const write = async (): Promise<void> => {
    for (let i = 0; i < COMMITS_EACH; i += 1) {
      const rows = ticketRows();
      await hub.write(asEffects(rows));
      written.push(rows.ticket.id);
    }
  };
  const seen = new Set<string>();
  const read = async (): Promise<void> => {
    for (let cursor = start, isLast = false; !isLast;) {
      isLast = !isWriting;
      const { body } = await reader.pull({ cursor, live: ['q:billing'], max: 64 * 1024 });
      for (const [, , tbl, id] of body.rows) if (tbl === 'ticket') seen.add(id);
      cursor = body.to;
      isLast &&= !body.more;
    }
  };
  const reading = read();
  await Promise.all(Array.from({ length: WRITERS }, write));
  isWriting = false;
  await reading;
  expect(written.length).toBe(WRITERS * COMMITS_EACH);
  expect(written.filter((id) => !seen.has(id))).toEqual([]);
  expect(await versionOf(hub.store)).toBe(start + WRITERS * COMMITS_EACH);
}, 180_000);

/** For a minute: `npm run soak -- --cursor`. */
const SECONDS = Number(process.env['ATTUNE_CURSOR_SECONDS'] ?? 4);

test(
  '64 devices that write at two hub processes while one polls both: it misses no row',
  async () => {
    const { written, missed } = await pollWhileWriting({ seconds: SECONDS, writers: 64 });
    expect(missed).toEqual([]);
    expect(written).toBeGreaterThanOrEqual(64);
  },
  90_000 + SECONDS * 2000,
);

test('devices that write the same tickets at once neither lock each other up nor spoil the sums', async () => {
  const tickets = await Promise.all([0, 1, 2].map(() => hub.addTicket()));
  const devices: TestDevice[] = [];
  for (let i = 0; i < 8; i += 1) devices.push(await hub.signIn(i % 2 === 0 ? 'lea' : 'ben'));
  const seen = await versionOf(hub.store);
  const work = async (device: TestDevice, n: number): Promise<void> => {
    for (let round = 0; round < 6; round += 1) {
      const order = n % 2 === 0 ? tickets : tickets.toReversed();
      const queueId = (round + n) % 2 === 0 ? 'tech' : 'billing';
      const muts = order.flatMap(({ ticket }) => [
        setFields(ticket.id, { queueId: queueId as never }, seen + 1_000_000),
        addTags(ticket.id, `tag-${n}-${round}`),
      ]);
      const answer = await device.push(muts);
      expect(answer.status).toBe(200);
    }
  };
  await Promise.all(devices.map(work));
  expect(await keptSums(hub.store)).toEqual(await recount(hub.store));
  const stored = await hub.store.db
    .selectFrom('doc')
    .select('data')
    .where(
      'id',
      'in',
      tickets.map(({ ticket }) => ticket.id),
    )
    .execute();
  for (const { data } of stored) expect((data['tags'] as string[]).length).toBe(48);
}, 180_000);
