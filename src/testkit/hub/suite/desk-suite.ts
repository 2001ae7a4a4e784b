/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Message } from '#shared/domain/message.ts';
import type { Outcome } from '#shared/domain/mutation/index.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { agentPart, queuePart } from '#shared/domain/part.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { agentIdOf, BILLING, TECH, type TestDevice, type TestHub } from '../start-test-hub.ts';
import { setFields } from './mutations.ts';
import { membersOf, versionOf } from './recount.ts';

const id = (): string => `event-${randomUUID()}`;
const merge = (ticketId: string, intoId: string) => ({
  name: 'ticket.merge',
  ticketId,
  intoId,
  eventIds: { from: id(), into: id() },
});
const unmerge = (ticketId: string, intoId: string) => ({
  ...merge(ticketId, intoId),
  name: 'ticket.unmerge',
  status: 'open',
  waitingSinceAt: 1,
});
const fill = (ticketId: string, values: object, seen: number) => ({
  name: 'ticket.fill',
  ticketId,
  values,
  seen: Object.fromEntries(Object.keys(values).map((key) => [key, seen])),
  eventIds: {},
});
const note = (ticketId: string, mentions: string[] = []) => ({
  name: 'message.add',
  ticketId,
  message: { id: `message-${randomUUID()}`, kind: 'note', body: '看一下', attachments: [], mentions },
});

async function outcomesOf(device: TestDevice): Promise<Outcome[]> {
  return (await device.pull()).body.results.map(([, outcome]) => outcome);
}

async function toldTo(hub: TestHub, handle: string): Promise<string[]> {
  const device = await hub.signIn(handle);
  const { rows } = (await device.pull({ live: [agentPart(device.session.agent.id)] })).body;
  return rows.flatMap((row) =>
    row[2] === 'notice' && row[4] === 1 ? [`${(row[5] as Notice).kind} ${(row[5] as Notice).ticketId}`] : [],
  );
}

