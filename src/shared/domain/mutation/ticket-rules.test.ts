import { describe, expect, test } from 'vitest';
import { TABLES, type Entity, type TableName } from '../tables.ts';
import type { Ticket } from '../ticket.ts';
import { decide, Mutation, type Effect, type FieldVersion, type Outcome, type Stored } from './index.ts';

const base = {
  number: 7,
  subject: 's',
  status: 'open',
  priority: 'normal',
  queueId: 'q1',
  assigneeId: null,
  customerId: 'c1',
  channel: 'email',
  tags: [],
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
};
const agent = { handle: 'x', name: 'x', role: 'agent', queueIds: [], isActive: true, signature: '' };

/** A few rows, written to one mutation after the other. */
class World {
  readonly rows = new Map<string, Stored<TableName>>();
  now = 1000;
  outcome: Outcome = { status: 'ok' };

  ticket(id: string, over: object = {}, fields: Record<string, FieldVersion> = {}): this {
    this.rows.set(`ticket/${id}`, { data: TABLES.ticket.parse({ ...base, id, ...over }), fields });
    return this;
  }
  agent(id: string, over: object = {}): this {
    this.rows.set(`agent/${id}`, { data: TABLES.agent.parse({ ...agent, id, ...over }), fields: {} });
    return this;
  }
  run(mutation: object, by = 'me', role: 'agent' | 'lead' | 'admin' = 'agent'): Effect[] {
    this.now += 100;
    const view = { get: <T extends TableName>(tbl: T, id: string) => this.rows.get(`${tbl}/${id}`) as Stored<T> };
    const context = { agentId: by, role, writer: `desk-${by}`, now: this.now };
    const { effects, outcome } = decide(Mutation.parse(mutation), view, context);
    this.outcome = outcome;
    for (const { tbl, id, data } of effects) {
      if (data) this.rows.set(`${tbl}/${id}`, { data, fields: {} });
      else this.rows.delete(`${tbl}/${id}`);
    }
    return [...effects];
  }
  set(ticketId: string, fields: object, more: object = {}): Effect[] {
    return this.run({ name: 'ticket.set', ticketId, fields, seen: {}, eventIds: {}, ...more });
  }
  say(id: string, kind: 'reply' | 'note', by = 'me', mentions: string[] = []): Effect[] {
    const message = { id, kind, body: 'words', attachments: [], mentions };
    return this.run({ name: 'message.add', ticketId: 't1', message }, by);
  }
  get(id = 't1'): Ticket {
    return this.rows.get(`ticket/${id}`)?.data as Ticket;
  }
  all<T extends TableName>(tbl: T): Entity[T][] {
    return [...this.rows].filter(([key]) => key.startsWith(`${tbl}/`)).map(([, row]) => row.data as Entity[T]);
  }
}
const merge = (ticketId: string, intoId: string) => ({
  name: 'ticket.merge',
  ticketId,
  intoId,
  eventIds: { from: `${ticketId}-from`, into: `${ticketId}-into` },
});
const unmerge = (ticketId: string, intoId: string, status: string) => ({
  ...merge(ticketId, intoId),
  name: 'ticket.unmerge',
  eventIds: { from: `${ticketId}-from-out`, into: `${ticketId}-into-out` },
  status,
});
const macro = (more: object) => ({
  name: 'macro.apply',
  macroId: 'mac1',
  ticketId: 't1',
  fields: {},
  seen: {},
  tags: { add: [], remove: [] },
  values: {},
  articleIds: [],
  follow: false,
  message: null,
  note: null,
  eventId: 'e1',
  ...more,
});
const ask = (agentId: string) => ({ name: 'ticket.follow', ticketId: 't1', agentId, isFollowing: true });
const two = () =>
  new World()
    .ticket('t1', { number: 1, tags: ['a'], followerIds: ['bo'], waitingSinceAt: 2 })
    .ticket('t2', { number: 2, queueId: 'q2', tags: ['b'], followerIds: ['cy'], snoozedUntilAt: 9000 });
