/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { grantScope, revokeScope } from '#hub/admin/scopes.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { inTransaction } from '#hub/store/index.ts';
import { lockReach } from '#hub/sync/reach.ts';
import type { Effect } from '#shared/domain/mutation/index.ts';
import type { Notice } from '#shared/domain/notice.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { agentIdOf, BILLING, PASSWORD, TECH } from '../people.ts';
import type { TestHub } from '../start-test-hub.ts';
import type { TestDevice } from '../test-device.ts';
import { asEffects, ticketRows } from '../tickets.ts';
import { setFields } from './mutations.ts';
import { keptSums, recount, rowsRead, versionOf } from './recount.ts';

const note = (ticketId: string, mentions: readonly string[]) => ({
  name: 'message.add',
  ticketId,
  message: { id: `message-${randomUUID()}`, kind: 'note', body: '卡号尾号 8842', attachments: [], mentions },
});
const put = (row: object) => ({ name: 'directory.put', row, seenVersion: 0 });
const merge = (ticketId: string, intoId: string) => ({
  name: 'ticket.merge',
  ticketId,
  intoId,
  eventIds: { from: `event-${randomUUID()}`, into: `event-${randomUUID()}` },
});

/** Words of tickets outlive nobody's right to read them; and rows that a push concerns without naming them. */
export function toldSuite(hub: () => TestHub): void {
  let ada: TestDevice;
  beforeAll(async () => {
    ada = await hub().signIn('ada');
  });
  /** A colleague of one's own for a test, in both queues. */
  const colleague = async (): Promise<{ id: string; handle: string }> => {
    const handle = `t${randomUUID().slice(0, 8)}`;
    const person = { handle, name: '托德', role: 'agent', queueIds: [BILLING, TECH], password: PASSWORD };
    const { status, body } = await ada.post<{ id: string }>('/api/v1/admin/people', person);
    expect(status).toBe(200);
    return { id: body.id, handle };
  };
  const change = (agentId: string, what: object): Promise<Response> =>
    ada.call(`/api/v1/admin/people/${agentId}`, { method: 'PATCH', body: JSON.stringify(what) });
  const toldTo = async (agentId: string): Promise<string[]> => {
    const rows = await hub().store.db.selectFrom('doc').select('data').where('tbl', '=', 'notice').execute();
    const notices = rows.map(({ data }) => data as Notice).filter((notice) => notice.agentId === agentId);
    return notices.map(({ kind, ticketId }) => `${kind} ${ticketId}`).toSorted();
  };
  const moveTo = async (ticketId: string, queueId: string) =>
    setFields(ticketId, { queueId: queueId as never }, await versionOf(hub().store));

  test('a ticket that moves takes back what it told those who may not hold it there, also of what was merged into it', async () => {
    const { id, handle } = await colleague();
    await change(id, { queueIds: [BILLING] });
    const followerIds = [id, agentIdOf('ben')] as Ticket['followerIds'];
    const [first, second] = [await hub().addTicket({ followerIds }), await hub().addTicket()];
    await ada.push([note(first.ticket.id, []), note(second.ticket.id, [id, agentIdOf('ben')])]);
    await ada.push([merge(first.ticket.id, second.ticket.id)]);
    const told = [`followed ${first.ticket.id}`, `mention ${second.ticket.id}`];
    expect(await toldTo(id)).toEqual(told);
    await ada.push([await moveTo(second.ticket.id, TECH)]);
    expect(await toldTo(id)).toEqual([]);
    expect(await toldTo(agentIdOf('ben'))).toEqual(expect.arrayContaining(told));
    const { rows } = (await (await hub().signIn(handle)).pull({ live: [`a:${id}`] })).body;
    expect(rows.filter((row) => row[2] === 'notice').map((row) => row[4])).toEqual([0, 0]);
    expect(await keptSums(hub().store)).toEqual(await recount(hub().store));
  });

  test('who is taken out of a queue is not left with words of its tickets', async () => {
    const { id } = await colleague();
    const here = await hub().addTicket();
    const there = await hub().addTicket({ queueId: TECH as Ticket['queueId'] });
    await ada.push([note(here.ticket.id, [id]), note(there.ticket.id, [id])]);
    const before = await versionOf(hub().store);
    expect((await change(id, { queueIds: [TECH] })).status).toBe(200);
    expect(await versionOf(hub().store)).toBe(before + 1);
    expect(await toldTo(id)).toEqual([`mention ${there.ticket.id}`]);
    await change(id, { role: 'trainee' });
    expect(await toldTo(id)).toEqual([]);
  });

  test('who is put out of the team, or loses one part at the command line, is left with nothing either', async () => {
    const { id, handle } = await colleague();
    const doer = commandLine(hub().clock.now());
    const [one, two] = [await hub().addTicket(), await hub().addTicket({ queueId: TECH as Ticket['queueId'] })];
    await ada.push([note(one.ticket.id, [id]), note(two.ticket.id, [id])]);
    await revokeScope(hub().store.db, handle, `q:${BILLING}`, doer);
    await grantScope(hub().store.db, handle, `q:${BILLING}`, doer);
    expect(await toldTo(id)).toEqual([`mention ${two.ticket.id}`]);
    await change(id, { isActive: false });
    expect(await toldTo(id)).toEqual([]);
  });

  test('a calendar stays while any policy of the hub names it, whatever the desk knows of them', async () => {
    const id = `calendar-${randomUUID()}`;
    const policyId = `policy-${randomUUID()}`;
    const calendar = { id, name: '工作日', timeZone: 'Asia/Shanghai', week: Array.from({ length: 7 }, () => []) };
    const targets = { firstMs: 60_000, nextMs: null, resolveMs: null, atRiskShare: 0.2, calendarId: id };
    const lists = { queueIds: [], priorities: [], tiers: [], channels: [] };
    const policy = { id: policyId, name: '标准', order: 1, isActive: true, ...lists, ...targets };
    const remove = { name: 'directory.remove', tbl: 'calendar', id, policyIds: [] };
    const unused = { name: 'directory.remove', tbl: 'policy', id: policyId, policyIds: [] };
    const desk = await hub().signIn('ada');
    await desk.push([put({ tbl: 'calendar', data: { ...calendar, holidays: [], extra: [] } })]);
    await desk.push([put({ tbl: 'policy', data: policy }), remove]);
    await desk.push([remove]);
    await desk.push([unused, remove]);
    const outcomes = (await desk.pull()).body.results.map(([, outcome]) => outcome);
    const refused = { status: 'rejected', code: 'invalid' };
    const ok = { status: 'ok' };
    expect(outcomes).toMatchObject([ok, ok, refused, refused, ok, ok]);
  });

  test('what a push reaches is locked with what it names: all that was merged, and what was told of it', async () => {
    const { id } = await colleague();
    const [first, second, third] = [await hub().addTicket(), await hub().addTicket(), await hub().addTicket()];
    await ada.push([note(first.ticket.id, [id])]);
    await ada.push([merge(first.ticket.id, second.ticket.id)]);
    await ada.push([merge(second.ticket.id, third.ticket.id)]);
    const keys = [{ tbl: 'ticket', id: third.ticket.id }];
    const rows = await inTransaction(hub().store.db, (tx) => lockReach(tx, keys));
    const tickets = [first, second, third].map(({ ticket }) => ticket.id).toSorted();
    expect(rows.filter(({ tbl }) => tbl === 'ticket').map((row) => row.id)).toEqual(tickets);
    expect(rows.filter(({ tbl }) => tbl === 'notice').map(({ data }) => data['agentId'])).toEqual([id]);
  });

  test('what a push reaches is found without reading other tickets and notices', async () => {
    const { ticket } = await hub().addTicket();
    const others = Array.from({ length: 100 }, () => ticketRows({ mergedIntoId: 'ticket-elsewhere' as Ticket['id'] }));
    const told = others.map((other): Effect => {
      const data = {
        id: `notice-${randomUUID()}`,
        agentId: agentIdOf('ben'),
        kind: 'mention',
        ticketId: other.ticket.id,
      };
      const words = { articleId: null, messageId: null, fromId: null, reason: '', body: '', at: hub().clock.now() };
      return { tbl: 'notice', id: data.id, data: { ...data, ...words } as never };
    });
    await hub().write([...others.flatMap(asEffects), ...told]);
    const read = await inTransaction(hub().store.db, async (tx) => {
      const before = await rowsRead(tx);
      await lockReach(tx, [{ tbl: 'ticket', id: ticket.id }]);
      return (await rowsRead(tx)) - before;
    });
    expect(read).toBeLessThan(20);
    await hub().write([...others.flatMap(asEffects), ...told].map((row) => ({ ...row, data: null })));
  });
}
