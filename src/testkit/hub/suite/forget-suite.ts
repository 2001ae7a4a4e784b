import { beforeAll, expect, test } from 'vitest';
import { queuePart } from '#shared/domain/part.ts';
import { DAY } from '#shared/kernel/time.ts';
import { inTransaction } from '#hub/store/index.ts';
import { forgetOld, forgetTombstones } from '#hub/sync/retention.ts';
import { asEffects, BILLING, ticketRows, type TestHub } from '../start-test-hub.ts';
import { keptSums, rowsRead, versionOf } from './recount.ts';

const LIVE = [queuePart(BILLING)];
const ENDING = ['usage', 'notice'] as const;

/** Deletions that are old enough are forgotten, on every database alike. */
export function forgetSuite(hub: () => TestHub): void {
  // Months pass here: what ends by its age, in the hub's own time, would write versions and deletions in between.
  beforeAll(async () => {
    const rows = await hub().store.db.selectFrom('doc').select(['tbl', 'id']).where('tbl', 'in', ENDING).execute();
    await hub().write(rows.map(({ tbl, id }) => ({ tbl: tbl as (typeof ENDING)[number], id, data: null })));
  });

  test('a cursor below the floor is told so, after deletions were forgotten', async () => {
    const { ticket } = await hub().addTicket();
    const old = await versionOf(hub().store);
    hub().clock.advance(2 * 60_000);
    await hub().write([{ tbl: 'ticket', id: ticket.id, data: null }]);
    hub().clock.advance(46 * DAY);
    const floor = await forgetOld(hub().store.db, hub().clock.now());
    expect(floor).toBe(await versionOf(hub().store));
    const ann = await hub().signIn('ann');
    expect((await ann.pullReset({ cursor: old, live: LIVE })).body.reset).toBe('floor');
    expect((await ann.pull({ cursor: floor, live: LIVE })).body.more).toBe(false);
    const tombstones = await hub().store.db.selectFrom('member').select('id').where('op', '=', 0).execute();
    expect(tombstones).toEqual([]);
    expect(await keptSums(hub().store)).toHaveProperty([queuePart(BILLING)]);
  });

  test('deletions are forgotten piece by piece, also what a hub that stopped had left below the floor', async () => {
    const tickets = [await hub().addTicket(), await hub().addTicket()];
    for (const { ticket } of tickets) await hub().write([{ tbl: 'ticket', id: ticket.id, data: null }]);
    const { db } = hub().store;
    const gone = () => db.selectFrom('member').select(['id', 'ver']).where('op', '=', 0).execute();
    const count = (await gone()).length;
    expect(count).toBeGreaterThan(3);
    hub().clock.advance(2 * 60_000);
    await hub().addTicket();
    hub().clock.advance(46 * DAY);
    const floor = await forgetOld(db, hub().clock.now(), 2);
    expect(await gone()).toEqual([]);
    const { part } = await db.selectFrom('part').select('part').executeTakeFirstOrThrow();
    const left = { part, tbl: 'ticket', id: 'left-behind', ver: floor, op: 0 };
    const young = { ...left, id: 'young', ver: floor + 1 };
    await db.insertInto('member').values([left, young]).execute();
    expect(await forgetOld(db, hub().clock.now(), 2)).toBe(floor);
    expect(await gone()).toEqual([{ id: 'young', ver: floor + 1 }]);
    await db.deleteFrom('member').where('op', '=', 0).execute();
  });

  test('forgetting reads what it forgets and nothing else', async () => {
    for (let i = 0; i < 3; i += 1)
      await hub().write(Array.from({ length: 100 }, () => ticketRows()).flatMap(asEffects));
    const read = await inTransaction(hub().store.db, async (tx) => {
      const before = await rowsRead(tx);
      await forgetTombstones(tx, await versionOf({ db: tx }), 1000);
      return (await rowsRead(tx)) - before;
    });
    expect(read).toBeLessThan(20);
  });
}
