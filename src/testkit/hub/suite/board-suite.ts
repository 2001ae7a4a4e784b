/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { commandLine } from '#hub/audit/administered.ts';
import { grantScope, revokeScope } from '#hub/admin/scopes.ts';
import { anotherHub } from '../another-hub.ts';
import { listenBoard, offerRelief } from '../live-board.ts';
import { leave, loadReport, showPresence } from '../live-desk.ts';
import { listenLine, testChannel, turn, turnUntil } from '../live-line.ts';
import { agentIdOf, BILLING, TECH, type TestHub } from '../start-test-hub.ts';

const [ANN, BEN, LEA] = ['ann', 'ben', 'lea'].map(agentIdOf) as [string, string, string];
const DEFINED_MS = 3500;

/** The board and offers of rest: what every database and any two processes have to carry alike. */
export function boardSuite(hub: () => TestHub): void {
  const doer = () => commandLine(hub().clock.now());
  /** While it runs, the lead looks after the other queue only. */
  const withoutBilling = async (run: () => Promise<void>): Promise<void> => {
    await revokeScope(hub().store.db, 'lea', `q:${BILLING}`, doer());
    hub().clock.advance(DEFINED_MS);
    try {
      await run();
    } finally {
      await grantScope(hub().store.db, 'lea', `q:${BILLING}`, doer());
      hub().clock.advance(DEFINED_MS);
    }
  };

  test('a lead sees an agent whose desk reports to another process, and that they have gone', async () => {
    const other = await anotherHub(hub());
    const [ann, lea] = [other.moved(await hub().signIn('ann')), await hub().signIn('lea')];
    const report = loadReport({ load: 60, occupancy: 0.82, baseMs: 3_600_000, hard: 2 });
    await showPresence(hub(), ann, { state: 'on-contact', report, contacts: [{ contactId: 'c', channel: 'chat', isPaused: true }] }); // prettier-ignore
    const board = await listenBoard(hub(), lea);
    expect(await board.until(() => board.people.has(ANN))).toBe(true);
    const channels = [{ channel: 'chat', isPaused: true }];
    expect(board.people.get(ANN)).toMatchObject({ state: 'on-contact', report, channels, relief: null });
    await showPresence(hub(), ann, { state: 'break', reason: 'lunch', report: undefined });
    expect(await board.until(() => board.people.get(ANN)?.state === 'break')).toBe(true);
    expect(board.people.get(ANN)).toMatchObject({ reason: 'lunch', report: null });
    await leave(hub(), ann);
    expect(await board.until(() => !board.people.has(ANN))).toBe(true);
    await board.close();
    await other.close();
  });

  test('what rings for a queue is seen to wait until somebody answers', async () => {
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    const board = await listenBoard(hub(), lea);
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const callId = randomUUID();
    const { waiting = 0 } = board.queues.get(BILLING) ?? {};
    const at = hub().clock.now();
    await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId, queue: 'Billing', user: 'ann' });
    expect(await board.until(() => board.queues.get(BILLING)?.waiting === waiting + 1)).toBe(true);
    expect(board.queues.get(BILLING)?.oldestAt).toBeLessThanOrEqual(at + 1000);
    await pbx.say({ event: 'answer', callId, user: 'ann' });
    expect(await board.until(() => board.queues.get(BILLING)?.waiting === waiting)).toBe(true);
    await pbx.say({ event: 'hangup', callId });
    await leave(hub(), ann);
    await board.close();
  });

  test('a lead of another queue sees nothing of these people, and can offer them nothing', async () => {
    const [ann, ben, lea] = [await hub().signIn('ann'), await hub().signIn('ben'), await hub().signIn('lea')];
    await showPresence(hub(), ann);
    await showPresence(hub(), ben);
    await withoutBilling(async () => {
      await Promise.all([showPresence(hub(), ann), showPresence(hub(), ben)]);
      const board = await listenBoard(hub(), lea);
      expect(await board.until(() => board.people.has(BEN))).toBe(true);
      expect([board.people.has(ANN), [...board.queues.keys()]]).toEqual([false, [TECH]]);
      expect(await offerRelief(lea, ANN)).toEqual({ status: 403, body: { code: 'forbidden', detail: 'agentId' } });
      expect((await offerRelief(lea, BEN)).body).toEqual({ isThere: true });
      await board.close();
    });
    await showPresence(hub(), ben, { state: 'break' });
    await leave(hub(), ann, ben);
  });

  test('who loses a queue while they watch sees its people go', async () => {
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    await showPresence(hub(), ann);
    const board = await listenBoard(hub(), lea);
    expect(await board.until(() => board.people.has(ANN))).toBe(true);
    await withoutBilling(async () => {
      await showPresence(hub(), ann);
      expect(await board.until(() => !board.people.has(ANN))).toBe(true);
    });
    await leave(hub(), ann);
    await board.close();
  });

  test('agents and trainees watch nobody and offer nothing', async () => {
    for (const handle of ['ann', 'tia']) {
      const device = await hub().signIn(handle);
      expect((await device.call('/live/v1/board')).status).toBe(403);
      expect((await offerRelief(device, BEN)).status).toBe(403);
    }
  });

  test('rest that a lead offers at one process reaches the desk at the other, is seen to stand, and is over when it is answered', async () => {
    const other = await anotherHub(hub());
    const [ann, lea] = [other.moved(await hub().signIn('ann')), await hub().signIn('lea')];
    const [anns, board] = [await listenLine(hub(), ann), await listenBoard(hub(), lea)];
    await showPresence(hub(), ann, { report: loadReport() });
    expect(await board.until(() => board.people.has(ANN))).toBe(true);
    expect(await offerRelief(lea, ANN)).toEqual({ status: 200, body: { isThere: true } });
    await turnUntil(hub(), () => anns.reliefs.length > 0);
    const { at = 0, byAgentId } = anns.reliefs[0] ?? {};
    expect(byAgentId).toBe(LEA);
    expect(await board.until(() => board.people.get(ANN)?.relief?.at === at)).toBe(true);
    // Another while it stands changes nothing; a desk that comes back, also at the other process, hears of it again.
    hub().clock.advance(1000);
    expect((await offerRelief(await hub().signIn('ada'), ANN)).body).toEqual({ isThere: true });
    for (const device of [ann, await hub().signIn('ann')]) {
      const back = await listenLine(hub(), device);
      await turnUntil(hub(), () => back.reliefs.length > 0);
      expect(back.reliefs).toEqual([{ at, byAgentId: LEA }]);
      await back.close();
    }
    await showPresence(hub(), ann, { report: loadReport({ reliefAt: at }) });
    expect(await board.until(() => board.people.get(ANN)?.report?.reliefAt === at)).toBe(true);
    expect(board.people.get(ANN)?.relief?.at).toBe(at);
    await showPresence(hub(), ann, { report: loadReport() });
    expect(await board.until(() => board.people.get(ANN)?.relief === null)).toBe(true);
    expect(anns.reliefs).toHaveLength(1);
    await leave(hub(), ann);
    await Promise.all([anns.close(), board.close()]);
    await other.close();
  });

  test('a process that has just begun knows of rest that was offered before, and that a break answers it', async () => {
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    await showPresence(hub(), ann);
    await hub().settle();
    expect((await offerRelief(lea, ANN)).body).toEqual({ isThere: true });
    await turn(hub());
    const late = await anotherHub(hub());
    await hub().settle();
    await turn(hub());
    const line = await listenLine(hub(), late.moved(ann));
    await turnUntil(hub(), () => line.reliefs.length > 0);
    expect(line.reliefs).toMatchObject([{ byAgentId: LEA }]);
    const board = await listenBoard(hub(), late.moved(lea));
    await showPresence(hub(), ann);
    expect(await board.until(() => board.people.get(ANN)?.relief?.byAgentId === LEA)).toBe(true);
    await showPresence(hub(), ann, { state: 'break', reason: 'rest' });
    expect(await board.until(() => board.people.get(ANN)?.relief === null)).toBe(true);
    await leave(hub(), ann);
    await Promise.all([line.close(), board.close()]);
    await late.close();
  });

  test('to somebody who is away nothing is offered: neither do they find it when they come, nor does it keep a later one from them', async () => {
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    expect(await offerRelief(lea, ANN)).toEqual({ status: 200, body: { isThere: false } });
    await turn(hub());
    const line = await listenLine(hub(), ann);
    await showPresence(hub(), ann);
    await turn(hub());
    expect(line.reliefs).toEqual([]);
    hub().clock.advance(1000);
    const at = hub().clock.now();
    expect((await offerRelief(lea, ANN)).body).toEqual({ isThere: true });
    await turnUntil(hub(), () => line.reliefs.length > 0);
    expect(line.reliefs[0]?.at).toBeGreaterThanOrEqual(at);
    await showPresence(hub(), ann, { state: 'break', reason: 'rest' });
    await leave(hub(), ann);
    await line.close();
  });

  test('nobody offers rest to themselves, or to nobody', async () => {
    const lea = await hub().signIn('lea');
    expect(await offerRelief(lea, LEA)).toEqual({ status: 403, body: { code: 'forbidden', detail: 'agentId' } });
    expect(await offerRelief(lea, 'agent-nobody')).toEqual({
      status: 404,
      body: { code: 'not-found', detail: 'agentId' },
    });
    expect((await offerRelief(lea, '')).status).toBe(400);
    expect((await lea.post('/live/v1/relief', { device: randomUUID(), agentId: ANN })).status).toBe(403);
  });
}
