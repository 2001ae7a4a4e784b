/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { expect, test } from 'vitest';
import { commandLine } from '#hub/audit/administered.ts';
import { changePerson } from '#hub/admin/change-person.ts';
import { addPerson } from '#hub/admin/people.ts';
import { grantScope, revokeScope } from '#hub/admin/scopes.ts';
import { endRows, KEEP_SHARES_MS } from '#hub/sync/end-rows.ts';
import { oldShares, sharesLeft } from '#hub/sync/end-shares.ts';
import { inTransaction } from '#hub/store/index.ts';
import type { Effect, Mutation } from '#shared/domain/mutation/index.ts';
import { exercisePart, leadPart, sharedPart, sopPart } from '#shared/domain/part.ts';
import { publishOf, sampleScenario, sampleShare, shareOf } from '../../practice-sample.ts';
import { agentIdOf, PASSWORD, type TestHub } from '../start-test-hub.ts';
import { keptSums, membersOf, recount, rowsRead, versionOf } from './recount.ts';
import { fresh, toolsOf } from './sop-tools.ts';

const TEAM = 'service';
const SHARED = sharedPart(TEAM);
const TIA = agentIdOf('tia');

const withdraw = (shareId: string): Mutation => ({ name: 'practice.withdraw', shareId });
const retire = (scenarioId: string, isRetired = true): Mutation => ({ name: 'scenario.retire', scenarioId, isRetired });
const shareRow = (id: string, over: Parameters<typeof sampleShare>[1] = {}): Effect => ({
  tbl: 'share',
  id,
  data: sampleShare(id, { teamId: TEAM, agentId: TIA as never, ...over }),
});