const line = (id: string, kind: 'reply' | 'note') => ({ id, kind, body: id, attachments: [], mentions: [] });
const fill = (values: object, seen: object = {}) => ({
  name: 'ticket.fill',
  ticketId: 't1',
  values,
  seen,
  eventIds: { order: 'e1', size: 'e2' },
});

describe('what happened to a ticket', () => {
  test('its first reply is kept, later ones and notes are not the first', () => {
    const world = new World().ticket('t1');
    world.say('m1', 'note');
    expect(world.get().firstReplyAt).toBeNull();
    world.say('m2', 'reply');
    const first = world.now;
    world.say('m3', 'reply');
    expect(world.get().firstReplyAt).toBe(first);
  });

  test('it is solved when it was first solved or closed, and not any more when it is opened again', () => {
    const world = new World().ticket('t1');
    world.set('t1', { status: 'solved' });
    const solved = world.now;
    world.set('t1', { status: 'closed' });
    expect(world.get().solvedAt).toBe(solved);
    world.set('t1', { status: 'open' });
    expect(world.get().solvedAt).toBeNull();
  });

  test('waiting for the customer opens a pause, anything else ends it', () => {
    const world = new World().ticket('t1');
    world.set('t1', { status: 'pending' });
    const from = world.now;
    world.set('t1', { priority: 'high' });
    world.set('t1', { status: 'solved' });
    expect(world.get().pauses).toEqual([{ from, to: world.now }]);
  });

  test('of more than fifty pauses the oldest two become one of their length', () => {
    const pauses = Array.from({ length: 50 }, (_, i) => ({ from: i * 10, to: i * 10 + 4 }));
    const world = new World().ticket('t1', { pauses });
    world.set('t1', { status: 'pending' });
    expect(world.get().pauses).toHaveLength(50);
    expect(world.get().pauses[0]).toEqual({ from: 6, to: 14 });
    expect(world.get().pauses[1]).toEqual({ from: 20, to: 24 });
  });

  test('a sleeping one wakes by a reply, by being solved, and not by a note', () => {
    const world = new World().ticket('t1');
    world.set('t1', { snoozedUntilAt: 99_000 });
    world.say('m1', 'note');
    expect(world.get().snoozedUntilAt).toBe(99_000);
    world.say('m2', 'reply');
    expect(world.get().snoozedUntilAt).toBeNull();
    world.set('t1', { snoozedUntilAt: 99_000 });
    world.set('t1', { status: 'solved' });
    expect(world.get().snoozedUntilAt).toBeNull();
    world.set('t1', { snoozedUntilAt: 99_000 });
    expect(world.outcome).toMatchObject({ status: 'rejected', code: 'closed' });
  });

  test('taking a solution back says again since when the customer waits', () => {
    const world = new World().ticket('t1');
    world.set('t1', { status: 'solved' });
    expect(world.get().waitingSinceAt).toBeNull();
    world.set('t1', { status: 'open' }, { waitingSinceAt: 3 });
    expect(world.get().waitingSinceAt).toBe(3);
  });
});

describe('custom fields', () => {
  test('are set and taken away, each with its event', () => {
    const world = new World().ticket('t1', { values: { order: 'A1' } });
    const effects = world.run(fill({ order: null, size: 4 }));
    expect(world.get().values).toEqual({ size: 4 });
    const told = effects.flatMap(({ tbl, data }) => (tbl === 'message' && data ? [data.event] : []));
    expect(told).toEqual([
      { type: 'field-changed', field: 'values.order', from: 'A1', to: null },
      { type: 'field-changed', field: 'values.size', from: null, to: '4' },
    ]);
  });

  test('two people wrote: the last arrival wins and both values are kept; another key is no conflict', () => {
    const theirs = { 'values.order': { version: 9, by: 'desk-bo', agentId: 'bo', at: 4 } };
    const world = new World().ticket('t1', { values: { order: 'A1', size: 1 } }, theirs);
    world.run(fill({ order: 'B2', size: 2 }, { order: 3, size: 3 }));
    expect(world.get().values).toEqual({ order: 'B2', size: 2 });
    const clash = { field: 'values.order', theirs: 'A1', mine: 'B2', by: 'bo', at: 4 };
    expect(world.outcome).toEqual({ status: 'merged', clashes: [clash] });
  });
});

