/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomBytes, randomUUID } from 'node:crypto';
import { sql, type KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import {
  agentPart,
  contactPart,
  DIR,
  exercisePart,
  lessonPart,
  queuePart,
  runPart,
  shiftPart,
} from '#shared/domain/part.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { inSnapshot, type Db } from '#hub/store/index.ts';
import { readFeed } from '#hub/sync/feed.ts';
import type { MemberRow } from '#shared/contract/team/sync.ts';
import { agentIdOf, asEffects, BILLING, TECH, ticketRows, type TestDevice, type TestHub } from '../start-test-hub.ts';
import { addTags, setFields } from './mutations.ts';
import { keptSums, versionOf } from './recount.ts';

const LIVE = [queuePart(BILLING)];

const versionsOf = (rows: readonly MemberRow[]) => new Set(rows.map(([version]) => version));

/** Pulls until nothing more comes; every page. */
async function pullAll(device: TestDevice, cursor: number, max: number, live = LIVE) {
  const pages = [];
  for (let from = cursor; ;) {
    const { body } = await device.pull({ cursor: from, max, live });
    pages.push(body);
    if (!body.more) return pages;
    expect(body.to).toBeGreaterThan(from);
    from = body.to;
  }
}

/** The same database, noting which rows came out of it with their bodies. */
function bodiesRead(db: Db): { db: Db; ids: () => unknown[] } {
  const rows: Record<string, unknown>[] = [];
  const note: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      rows.push(...result.rows.filter((row) => 'data' in row && row['data'] !== null));
      return Promise.resolve(result);
    },
  };
  return { db: db.withPlugin(note), ids: () => rows.map(({ id }) => id) };
}

