/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { commandLine } from '#hub/audit/administered.ts';
import { grantScope, revokeScope } from '#hub/admin/scopes.ts';
import { DEFAULT_LOAD, type LoadPolicy } from '#shared/domain/load/index.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { leadPart, lessonPart, shiftPart, sopPart } from '#shared/domain/part.ts';
import { leave, loadReport, showPresence } from '../live-desk.ts';
import { listenLine, testChannel, turn } from '../live-line.ts';
import { agentIdOf, BILLING, type TestHub } from '../start-test-hub.ts';
import { membersOf } from './recount.ts';
import { SEEN, toolsOf } from './sop-tools.ts';

const TEAM = 'service';
const OTHER = 'night';
const ANN = agentIdOf('ann');

const policy = (over: Partial<LoadPolicy> = {}): LoadPolicy => ({ ...DEFAULT_LOAD, id: TEAM, teamId: TEAM, ...over });
const save = (over: Partial<LoadPolicy> = {}): Mutation => ({
  name: 'load.save',
  policy: policy(over),
  seenVersion: SEEN,
});
const day = [{ from: 540, to: 1020, breaks: [] }];
const shift = (agentId = ANN, over: object = {}): Mutation =>
  ({
    name: 'shift.save',
    shift: {
      id: agentId,
      agentId,
      teamId: TEAM,
      timeZone: 'Asia/Shanghai',
      startsOn: '2026-11-16',
      weeks: [[day, day, day, day, day, [], []]],
      exceptions: [],
      ...over,
    },
    seenVersion: SEEN,
  }) as unknown as Mutation;
const remove = { name: 'shift.remove', agentId: ANN } as unknown as Mutation;

/** What was agreed on about load, and who works when: who writes it, who holds it, and what follows for who is asked. */
export function loadSuite(hub: () => TestHub): void {
  const { as, doc } = toolsOf(hub);
  afterAll(async () => {
    await hub().write([
      { tbl: 'load', id: TEAM, data: null },
      { tbl: 'shift', id: ANN, data: null },
    ]);
    hub().clock.advance(3500);
  });

  test('a lead writes it for their own team; an agent does not, and neither does a lead for another', async () => {
    expect(await as('ann', save(), shift(), remove)).toEqual(['forbidden', 'forbidden', 'forbidden']);
    expect(await as('lea', save(), shift())).toEqual(['ok', 'ok']);
    expect(await as('lea', save({ id: OTHER, teamId: OTHER }), shift(agentIdOf('ben'), { teamId: OTHER }))).toEqual([
      'scope',
      'scope',
    ]);
    expect(await doc('load', OTHER)).toBeUndefined();
    await hub().write([
      { tbl: 'shift', id: agentIdOf('ben'), data: (shift(agentIdOf('ben'), { teamId: OTHER }) as never as { shift: never }).shift }, // prettier-ignore
    ]);
    const ofBen = { name: 'shift.remove', agentId: agentIdOf('ben') } as unknown as Mutation;
    expect(await as('lea', ofBen)).toEqual(['scope']);
    await hub().write([{ tbl: 'shift', id: agentIdOf('ben'), data: null }]);
  });

  test('a shift that cannot be worked, of nobody, or under another name is refused; a lead takes one away', async () => {
    const overlapping = [{ from: 540, to: 1020, breaks: [] }, { from: 600, to: 660, breaks: [] }]; // prettier-ignore
    const weeks = [[overlapping, [], [], [], [], [], []]];
    const wrong = [shift(ANN, { weeks }), shift('agent-nobody'), shift(ANN, { id: agentIdOf('ben') })];
    expect(await as('lea', ...wrong)).toEqual(['invalid', 'invalid', 'invalid']);
    expect(await as('lea', shift(), remove, remove)).toEqual(['ok', 'ok', 'ok']);
    expect(await doc('shift', ANN)).toBeUndefined();
  });

  test('a lead plans nobody who is not of the team: not whoever has left it, and again when they are back', async () => {
    const [doer, part] = [commandLine(hub().clock.now()), sopPart(TEAM)];
    const [ben, ofBen] = [agentIdOf('ben'), shift(agentIdOf('ben'))];
    await revokeScope(hub().store.db, 'ben', part, doer);
    try {
      expect(await as('lea', ofBen, shift())).toEqual(['scope', 'ok']);
      expect(await doc('shift', ben)).toBeUndefined();
    } finally {
      await grantScope(hub().store.db, 'ben', part, doer);
    }
    expect(await as('lea', ofBen)).toEqual(['ok']);
    await revokeScope(hub().store.db, 'ben', part, doer);
    try {
      const later = shift(ben, { startsOn: '2026-11-23' });
      // What was planned before can still be taken away.
      const away = { name: 'shift.remove', agentId: ben } as unknown as Mutation;
      expect(await as('lea', later, away)).toEqual(['scope', 'ok']);
    } finally {
      await grantScope(hub().store.db, 'ben', part, doer);
    }
    expect(await doc('shift', ben)).toBeUndefined();
    expect(await as('lea', remove)).toEqual(['ok']);
  });

  test('stands in a part of its own, which goes with the procedures of the team', async () => {
    expect(await as('lea', save(), shift())).toEqual(['ok', 'ok']);
    const members = Object.keys(await membersOf(hub().store, shiftPart(TEAM)));
    expect(members).toEqual(expect.arrayContaining([`load/${TEAM}`, `shift/${ANN}`]));
    const [ann, lea] = [await hub().signIn('ann'), await hub().signIn('lea')];
    const parts = [shiftPart(TEAM), sopPart(TEAM), lessonPart(TEAM)];
    expect((await ann.pull()).body.scope).toEqual(expect.arrayContaining(parts));
    expect((await lea.pull()).body.scope).toEqual(expect.arrayContaining([...parts, leadPart(TEAM)]));
    expect((await ann.snapshot(shiftPart(TEAM))).rows.length).toBeGreaterThanOrEqual(2);
    expect((await ann.call(`/sync/v1/snapshot?part=${shiftPart(OTHER)}&schema=7`)).status).toBe(403);
  });

  test('who has agreed on one chat at a time is asked for one at a time; who recovers is asked after all others', async () => {
    expect(await as('lea', save({ agents: { [ANN]: { most: { chat: 1 } } } }))).toEqual(['ok']);
    // The hub looks what was agreed on every three seconds.
    hub().clock.advance(3500);
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const [anns, bens] = [await listenLine(hub(), ann), await listenLine(hub(), ben)];
    const pbx = await testChannel(hub(), 'telephony', BILLING);
    const chat = async (): Promise<string> => {
      const callId = randomUUID();
      await pbx.say({ event: 'newCall', direction: 'in', from: '030', callId, queue: 'Billing', channel: 'chat' });
      return callId;
    };
    const ends: string[] = [];
    await showPresence(hub(), ann, { sinceAt: hub().clock.now() - 1000, report: loadReport() });
    await showPresence(hub(), ben, { report: loadReport({ recoversUntilAt: hub().clock.now() + 60_000 }) });
    const first = await chat();
    expect(await anns.next({ type: 'ring', callId: first })).toBeDefined();
    const second = await chat();
    expect(await bens.next({ type: 'ring', callId: second })).toBeDefined();
    expect(await anns.within(3, { type: 'ring', callId: second })).toBeUndefined();
    ends.push(first, second);
    for (const callId of ends) await pbx.say({ event: 'hangup', callId });
    await leave(hub(), ann, ben);
    await turn(hub(), 2000);
    await Promise.all([anns.close(), bens.close()]);
  });
}