describe('following and mentions', () => {
  test('a note tells those it speaks to, and followers, once each and nobody about themselves', () => {
    const world = new World()
      .ticket('t1', { followerIds: ['bo', 'cy', 'me'] })
      .agent('bo')
      .agent('di')
      .agent('me');
    world.say('m1', 'note', 'me', ['bo', 'di', 'me', 'bo']);
    expect(world.all('notice').map(({ id, kind, agentId, fromId }) => [id, kind, agentId, fromId])).toEqual([
      ['m1.bo', 'mention', 'bo', 'me'],
      ['m1.di', 'mention', 'di', 'me'],
      ['m1.cy', 'followed', 'cy', 'me'],
    ]);
  });

  test('somebody who left or may not read customers is not told', () => {
    const world = new World().ticket('t1').agent('bo', { isActive: false }).agent('tia', { role: 'trainee' });
    world.say('m1', 'note', 'me', ['bo', 'tia', 'nobody']);
    expect(world.all('notice')).toEqual([]);
  });

  test('a notice has an id that fits, however long those of another system are', () => {
    const [long, bo] = ['m'.repeat(120), 'b'.repeat(120)];
    const world = new World().ticket('t1', { followerIds: [bo] });
    world.say(long, 'reply');
    const ids = world.all('notice').map(({ id }) => id);
    expect(ids).toHaveLength(1);
    expect(ids[0]!.length).toBeLessThanOrEqual(128);
    expect(TABLES.notice.safeParse(world.all('notice')[0]).success).toBe(true);
  });

  test('a reply mentions nobody', () => {
    const world = new World().ticket('t1').agent('bo');
    world.say('m1', 'reply', 'me', ['bo']);
    expect(world.all('notice')).toEqual([]);
  });

  test('following does not touch the ticket, and an unknown agent cannot follow', () => {
    const world = new World().ticket('t1').agent('bo');
    world.run(ask('bo'), 'bo');
    expect(world.get()).toMatchObject({ followerIds: ['bo'], updatedAt: 5 });
    world.run(ask('cy'), 'cy');
    expect(world.outcome).toMatchObject({ status: 'rejected', code: 'invalid' });
  });

  test('agents choose for themselves, and those who lead for anybody', () => {
    const world = new World()
      .ticket('t1', { followerIds: ['cy'] })
      .agent('bo')
      .agent('di');
    for (const asked of [ask('bo'), { ...ask('cy'), isFollowing: false }]) {
      world.run(asked);
      expect(world.outcome).toMatchObject({ status: 'rejected', code: 'forbidden' });
    }
    world.run(ask('bo'), 'lea', 'lead');
    world.run({ ...ask('cy'), isFollowing: false }, 'lea', 'lead');
    world.run(ask('di'), 'root', 'admin');
    expect(world.get().followerIds).toEqual(['bo', 'di']);
  });
});

