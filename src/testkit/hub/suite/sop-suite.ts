import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { lessonPart, runPart } from '#shared/domain/part.ts';
import { sopIdOf } from '#shared/domain/sop/index.ts';
import { eraseCustomer } from '#hub/erase/index.ts';
import { commandLine } from '#hub/audit/administered.ts';
import { sampleSop } from '../../sop-sample.ts';
import { BILLING, TECH } from '../people.ts';
import { reachSopSuite } from './sop-reach-suite.ts';
import type { TestHub } from '../start-test-hub.ts';
import {
  append,
  fresh,
  publish,
  result,
  SEEN,
  set,
  skip,
  sopOf,
  start,
  toolsOf,
  WALKED,
  type Tools,
} from './sop-tools.ts';
import { keptSums, membersOf, recount } from './recount.ts';

/** What is written of procedures. Ann holds billing, Lea (lead) and Ben both queues. */
export function sopSuite(current: () => TestHub): void {
  const tools = toolsOf(current);
  runSuite(current, tools);
  holdSuite(current, tools);
  reachSopSuite(current, tools);
  versionSuite(current, tools);
}

const rang = (id: string) => ({
  id,
  channel: 'phone',
  direction: 'in',
  queueId: BILLING,
  agentId: 'agent-ann',
  ticketId: null,
  address: null,
  match: 'unknown',
  ringingAt: 1,
  answeredAt: 2,
  endedAt: 3,
  heldMs: 0,
  end: 'finished',
  disposition: null,
  summary: '',
  wrappedAt: 4,
});

function runSuite(current: () => TestHub, { doc, as, procedure, begun }: Tools): void {
  test('a run stands beside its ticket in a part of its own, and goes where the ticket goes', async () => {
    const about = await begun();
    const name = `run/${about.runId}`;
    const { store } = current();
    expect(Object.keys(await membersOf(store, runPart(BILLING)))).toContain(name);
    expect(Object.keys(await membersOf(store, `q:${BILLING}`))).not.toContain(name);
    await as('lea', set(about.ticketId, { queueId: TECH }));
    expect(Object.keys(await membersOf(store, runPart(BILLING)))).not.toContain(name);
    expect(Object.keys(await membersOf(store, runPart(TECH)))).toContain(name);
    expect(await keptSums(store)).toEqual(await recount(store));
    // Who does not hold the queue any more writes nothing of it; whoever has the ticket now goes on.
    expect(await as('ann', append(about, ...WALKED))).toEqual(['scope']);
    expect(await as('ben', append(about, ...WALKED))).toEqual(['ok']);
    expect(await doc('run', about.runId)).toMatchObject({ state: 'completed', agentId: 'agent-ann' });
  });

  test('of two on one run both are kept, in the order they came; the second moves nothing', async () => {
    const about = await begun();
    const [first, second] = [result('identity', 'verified'), result('identity', 'failed')];
    expect(await as('ann', append(about, first))).toEqual(['ok']);
    expect(await as('ben', append(about, second))).toEqual(['ok']);
    expect(await as('ann', append(about, first))).toEqual(['ok']);
    const run = await doc('run', about.runId);
    expect((run!['entries'] as { id: string; agentId: string }[]).map(({ id, agentId }) => [id, agentId])).toEqual([
      [first.id, 'agent-ann'],
      [second.id, 'agent-ben'],
    ]);
    expect((await doc('ticket', about.ticketId))?.['runs']).toMatchObject([{ done: 1, left: 1, blocks: ['promise'] }]);
  });

  test('a run of a contact gets its ticket later; without a queue one holds nobody begins one', async () => {
    const key = await procedure();
    const about = { runId: fresh('run'), key, ticketId: null };
    const { ticket } = await current().addTicket({});
    expect(await as('ann', start(about, { contactId: 'call-1', queueId: TECH }))).toEqual(['scope']);
    expect(await as('ann', start(about))).toEqual(['invalid']);
    expect(await as('ann', start(about, { contactId: 'call-1' }))).toEqual(['ok']);
    expect(Object.keys(await membersOf(current().store, runPart(BILLING)))).toContain(`run/${about.runId}`);
    const attach = { name: 'run.attach', runId: about.runId, sopId: sopOf(about), ticketId: ticket.id };
    expect(await as('ann', attach as Mutation)).toEqual(['ok']);
    expect((await doc('ticket', ticket.id))?.['runs']).toHaveLength(1);
    expect(await keptSums(current().store)).toEqual(await recount(current().store));
  });

  test('a form that says what nobody asked for is refused', async () => {
    const about = await begun();
    const wrong = result('promise', 'done', { day: 'soon' });
    expect(await as('ann', append(about, result('identity', 'verified'), wrong))).toEqual(['invalid']);
    expect((await doc('run', about.runId))?.['entries']).toEqual([]);
    const large = result('promise', 'done', { day: 'x'.repeat(1_000_000) });
    expect(await as('ann', append(about, large))).toEqual(['invalid']);
  });

  test('whoever is erased takes their runs along', async () => {
    const about = await begun();
    const loose = { ...about, runId: fresh('run'), ticketId: null };
    const { customerId } = (await doc('ticket', about.ticketId)) as { customerId: string };
    expect(await as('ann', start(loose, { contactId: 'call-9', customerId }))).toEqual(['ok']);
    // Begun before anybody knew who it was: only the contact says so.
    const [nameless, contactId] = [{ ...loose, runId: fresh('run') }, fresh('call')];
    expect(await as('ann', start(nameless, { contactId }))).toEqual(['ok']);
    const contact = {
      ...rang(contactId),
      customerId,
    };
    await current().write([{ tbl: 'contact', id: contactId, data: contact as never }]);
    await eraseCustomer(current().store.db, customerId, commandLine(current().clock.now()));
    for (const { runId } of [about, loose, nameless]) expect(await doc('run', runId)).toBeUndefined();
    expect(await keptSums(current().store)).toEqual(await recount(current().store));
  });
}