/** Pulls: what every database has to answer alike. */
export function pullSuite(hub: () => TestHub): void {
  test('every answer echoes the request, the epoch, the cursor and the live parts', async () => {
    const ann = await hub().signIn('ann');
    const request = ann.pullRequest({ cursor: 1, live: [DIR, queuePart(BILLING)] });
    const { body } = await ann.pull(request);
    expect([body.req, body.epoch, body.from, body.live]).toEqual([
      request.req,
      request.epoch,
      request.cursor,
      request.live,
    ]);
    const { body: reset } = await ann.pullReset({ ...request, epoch: 'another' });
    expect([reset.req, reset.epoch, reset.from, reset.live]).toEqual([request.req, 'another', 1, request.live]);
  });

  test('changes come in order of version, and only those after the cursor', async () => {
    const ann = await hub().signIn('ann');
    const before = await versionOf(hub().store);
    const first = await hub().addTicket();
    const second = await hub().addTicket();
    const { body } = await ann.pull({ cursor: before, live: LIVE });
    const versions = body.rows.map(([version]) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(Math.min(...versions)).toBeGreaterThan(before);
    const ids = body.rows.map(([, , , id]) => id);
    expect(ids).toEqual(expect.arrayContaining([first.ticket.id, second.ticket.id, second.message.id]));
    expect([body.to, body.more]).toEqual([await versionOf(hub().store), false]);
  });

  test('a page never parts the rows of one version, however small it is asked to be', async () => {
    const ann = await hub().signIn('ann');
    const before = await versionOf(hub().store);
    for (const size of [40, 1, 3, 60])
      await hub().write(Array.from({ length: size }, () => ticketRows()).flatMap(asEffects));
    const pages = await pullAll(ann, before, 1024);
    expect(pages.length).toBe(4);
    for (const [i, page] of pages.entries()) {
      const later = pages.slice(i + 1).flatMap(({ rows }) => [...versionsOf(rows)]);
      for (const version of versionsOf(page.rows)) expect(later).not.toContain(version);
    }
    expect(pages.flatMap(({ rows }) => rows).length).toBe((40 + 1 + 3 + 60) * 3);
  });

  test('a pull over a long backlog reads about as much as it sends', async () => {
    const ann = await hub().signIn('ann');
    const before = await versionOf(hub().store);
    const { message } = await hub().addTicket();
    for (let i = 0; i < 12; i += 1) {
      const id = `long-${randomUUID()}` as never;
      await hub().write([{ tbl: 'message', id, data: { ...message, id, body: randomBytes(30_000).toString('hex') } }]);
    }
    const { db } = hub().store;
    const head = await versionOf(hub().store);
    const spied = bodiesRead(db);
    const page = await inSnapshot(spied.db, (tx) =>
      readFeed(tx, { parts: LIVE, after: before, head, maxBytes: 200_000 }),
    );
    expect([page.more, page.rows.length]).toEqual([true, 6]);
    expect(spied.ids()).toHaveLength(6);
    const { body } = await ann.pull({ cursor: before, live: LIVE, max: 200_000 });
    expect(body.rows).toEqual(page.rows);
  });

  test('a version larger than any batch comes whole', async () => {
    const ann = await hub().signIn('ann');
    const before = await versionOf(hub().store);
    await hub().write(Array.from({ length: 250 }, () => ticketRows()).flatMap(asEffects));
    await hub().addTicket();
    const pages = await pullAll(ann, before, 1024);
    expect(pages.map(({ rows }) => rows.length)).toEqual([750, 3]);
  });

  test('only parts that are both live on the device and in its scope are sent', async () => {
    const ann = await hub().signIn('ann');
    const before = await versionOf(hub().store);
    await hub().addTicket();
    await hub().addTicket({ queueId: TECH as never });
    const { body } = await ann.pull({ cursor: before, live: [queuePart(TECH), DIR] });
    expect(body.rows).toEqual([]);
    const both = await ann.pull({ cursor: before, live: [queuePart(BILLING), queuePart(TECH)] });
    expect(new Set(both.body.rows.map(([, part]) => part))).toEqual(new Set([queuePart(BILLING)]));
  });

  test('outcomes after the acknowledged one come with every pull until they are acknowledged', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    await ann.push([
      addTags(ticket.id, 'vip'),
      addTags(ticket.id, 'slow'),
      setFields('nowhere', { status: 'open' }, 0),
    ]);
    const gone = { status: 'rejected', code: 'gone', clashes: [] };
    const all = await ann.pull({ ackMid: 0 });
    expect(all.body.results).toEqual([
      [1, { status: 'ok' }],
      [2, { status: 'ok' }],
      [3, gone],
    ]);
    expect((await ann.pull({ ackMid: 2 })).body.results).toEqual([[3, gone]]);
    expect(all.body.lastMid).toBe(3);
  });

  test('an outcome never comes before the rows it changed, nor one behind it', async () => {
    const ann = await hub().signIn('ann');
    const before = await versionOf(hub().store);
    const [first, second] = [await hub().addTicket(), await hub().addTicket()];
    await ann.push([addTags(first.ticket.id, 'early')]);
    await hub().write(asEffects(ticketRows()));
    await ann.push([setFields('nowhere', { status: 'open' }, 0)]);
    await ann.push([addTags(second.ticket.id, 'late'), setFields('nowhere', { status: 'open' }, 0)]);
    await ann.push([setFields('nowhere', { status: 'open' }, 0)]);
    const pages = await pullAll(ann, before, 1024);
    expect(pages.length).toBeGreaterThan(3);
    const { rows: muts } = await sql<{ ver: number | null }>`
      select ver from mut where device = ${ann.id} order by mid`.execute(hub().store.db);
    const [early = 0, late = 0] = muts.flatMap(({ ver }) => ver ?? []);
    for (const { to, more, lastMid, results } of pages) {
      const known = !more || to >= late ? 5 : to >= early ? 2 : 0;
      expect([to, lastMid, results.map(([mid]) => mid)]).toEqual([to, known, [1, 2, 3, 4, 5].slice(0, known)]);
    }
    expect(pages[0]?.lastMid).toBe(0);
    const reset = await ann.pullReset({ epoch: 'e-lost' });
    expect(reset.body.lastMid).toBe(5);
  });

  test('sums come when the device will be level, for the parts that changed', async () => {
    const ann = await hub().signIn('ann');
    const before = await versionOf(hub().store);
    await hub().addTicket();
    await hub().addTicket();
    const live = [queuePart(BILLING), DIR];
    const part = await ann.pull({ cursor: before, live, max: 1024 });
    expect([part.body.more, part.body.sums]).toEqual([true, {}]);
    const { body } = await ann.pull({ cursor: before, live });
    const kept = await keptSums(hub().store);
    expect(body.sums).toEqual({ [queuePart(BILLING)]: kept[queuePart(BILLING)] });
  });

  test('the scope comes with every answer', async () => {
    const ann = await hub().signIn('ann');
    const { body } = await ann.pull();
    expect(body.scope).toEqual([
      agentPart(agentIdOf('ann')),
      contactPart(BILLING),
      DIR,
      exercisePart('service'),
      'kb:home',
      runPart(BILLING),
      queuePart(BILLING),
      shiftPart('service'),
      'sop:service',
      lessonPart('service'),
    ]);
  });

  test('a trainee holds no queue even if one was granted', async () => {
    await hub()
      .store.db.insertInto('scope')
      .values({ agent: agentIdOf('tia'), part: queuePart(BILLING) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const tia = await hub().signIn('tia');
    const { body } = await tia.pull({ live: LIVE });
    expect(body.scope).not.toContain(queuePart(BILLING));
    expect(body.rows).toEqual([]);
    expect((await tia.snapshot(queuePart(BILLING))).status).toBe(403);
  });

  test('the lease is renewed by a pull and stored', async () => {
    const ann = await hub().signIn('ann');
    hub().clock.advance(HOUR);
    // The access token is over by now; the lease is not bound to it.
    const again = await hub().signIn('ann', ann.id);
    const { body } = await again.pull();
    expect(body.leaseUntilAt).toBe(hub().clock.now() + 72 * HOUR);
    const stored = await hub().store.db.selectFrom('device').select('lease_until').where('id', '=', ann.id).execute();
    expect(stored).toEqual([{ lease_until: body.leaseUntilAt }]);
  });

  test('a whole team that pulls in the same moment waits its turn and is answered', async () => {
    const lea = await hub().signIn('lea');
    const answers = await Promise.all(Array.from({ length: 300 }, () => lea.pull()));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  });

  test('another epoch, or a cursor the hub has not reached, is answered with a reset', async () => {
    const ann = await hub().signIn('ann');
    const other = await ann.pullReset({ epoch: 'e-lost' });
    expect([other.body.reset, other.body.hubEpoch]).toEqual(['epoch', ann.session.epoch]);
    const ahead = await ann.pullReset({ cursor: (await versionOf(hub().store)) + 1 });
    expect(ahead.body.reset).toBe('epoch');
  });

  test('a device speaks only for itself', async () => {
    const ann = await hub().signIn('ann');
    const answer = await ann.pull({ device: randomUUID() as never });
    expect([answer.status, answer.body]).toEqual([403, { code: 'forbidden', detail: 'device' }]);
  });

  test('listeners hear of a commit', async () => {
    const heard = Promise.withResolvers<number>();
    const stop = await hub().store.listen((version) => heard.resolve(version));
    const version = await hub().write(asEffects(ticketRows()));
    expect(await heard.promise).toBe(version);
    await stop();
  });
}
