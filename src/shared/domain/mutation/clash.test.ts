import { expect, test } from 'vitest';
import { TABLES } from '../tables.ts';
import type { TicketFields } from '../ticket.ts';
import { decide, Mutation, type Stored, type View } from './index.ts';

const other = { version: 9, by: 'device-other', agentId: 'a2', at: 1000 };
const stored = (over: object, fields: Stored<'ticket'>['fields']): Stored<'ticket'> => ({
  data: TABLES.ticket.parse({
    id: 't1',
    number: 7,
    subject: 's',
    status: 'open',
    priority: 'normal',
    queueId: 'q1',
    assigneeId: 'a2',
    customerId: 'c1',
    channel: 'chat',
    tags: ['vip'],
    createdAt: 1,
    updatedAt: 5,
    waitingSinceAt: 3,
    firstReplyAt: null,
    solvedAt: null,
    pauses: [],
    snoozedUntilAt: null,
    followerIds: [],
    articleIds: [],
    mergedIntoId: null,
    values: {},
    preview: '',
    ...over,
  }),
  fields,
});
const person = { handle: 'x', name: 'x', role: 'agent', queueIds: [], isActive: true, signature: '' };

function set(fields: TicketFields, ticket: Stored<'ticket'>, seenVersion: number) {
  const seen = Object.fromEntries(Object.keys(fields).map((field) => [field, seenVersion]));
  const mutation = Mutation.parse({ name: 'ticket.set', ticketId: 't1', fields, seen, eventIds: {} });
  const get = (tbl: string, id: string) => {
    if (tbl === 'ticket') return ticket;
    if (tbl === 'agent') return { data: TABLES.agent.parse({ ...person, id }), fields: {} };
    return { data: TABLES.queue.parse({ id, name: { zh: '一', en: 'one' } }), fields: {} };
  };
  return decide(mutation, { get } as View, { agentId: 'a1', role: 'agent', writer: 'device-me', now: 2000 });
}

test('assigning a ticket that a colleague took meanwhile is refused, with who and when', () => {
  const { outcome, effects } = set({ assigneeId: 'a1' as never }, stored({}, { assigneeId: other }), 4);
  expect(effects).toEqual([]);
  expect(outcome).toEqual({
    status: 'rejected',
    code: 'taken',
    clashes: [{ field: 'assigneeId', theirs: 'a2', mine: 'a1', by: 'a2', at: 1000 }],
  });
});

test('a status set over a colleague’s open ticket wins, and both values are told', () => {
  const { outcome, effects } = set({ status: 'solved' }, stored({ status: 'pending' }, { status: other }), 4);
  expect(outcome).toMatchObject({ status: 'merged', clashes: [{ theirs: 'pending', mine: 'solved' }] });
  expect(effects[0]?.data).toMatchObject({ status: 'solved', waitingSinceAt: null });
});

test('a status set over a ticket that was closed meanwhile is refused', () => {
  const { outcome } = set({ status: 'pending' }, stored({ status: 'closed' }, { status: other }), 4);
  expect(outcome).toMatchObject({ status: 'rejected', code: 'closed' });
});

test('no conflict when the agent had seen the newer value', () => {
  expect(set({ assigneeId: 'a1' as never }, stored({}, { assigneeId: other }), 9).outcome).toEqual({ status: 'ok' });
});

test('no conflict when both wanted the same value', () => {
  expect(set({ status: 'open' }, stored({}, { status: other }), 4).outcome).toEqual({ status: 'ok' });
});