const macro = (ticketId: string): Mutation =>
  ({
    name: 'macro.apply',
    macroId: 'macro-solved',
    ticketId,
    fields: { status: 'solved' },
    seen: { status: SEEN },
    tags: { add: [], remove: [] },
    values: {},
    articleIds: [],
    follow: false,
    message: null,
    note: null,
    eventId: randomUUID(),
  }) as unknown as Mutation;

function holdSuite(current: () => TestHub, { doc, as, begun }: Tools): void {
  test('a step that must be done holds the ticket back, whichever way somebody tries to finish it', async () => {
    const about = await begun();
    const { ticket: other } = await current().addTicket({});
    const merge = {
      name: 'ticket.merge',
      ticketId: about.ticketId,
      intoId: other.id,
      eventIds: { from: 'a', into: 'b' },
    };
    const tries = [set(about.ticketId, { status: 'solved' }), set(about.ticketId, { status: 'closed' })];
    const all = [...tries, macro(about.ticketId), merge as unknown as Mutation];
    expect(await as('lea', ...all)).toEqual(['blocked', 'blocked', 'blocked', 'blocked']);
    // Putting it away as spam first opens no other way.
    await as('lea', set(about.ticketId, { status: 'spam' }));
    expect(await as('lea', set(about.ticketId, { status: 'solved' }))).toEqual(['blocked']);
    await as('lea', set(about.ticketId, { status: 'open' }));
    expect(await as('ann', append(about, ...WALKED), set(about.ticketId, { status: 'solved' }))).toEqual(['ok', 'ok']);
    expect(await doc('ticket', about.ticketId)).toMatchObject({ status: 'solved' });
  });

  test('a skipped one holds it back until it is done after all, or a lead lets it go', async () => {
    const about = await begun();
    const skipped = append(about, skip('identity', 'failed'), result('explain', 'done'));
    expect(await as('ann', skipped, set(about.ticketId, { status: 'solved' }))).toEqual(['ok', 'blocked']);
    const waive = append(about, { did: 'waive', id: randomUUID(), step: 'identity', note: 'known in person' });
    expect(await as('ann', waive)).toEqual(['forbidden']);
    expect(await as('lea', waive, set(about.ticketId, { status: 'solved' }))).toEqual(['ok', 'ok']);
  });

  test('a run begun by mistake is given up and holds nothing back', async () => {
    const about = await begun();
    const abandon = append(about, { did: 'abandon', id: randomUUID(), reason: 'wrong-procedure', note: '' });
    expect(await as('ann', abandon, set(about.ticketId, { status: 'solved' }))).toEqual(['ok', 'ok']);
  });
}