/** Practice that is shared with leads, and cases the team has made: who writes them, who holds them, and when they end. */
export function practiceSuite(hub: () => TestHub): void {
  const { as, doc, told } = toolsOf(hub);
  const doer = () => commandLine(hub().clock.now());
  const heldBy = async (handle: string, part: string): Promise<string[]> => {
    const device = await hub().signIn(handle);
    const { body } = await device.pull({ live: [part] });
    return body.rows.flatMap((row) => (row[4] === 1 ? [`${row[2]}/${row[3]}`] : []));
  };
  const newTrainee = async (): Promise<{ handle: string; id: string }> => {
    const handle = fresh('zoe');
    const one = { handle, name: handle, role: 'trainee', queueIds: [], password: PASSWORD } as const;
    const { id } = await addPerson(hub().store.db, one, doer());
    await grantScope(hub().store.db, handle, sopPart(TEAM), doer());
    return { handle, id };
  };

  test('a trainee without a queue shares with the leads of their team, in their own name, whatever the message says', async () => {
    const id = fresh('share');
    const { share } = shareOf(id);
    const forged = {
      name: 'practice.share',
      share: { ...share, teamId: 'night', agentId: agentIdOf('ann'), sharedAt: 1 },
    };
    expect(await as('tia', forged as Mutation)).toEqual(['ok']);
    expect(await doc('share', id)).toEqual({ ...share, teamId: TEAM, agentId: TIA, sharedAt: hub().clock.now() });
    expect(Object.keys(await membersOf(hub().store, SHARED))).toContain(`share/${id}`);
    expect(await as('lea', shareOf(id) as Mutation)).toEqual(['invalid']);
  });

  test('it is on leads’ desks and on nobody else’s, not even on that of whoever shared it', async () => {
    const id = fresh('share');
    const tia = await hub().signIn('tia');
    expect(await told(tia, shareOf(id) as Mutation)).toEqual(['ok']);
    for (const lead of ['lea', 'ada']) expect(await heldBy(lead, SHARED)).toContain(`share/${id}`);
    for (const handle of ['tia', 'ann', 'ben']) {
      const device = handle === 'tia' ? tia : await hub().signIn(handle);
      const { body } = await device.pull({ live: [SHARED, exercisePart(TEAM)] });
      expect([handle, body.scope.includes(SHARED), body.scope.includes(exercisePart(TEAM))]).toEqual([
        handle,
        false,
        true,
      ]);
      expect(body.rows.filter((row) => row[2] === 'share')).toEqual([]);
      expect((await device.call(`/sync/v1/snapshot?part=${SHARED}&schema=7`)).status).toBe(403);
      const key = { part: SHARED, schema: 7, device: device.session.deviceId };
      expect((await device.post('/sync/v1/manifest', { ...key, after: null })).status).toBe(403);
      expect((await device.post('/sync/v1/rows', { ...key, keys: [['share', id]] })).status).toBe(403);
    }
  });

  test('a lead who is one no more holds no shared practice with their next pull', async () => {
    const lea = await hub().signIn('lea');
    expect((await lea.pull()).body.scope).toEqual(expect.arrayContaining([SHARED, leadPart(TEAM)]));
    await changePerson(hub().store.db, agentIdOf('lea'), { role: 'agent' }, doer());
    try {
      const { scope } = (await lea.pull({ live: [SHARED] })).body;
      expect(scope.filter((part) => /^[lt]:/.test(part))).toEqual([]);
    } finally {
      await changePerson(hub().store.db, agentIdOf('lea'), { role: 'lead' }, doer());
    }
  });

  test('whoever shared it takes it back, and it leaves the leads’ desks; a lead does not; what is gone may be withdrawn again', async () => {
    const id = fresh('share');
    expect(await as('tia', shareOf(id) as Mutation)).toEqual(['ok']);
    const lea = await hub().signIn('lea');
    const cursor = await versionOf(hub().store);
    expect(await told(lea, withdraw(id))).toEqual(['forbidden']);
    expect(await as('ada', withdraw(id))).toEqual(['forbidden']);
    expect(await as('tia', withdraw(id), withdraw(id))).toEqual(['ok', 'ok']);
    expect(await doc('share', id)).toBeUndefined();
    const { rows } = (await lea.pull({ cursor, live: [SHARED] })).body;
    expect(rows.map(([, part, tbl, key, op]) => [part, tbl, key, op])).toEqual([[SHARED, 'share', id, 0]]);
    // Shared and withdrawn before the hub heard of either: nothing of it is ever seen.
    expect(await as('tia', shareOf(id) as Mutation, withdraw(id))).toEqual(['ok', 'ok']);
    expect(await doc('share', id)).toBeUndefined();
    expect(await keptSums(hub().store)).toEqual(await recount(hub().store));
  });

  test('who has left the team shares with nobody, and can still take back what they had shared', async () => {
    const [id, later] = [fresh('share'), fresh('share')];
    const { handle } = await newTrainee();
    expect(await as(handle, shareOf(id) as Mutation)).toEqual(['ok']);
    // What other suites have filled a trainee may hold, too: all teams are left.
    const parts = (await hub().store.db.selectFrom('scope').selectAll().execute()).filter(
      ({ agent, part }) => part.startsWith('sop:') && agent.startsWith('agent-'),
    );
    const { id: agentId } = (await hub().signIn(handle)).session.agent;
    for (const { agent, part } of parts) if (agent === agentId) await revokeScope(hub().store.db, handle, part, doer());
    expect(await as(handle, shareOf(later) as Mutation, withdraw(id))).toEqual(['scope', 'ok']);
    expect([await doc('share', later), await doc('share', id)]).toEqual([undefined, undefined]);
  });

  test('what somebody has shared goes when they may not sign in any more, in the same commit', async () => {
    const [id, other] = [fresh('share'), fresh('share')];
    const { handle, id: agentId } = await newTrainee();
    expect(await as(handle, shareOf(id) as Mutation)).toEqual(['ok']);
    expect(await as('tia', shareOf(other) as Mutation)).toEqual(['ok']);
    const before = await versionOf(hub().store);
    await changePerson(hub().store.db, agentId, { name: 'Z' }, doer());
    expect(await doc('share', id)).toBeDefined();
    await changePerson(hub().store.db, agentId, { isActive: false }, doer());
    expect(await versionOf(hub().store)).toBe(before + 2);
    expect([await doc('share', id), (await doc('share', other))?.['id']]).toEqual([undefined, other]);
    // What one commit could not take goes with what ends.
    await hub().write([shareRow(id, { agentId: agentId as never, sharedAt: hub().clock.now() })]);
    expect(await endRows(hub().store.db, hub().clock.now())).toBeGreaterThan(0);
    expect([await doc('share', id), (await doc('share', other))?.['id']]).toEqual([undefined, other]);
  });

  test('it ends 400 days after it was shared, however old the practice; cases stay', async () => {
    const now = hub().clock.now();
    const [old, young, standing] = [fresh('share'), fresh('share'), fresh('case')];
    await hub().write([
      shareRow(old, { sharedAt: now - KEEP_SHARES_MS - 1 }),
      shareRow(young, { sharedAt: now - KEEP_SHARES_MS, at: 1 }),
      { tbl: 'scenario', id: standing, data: sampleScenario(standing, { teamId: TEAM, publishedAt: 1 }) },
    ]);
    await endRows(hub().store.db, now);
    const left = await Promise.all([doc('share', old), doc('share', young), doc('scenario', standing)]);
    expect(left.map((data) => data?.['id'])).toEqual([undefined, young, standing]);
    expect(await keptSums(hub().store)).toEqual(await recount(hub().store));
  });

  test('of one person two hundred stand: the oldest go, of nobody else', async () => {
    const now = hub().clock.now();
    const { id: agentId } = await newTrainee();
    const many = Array.from({ length: 202 }, (_, n) => ({ id: fresh('share'), sharedAt: now - n }));
    const other = fresh('share');
    await hub().write([
      ...many.map(({ id, sharedAt }) => shareRow(id, { agentId: agentId as never, sharedAt })),
      shareRow(other, { sharedAt: now - 5000 }),
    ]);
    await endRows(hub().store.db, now);
    const left = await Promise.all(many.slice(198).map(({ id }) => doc('share', id)));
    expect(left.map((data) => data !== undefined)).toEqual([true, true, false, false]);
    expect(await doc('share', other)).toBeDefined();
    await hub().write(many.map(({ id }) => ({ tbl: 'share', id, data: null })));
    expect(await keptSums(hub().store)).toEqual(await recount(hub().store));
  });

  test('what ends is found without reading what stays', async () => {
    const now = hub().clock.now();
    const rows = Array.from({ length: 200 }, () => shareRow(fresh('share'), { sharedAt: now }));
    await hub().write(rows);
    for (const find of [(tx: Tx) => oldShares(tx, now - KEEP_SHARES_MS, 500), (tx: Tx) => sharesLeft(tx, 500)]) {
      const read = await inTransaction(hub().store.db, async (tx) => {
        const before = await rowsRead(tx);
        await find(tx);
        return (await rowsRead(tx)) - before;
      });
      expect(read).toBeLessThan(60);
    }
    await hub().write(rows.map((row) => ({ ...row, data: null })));
  });

  test('a lead publishes a case for the team; it stands with what everybody of the team holds, and only its end changes', async () => {
    const id = fresh('case');
    for (const handle of ['tia', 'ann']) expect(await as(handle, publishOf(id) as Mutation)).toEqual(['forbidden']);
    expect(await as('lea', publishOf(id) as Mutation, publishOf(id) as Mutation)).toEqual(['ok', 'ok']);
    expect(await as('lea', publishOf(id, { title: '另一版' }) as Mutation)).toEqual(['outdated']);
    expect(await as('ada', publishOf(id) as Mutation)).toEqual(['outdated']);
    expect(await as('lea', publishOf(fresh('case'), { key: 'refund-not-arrived' }) as Mutation)).toEqual(['invalid']);
    for (const handle of ['tia', 'ann', 'lea'])
      expect(await heldBy(handle, exercisePart(TEAM))).toContain(`scenario/${id}`);
    expect(await as('ann', retire(id))).toEqual(['forbidden']);
    expect(await as('ada', retire(id))).toEqual(['ok']);
    const published = sampleScenario(id, { teamId: TEAM, authorId: agentIdOf('lea') as never });
    const at = expect.any(Number) as number;
    expect(await doc('scenario', id)).toEqual({ ...published, publishedAt: at, retiredAt: at });
    expect(await as('lea', retire(id, false), retire(fresh('case')))).toEqual(['ok', 'gone']);
    expect(await doc('scenario', id)).toMatchObject({ retiredAt: null });
  });

  test('a lead does nothing to the cases of another team, and what is refused of one comes back as words', async () => {
    const id = fresh('case');
    await hub().write([{ tbl: 'scenario', id, data: sampleScenario(id, { teamId: 'night' }) }]);
    const title = fresh('title');
    const device = await hub().signIn('lea');
    expect(await told(device, retire(id), publishOf(id, { title, about: '说明' }) as Mutation)).toEqual([
      'scope',
      'scope',
    ]);
    expect(await doc('notice', `${device.session.deviceId}.2`)).toMatchObject({
      kind: 'kept',
      reason: 'scope',
      body: `${title}\n\n说明`,
      ticketId: null,
    });
  });
}

type Tx = Parameters<typeof sharesLeft>[0];