describe('merging', () => {
  test('closes the one, moves it to the other, and unites tags, followers and waiting', () => {
    const world = two();
    world.run(merge('t1', 't2'));
    expect(world.get('t1')).toMatchObject({
      status: 'closed',
      mergedIntoId: 't2',
      queueId: 'q2',
      waitingSinceAt: null,
    });
    expect(world.get('t2')).toMatchObject({ tags: ['b', 'a'], followerIds: ['cy', 'bo'], waitingSinceAt: 2 });
    expect(world.get('t2').snoozedUntilAt).toBeNull();
    const events = world.all('message').map(({ ticketId, event }) => ({ on: ticketId, ...event }));
    expect(events).toMatchObject([
      { on: 't1', direction: 'into', number: 2 },
      { on: 't2', direction: 'from', number: 1 },
    ]);
  });

  test.each(['pending', 'solved', 'closed'] as const)(
    'into a %s one opens and wakes it, since the customer still waits',
    (status) => {
      const solvedAt = status === 'pending' ? null : 50;
      const pauses = status === 'pending' ? [{ from: 60, to: null }] : [];
      const world = two().ticket('t2', { status, solvedAt, pauses, waitingSinceAt: null });
      world.run(merge('t1', 't2'));
      expect(world.get('t2')).toMatchObject({
        status: 'open',
        waitingSinceAt: 2,
        solvedAt: null,
        snoozedUntilAt: null,
        pauses: status === 'pending' ? [{ from: 60, to: world.now }] : [],
      });
    },
  );

  test('of one whose customer does not wait leaves the other as it was', () => {
    const world = two()
      .ticket('t1', { waitingSinceAt: null })
      .ticket('t2', { status: 'solved', solvedAt: 50, waitingSinceAt: null });
    world.run(merge('t1', 't2'));
    expect(world.get('t2')).toMatchObject({ status: 'solved', solvedAt: 50, waitingSinceAt: null });
  });

  test('in chains: what was merged into the one keeps pointing at it', () => {
    const world = two().ticket('t3');
    world.run(merge('t3', 't1'));
    world.run(merge('t1', 't2'));
    expect([world.get('t3').mergedIntoId, world.get('t1').mergedIntoId]).toEqual(['t1', 't2']);
  });

  test.each([
    ['into itself', 't1', 't1', 'invalid'],
    ['into one that was merged away', 't1', 't4', 'closed'],
    ['into spam', 't1', 't5', 'closed'],
    ['into one that is gone', 't1', 't9', 'gone'],
    ['of one that was merged elsewhere', 't4', 't1', 'closed'],
  ])('%s is refused', (_, from, into, code) => {
    const world = two().ticket('t4', { status: 'closed', mergedIntoId: 't2' }).ticket('t5', { status: 'spam' });
    world.run(merge(from, into));
    expect(world.outcome).toMatchObject({ status: 'rejected', code });
  });

  test('a merged ticket takes no reply, no state and no macro, but a note', () => {
    const world = two();
    world.run(merge('t1', 't2'));
    const code = () => world.outcome.status;
    world.say('m1', 'reply');
    expect(code()).toBe('rejected');
    world.set('t1', { status: 'open' });
    expect(code()).toBe('rejected');
    world.run(macro({ tags: { add: ['x'], remove: [] } }));
    expect(code()).toBe('rejected');
    world.say('m2', 'note');
    expect(code()).toBe('ok');
  });

  test('can be taken back with the state it had', () => {
    const world = two();
    world.run(merge('t1', 't2'));
    world.run({ ...unmerge('t1', 't2', 'open'), waitingSinceAt: 2 });
    expect(world.get('t1')).toMatchObject({ status: 'open', mergedIntoId: null, solvedAt: null, waitingSinceAt: 2 });
    expect(
      world.all('message').filter(({ event }) => event?.type === 'merged' && event.direction === 'out'),
    ).toHaveLength(2);
  });

  const before = { waitingSinceAt: 7, snoozedUntilAt: null, preview: '', followerIds: ['bo'] };
  test.each([
    ['a sleeping one without a waiting customer', { status: 'open', waitingSinceAt: null, snoozedUntilAt: 9000 }],
    ['an open one whose customer waited too', { status: 'open', waitingSinceAt: 7, snoozedUntilAt: null }],
    ['a solved one', { status: 'solved', waitingSinceAt: null, snoozedUntilAt: null }],
    ['a pending one that sleeps', { status: 'pending', waitingSinceAt: null, snoozedUntilAt: 9000 }],
  ])('taken back leaves %s as it was', (_, was) => {
    const facts = {
      solvedAt: was.status === 'solved' ? 50 : null,
      pauses: was.status === 'pending' ? [{ from: 60, to: null }] : [],
    };
    const world = two().ticket('t2', { ...was, ...facts, followerIds: ['cy'] });
    world.run(merge('t1', 't2'));
    expect(world.get('t2')).toMatchObject({ status: 'open', waitingSinceAt: 2, snoozedUntilAt: null });
    world.run({ ...unmerge('t1', 't2', 'open'), waitingSinceAt: 2, other: { ...before, ...was } });
    expect(world.get('t2')).toMatchObject({ ...was, followerIds: ['cy'] });
    expect(world.get('t1')).toMatchObject({ status: 'open', waitingSinceAt: 2, followerIds: ['bo'] });
  });

  test.each([
    ['was answered', { waitingSinceAt: null }],
    ['heard from a customer', { preview: 'hello?' }],
    ['was put to sleep', { snoozedUntilAt: 9000 }],
    ['was set to pending', { status: 'pending', waitingSinceAt: null, pauses: [{ from: 60, to: null }] }],
  ])('taken back leaves another that %s since as it is', (_, since) => {
    const world = two();
    world.run(merge('t1', 't2'));
    world.ticket('t2', { ...world.get('t2'), ...since });
    const { updatedAt: _at, followerIds: _ids, ...left } = world.get('t2');
    world.run({ ...unmerge('t1', 't2', 'open'), waitingSinceAt: 2, other: { ...before, status: 'solved' } });
    expect(world.get('t2')).toMatchObject({ ...left, followerIds: ['cy'] });
  });

  test('taken back takes no follower off whom the ticket itself does not have', () => {
    const world = two();
    world.run(merge('t1', 't2'));
    const other = { ...before, status: 'open', followerIds: ['bo', 'cy'] };
    world.run({ ...unmerge('t1', 't2', 'open'), waitingSinceAt: 2, other });
    expect(world.get('t2').followerIds).toEqual(['cy']);
  });
});