function versionSuite(current: () => TestHub, { doc, as, procedure }: Tools): void {
  test('a version never changes: of two who publish the same number the second is outdated', async () => {
    const key = await procedure();
    const [mine, theirs] = [publish(key, 1), publish(key, 1, { start: 'promise', steps: sampleSop().steps.slice(2) })];
    expect(await as('lea', mine)).toEqual(['ok']);
    expect(await as('ada', theirs)).toEqual(['outdated']);
    expect(await as('lea', mine)).toEqual(['ok']);
    expect(await as('ann', publish(key, 2))).toEqual(['forbidden']);
    expect(await doc('sop', sopIdOf(key, 2))).toMatchObject({ version: 2, authorId: 'agent-lea', start: 'identity' });
    expect(await doc('sop', sopIdOf(key, 1))).toMatchObject({ version: 1 });
  });

  test('what cannot be walked to its end is refused, and so is what is nobody else’s', async () => {
    const [first, ...rest] = sampleSop().steps;
    const loop = [{ ...first!, next: { verified: 'identity', failed: 'identity' } }];
    const lost = [{ ...first!, next: { verified: 'nowhere', failed: null } }, ...rest];
    for (const steps of [loop, lost, [...sampleSop().steps, first!]])
      expect(await as('lea', publish(fresh('sop'), 0, { steps }))).toEqual(['invalid']);
    expect(await as('lea', { ...publish(fresh('sop')), teamId: 'other' } as Mutation)).toEqual(['scope']);
    expect(await as('lea', publish(fresh('sop'), 3))).toEqual(['gone']);
  });

  test('a flag and a lesson stand where procedures are read; the version that comes of a lesson is written on it', async () => {
    const key = await procedure();
    const [flagId, lessonId] = [fresh('flag'), fresh('lesson')];
    const about = { teamId: 'service', key, version: 1 };
    const flag = {
      id: flagId,
      sopId: sopIdOf(key, 1),
      step: 'identity',
      runId: null,
      ticketId: null,
      note: '没有单号',
    };
    expect(await as('ann', { name: 'flag.raise', flag: { ...about, ...flag } } as unknown as Mutation)).toEqual(['ok']);
    const unknown = { ...about, ...flag, id: fresh('flag'), step: 'nowhere' };
    expect(await as('ann', { name: 'flag.raise', flag: unknown } as unknown as Mutation)).toEqual(['invalid']);
    const decided = {
      steps: ['identity'],
      flagIds: [flagId],
      finding: '',
      cause: '先问单号',
      decision: 'change',
      measure: '',
    };
    const lesson = { name: 'lesson.save', lesson: { id: lessonId, ...about, ...decided } } as unknown as Mutation;
    expect(await as('ann', lesson)).toEqual(['forbidden']);
    expect(await as('lea', lesson)).toEqual(['ok']);
    expect(await as('lea', { ...publish(key, 1), lessonId } as Mutation, lesson)).toEqual(['ok', 'closed']);
    expect(await doc('lesson', lessonId)).toMatchObject({ nextVersion: 2 });
    const members = Object.keys(await membersOf(current().store, lessonPart('service')));
    expect(members).toEqual(expect.arrayContaining([`flag/${flagId}`, `lesson/${lessonId}`]));
    const resolve: Mutation = { name: 'flag.resolve', flagId: flagId as never, isResolved: true };
    expect(await as('ann', resolve)).toEqual(['forbidden']);
    expect(await as('lea', resolve)).toEqual(['ok']);
  });

  test('nobody begins a run of a version that is not there; one whose version is gone can be given up', async () => {
    const key = await procedure();
    const { ticket } = await current().addTicket({});
    const about = { runId: fresh('run'), key, ticketId: ticket.id };
    expect(await as('ann', start({ ...about, version: 7 }))).toEqual(['gone']);
    expect(await as('ann', start(about))).toEqual(['ok']);
    await current().write([{ tbl: 'sop', id: sopIdOf(key, 1), data: null }]);
    const abandon = append(about, { did: 'abandon', id: randomUUID(), reason: 'other', note: 'gone' });
    expect(await as('ann', abandon)).toEqual(['ok']);
    expect(await doc('run', about.runId)).toMatchObject({ state: 'abandoned' });
    expect(await as('ann', set(ticket.id, { status: 'solved' }))).toEqual(['ok']);
  });
}