/** Merging, mentions and custom fields: what every database has to do alike. */
export function deskSuite(hub: () => TestHub): void {
  const ticketOf = async (ticketId: string): Promise<Ticket> => {
    const row = await hub()
      .store.db.selectFrom('doc')
      .select('data')
      .where('tbl', '=', 'ticket')
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow();
    return row.data as never;
  };

  test('a merged ticket and all that was merged into it stand where the other stands, with their lines', async () => {
    const ben = await hub().signIn('ben');
    const [first, second, third] = [await hub().addTicket(), await hub().addTicket(), await hub().addTicket()];
    await ben.push([merge(first.ticket.id, second.ticket.id)]);
    await ben.push([merge(second.ticket.id, third.ticket.id)]);
    await ben.push([setFields(third.ticket.id, { queueId: TECH as never }, await versionOf(hub().store))]);
    expect((await outcomesOf(ben)).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
    for (const { ticket, message } of [first, second, third]) {
      expect((await ticketOf(ticket.id)).queueId).toBe(TECH);
      expect(await membersOf(hub().store, queuePart(TECH))).toHaveProperty([`message/${message.id}`]);
      expect(await membersOf(hub().store, queuePart(BILLING))).not.toHaveProperty([`message/${message.id}`]);
    }
  });

  test('a ticket that is merged into another queue takes along what had been merged into it', async () => {
    const ben = await hub().signIn('ben');
    const [first, second] = [await hub().addTicket(), await hub().addTicket()];
    const target = await hub().addTicket({ queueId: TECH as Ticket['queueId'] });
    await ben.push([merge(first.ticket.id, second.ticket.id), merge(second.ticket.id, target.ticket.id)]);
    await ben.push([setFields(target.ticket.id, { priority: 'high' }, 0)]);
    expect((await ticketOf(first.ticket.id)).queueId).toBe(TECH);
    expect((await ticketOf(second.ticket.id)).queueId).toBe(TECH);
  });

  test('what is taken out of another queue brings along what was merged into it before, with the lines', async () => {
    const ben = await hub().signIn('ben');
    const [first, second] = [await hub().addTicket(), await hub().addTicket()];
    const target = await hub().addTicket({ queueId: TECH as Ticket['queueId'] });
    await ben.push([merge(first.ticket.id, second.ticket.id), merge(second.ticket.id, target.ticket.id)]);
    await ben.push([unmerge(second.ticket.id, target.ticket.id)]);
    await ben.push([setFields(second.ticket.id, { queueId: BILLING as never }, await versionOf(hub().store))]);
    expect((await outcomesOf(ben)).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await ticketOf(second.ticket.id)).toMatchObject({ queueId: BILLING, mergedIntoId: null, waitingSinceAt: 1 });
    expect(await ticketOf(first.ticket.id)).toMatchObject({ queueId: BILLING, mergedIntoId: second.ticket.id });
    expect(await membersOf(hub().store, queuePart(BILLING))).toHaveProperty([`message/${first.message.id}`]);
    expect(await membersOf(hub().store, queuePart(TECH))).not.toHaveProperty([`message/${first.message.id}`]);
  });

  test('a merge that a colleague took back is not taken back twice; merged elsewhere since, it stays there', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const [source, target, other] = [await hub().addTicket(), await hub().addTicket(), await hub().addTicket()];
    await ann.push([merge(source.ticket.id, target.ticket.id)]);
    await ben.push([unmerge(source.ticket.id, target.ticket.id)]);
    const after = await versionOf(hub().store);
    await ann.push([unmerge(source.ticket.id, target.ticket.id)]);
    expect(await outcomesOf(ann)).toEqual([{ status: 'ok' }, { status: 'ok' }]);
    expect((await hub().store.db.selectFrom('doc').select('id').where('ver', '>', after).execute()).length).toBe(0);
    await ben.push([merge(source.ticket.id, other.ticket.id)]);
    await ann.push([unmerge(source.ticket.id, target.ticket.id)]);
    expect((await outcomesOf(ann)).at(-1)).toMatchObject({ status: 'rejected', code: 'closed' });
    expect((await ticketOf(source.ticket.id)).mergedIntoId).toBe(other.ticket.id);
  });

  test('a ticket comes out of one that no longer exists', async () => {
    const ann = await hub().signIn('ann');
    const intoId = `ticket-${randomUUID()}`;
    const { ticket } = await hub().addTicket({ status: 'closed', waitingSinceAt: null, mergedIntoId: intoId as never });
    await ann.push([unmerge(ticket.id, intoId)]);
    expect(await outcomesOf(ann)).toEqual([{ status: 'ok' }]);
    expect(await ticketOf(ticket.id)).toMatchObject({ status: 'open', mergedIntoId: null, waitingSinceAt: 1 });
  });

  test('nobody merges into or out of a queue they do not hold', async () => {
    const ann = await hub().signIn('ann');
    const here = await hub().addTicket();
    const there = await hub().addTicket({ queueId: TECH as Ticket['queueId'] });
    await ann.push([merge(here.ticket.id, there.ticket.id), merge(there.ticket.id, here.ticket.id)]);
    expect(await outcomesOf(ann)).toMatchObject([{ code: 'scope' }, { code: 'scope' }]);
  });

  test('a note tells those it speaks to and those who follow, if they may hold the ticket', async () => {
    const ben = await hub().signIn('ben');
    const followerIds = [agentIdOf('ann'), agentIdOf('lea')] as Ticket['followerIds'];
    const { ticket } = await hub().addTicket({ queueId: TECH as Ticket['queueId'], followerIds });
    await ben.push([note(ticket.id, [agentIdOf('ann'), agentIdOf('ada'), agentIdOf('tia')])]);
    expect(await toldTo(hub(), 'ada')).toContain(`mention ${ticket.id}`);
    expect(await toldTo(hub(), 'lea')).toContain(`followed ${ticket.id}`);
    for (const handle of ['ann', 'tia', 'ben']) expect((await toldTo(hub(), handle)).join()).not.toContain(ticket.id);
    const line = await hub()
      .store.db.selectFrom('doc')
      .select('data')
      .where('tbl', '=', 'message')
      .where('ref', '=', ticket.id)
      .orderBy('ver', 'desc')
      .executeTakeFirstOrThrow();
    expect((line.data as never as Message).mentions).toHaveLength(3);
  });

  test('two people who fill different custom fields are not in conflict; who fill the same one are both told', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const { ticket } = await hub().addTicket({ values: { order: 'A' } });
    const seen = await versionOf(hub().store);
    await ann.push([fill(ticket.id, { order: 'B' }, seen)]);
    await ben.push([fill(ticket.id, { size: 3 }, seen), fill(ticket.id, { order: 'C', size: 4 }, seen)]);
    const clash = { field: 'values.order', theirs: 'B', mine: 'C', by: agentIdOf('ann') };
    expect(await outcomesOf(ben)).toMatchObject([{ status: 'ok' }, { status: 'merged', clashes: [clash] }]);
    expect((await ticketOf(ticket.id)).values).toEqual({ order: 'C', size: 4 });
    await ann.push([fill(ticket.id, { order: null }, await versionOf(hub().store))]);
    await ben.push([fill(ticket.id, { order: 'D' }, seen)]);
    expect((await outcomesOf(ann)).at(-1)).toEqual({ status: 'ok' });
    expect((await outcomesOf(ben)).at(-1)).toMatchObject({ status: 'merged', clashes: [{ theirs: null, mine: 'D' }] });
  });
}