describe('a macro', () => {
  test('does all it says in one write, and lays a ticket to sleep that its own reply woke', () => {
    const world = new World().ticket('t1', { snoozedUntilAt: 10, values: { size: 1 } }).agent('me');
    const asked = macro({
      fields: { status: 'pending', assigneeId: 'me', snoozedUntilAt: 50_000 },
      tags: { add: ['refund'], remove: [] },
      values: { order: 'A1', size: null },
      articleIds: ['k1'],
      follow: true,
      message: line('m1', 'reply'),
      note: line('m2', 'note'),
    });
    const keep = new World().ticket('t1', { status: 'closed' }).agent('me');
    keep.run(asked);
    expect(keep.outcome).toMatchObject({ status: 'rejected', code: 'closed' });
    world.run(asked);
    expect(world.get()).toMatchObject({
      status: 'pending',
      assigneeId: 'me',
      snoozedUntilAt: 50_000,
      tags: ['refund'],
      values: { order: 'A1' },
      articleIds: ['k1'],
      followerIds: ['me'],
      firstReplyAt: world.now,
      waitingSinceAt: null,
      preview: 'm1',
    });
    expect(world.all('message').map(({ id, kind }) => [id, kind])).toEqual([
      ['m1', 'reply'],
      ['m2', 'note'],
      ['e1', 'event'],
    ]);
  });

  test('for an agent who left does nothing', () => {
    const world = new World().ticket('t1').agent('me', { isActive: false });
    expect(world.run(macro({ fields: { assigneeId: 'me' }, message: line('m1', 'reply') }))).toEqual([]);
    expect(world.outcome).toMatchObject({ status: 'rejected', code: 'invalid' });
  });
});

test('a custom field may be called like something every object has', () => {
  const world = new World().ticket('t1');
  const filling = { name: 'ticket.fill', ticketId: 't1', values: { constructor: 'Miller' }, seen: {} };
  const effects = world.run({ ...filling, eventIds: {} });
  expect(effects.map(({ tbl, id }) => `${tbl}/${id}`)).toEqual(['ticket/t1']);
  expect(world.get().values).toEqual({ constructor: 'Miller' });
  world.run({ ...filling, values: { constructor: null }, eventIds: { constructor: 'e1' } });
  expect(world.all('message')).toMatchObject([{ id: 'e1', event: { from: 'Miller', to: null } }]);
});
