/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { agentPart } from '#shared/domain/part.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Notice } from '#shared/domain/notice.ts';
import type { Outcome } from '#shared/domain/mutation/index.ts';
import type { Ticket } from '#shared/domain/ticket.ts';
import { MINUTE } from '#shared/kernel/time.ts';
import { agentIdOf, TECH, type TestDevice, type TestHub } from '../start-test-hub.ts';
import { addMessage, addTags, setFields } from './mutations.ts';
import { versionOf } from './recount.ts';

const outcomes = async (device: TestDevice): Promise<Outcome[]> =>
  (await device.pull()).body.results.map(([, outcome]) => outcome);

async function doc<T>({ store }: TestHub, tbl: string, id: string): Promise<T | undefined> {
  const query = store.db.selectFrom('doc').select('data').where('tbl', '=', tbl).where('id', '=', id);
  return (await query.executeTakeFirst())?.data as T | undefined;
}

async function notices(device: TestDevice): Promise<Notice[]> {
  const { rows } = (await device.pull({ live: [agentPart(device.session.agent.id)] })).body;
  return rows.flatMap((row) => (row[2] === 'notice' && row[4] === 1 ? [row[5] as Notice] : []));
}

const codeOf = (outcome: Outcome): string => (outcome.status === 'rejected' ? outcome.code : outcome.status);
const fileOf = (text: string) => ({
  name: 'a.txt',
  mime: 'text/plain',
  bytes: text.length,
  sha256: createHash('sha256').update(text).digest('hex'),
});

/** Words with a file. */
function attach(ticketId: string, file: ReturnType<typeof fileOf>, name = 'message.add'): Record<string, unknown> {
  const attachments = [{ ...file, id: `file-${randomUUID()}` }];
  const message = { id: `message-${randomUUID()}`, kind: 'note', body: '见附件', attachments, mentions: [] };
  if (name === 'message.add') return { name, ticketId, message };
  const nothing = {
    fields: {},
    seen: {},
    tags: { add: [], remove: [] },
    values: {},
    articleIds: [],
    follow: false,
    note: null,
  };
  return { name, ticketId, message, macroId: 'macro-solved', eventId: `event-${randomUUID()}`, ...nothing };
}

/** Pushes: what every database has to decide alike. */
export function pushSuite(hub: () => TestHub): void {
  test('a mutation changes the row and leaves its event, in one version', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    const before = await versionOf(hub().store);
    const answer = await ann.push([setFields(ticket.id, { status: 'pending', priority: 'high' }, before)]);
    expect([answer.status, answer.body.lastMid]).toEqual([200, 1]);
    const { rows } = (await ann.pull({ cursor: before, live: ['q:billing'] })).body;
    expect(rows.map(([version, , tbl]) => [version - before, tbl])).toEqual([
      [1, 'message'],
      [1, 'message'],
      [1, 'ticket'],
    ]);
    expect(await doc<Ticket>(hub(), 'ticket', ticket.id)).toMatchObject({ status: 'pending', priority: 'high' });
  });

  test('the same push twice changes nothing the second time', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    const muts = [{ mid: 1, at: hub().clock.now(), mutation: addTags(ticket.id, 'vip') }];
    await ann.pushRaw({ muts });
    const version = await versionOf(hub().store);
    const again = await ann.pushRaw({ muts });
    expect([again.status, again.body.lastMid]).toEqual([200, 1]);
    expect(await versionOf(hub().store)).toBe(version);
    expect(await outcomes(ann)).toEqual([{ status: 'ok' }]);
  });

  test('a push that overlaps what is recorded adds only the rest', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    const at = hub().clock.now();
    const [one, two] = [addTags(ticket.id, 'one'), addTags(ticket.id, 'two')];
    await ann.pushRaw({ muts: [{ mid: 1, at, mutation: one }] });
    const both = [one, two].map((mutation, i) => ({ mid: i + 1, at, mutation }));
    expect((await ann.pushRaw({ muts: both })).body.lastMid).toBe(2);
    expect((await doc<Ticket>(hub(), 'ticket', ticket.id))?.tags).toEqual(['one', 'two']);
  });

  test('a missing mutation is named, and nothing after it is taken', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    const at = hub().clock.now();
    const muts = [1, 3].map((mid) => ({ mid, at, mutation: addTags(ticket.id, `tag-${mid}`) }));
    const answer = await ann.pushRaw({ muts });
    expect([answer.status, answer.body]).toEqual([409, { code: 'gap', expect: 1 }]);
    expect(await outcomes(ann)).toEqual([]);
  });

  test('a push from another epoch is refused with the epoch that is', async () => {
    const ann = await hub().signIn('ann');
    const answer = await ann.pushRaw({ epoch: 'e-lost' });
    expect([answer.status, answer.body]).toEqual([409, { code: 'epoch', epoch: ann.session.epoch }]);
  });

  test('rejected and unreadable mutations are recorded and never block what follows', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    await ann.push([
      setFields('no-such-ticket', { status: 'open' }, 0),
      { name: 'from.the.future', ticketId: ticket.id },
      {
        name: 'message.add',
        ticketId: ticket.id,
        message: { id: randomUUID(), kind: 'reply', body: 'a\u0000b', attachments: [] },
      },
      addTags(ticket.id, 'last'),
    ]);
    const codes = (await outcomes(ann)).map((outcome) =>
      outcome.status === 'rejected' ? outcome.code : outcome.status,
    );
    expect(codes).toEqual(['gone', 'invalid', 'invalid', 'ok']);
    expect((await doc<Ticket>(hub(), 'ticket', ticket.id))?.tags).toEqual(['last']);
  });

  test('words of a rejected message are kept for their writer, also when they could not be stored as they were', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    const reply = addMessage(ticket.id, 'half \uD83D pair and \u0000');
    await ann.push([addMessage('no-such-ticket', '您好，已为您登记'), reply]);
    const kept = (await notices(ann)).slice(-2);
    expect(kept.map(({ reason, body, ticketId, agentId }) => ({ reason, body, ticketId, agentId }))).toEqual([
      { reason: 'gone', body: '您好，已为您登记', ticketId: 'no-such-ticket', agentId: agentIdOf('ann') },
      { reason: 'invalid', body: 'half \uFFFD pair and \uFFFD', ticketId: ticket.id, agentId: agentIdOf('ann') },
    ]);
    const ben = await hub().signIn('ben');
    expect((await ben.snapshot(agentPart(agentIdOf('ann')))).status).toBe(403);
  });

  test('a ticket outside the scope of the writer is refused, and may not be reached through an event id either', async () => {
    const ann = await hub().signIn('ann');
    const foreign = await hub().addTicket({ queueId: TECH as never });
    const own = await hub().addTicket();
    const overwrite = { ...addTags(own.ticket.id, 'sly'), eventId: foreign.message.id };
    await ann.push([addMessage(foreign.ticket.id, 'hello'), addTags(foreign.ticket.id, 'x'), overwrite]);
    const codes = (await outcomes(ann)).map((outcome) =>
      outcome.status === 'rejected' ? outcome.code : outcome.status,
    );
    expect(codes).toEqual(['scope', 'scope', 'ok']);
    expect((await notices(ann)).map(({ reason }) => reason)).toContain('scope');
    expect(await doc<Message>(hub(), 'message', foreign.message.id)).toEqual(foreign.message);
    expect((await doc<Ticket>(hub(), 'ticket', foreign.ticket.id))?.tags).toEqual([]);
  });

  test('naming the hash of a file gives nobody its bytes: who attaches it has sent it, or holds it already', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const [own, foreign] = [await hub().addTicket(), await hub().addTicket({ queueId: TECH as never })];
    const bytes = randomUUID();
    const file = fileOf(bytes);
    expect((await ben.call(`/files/v1/${file.sha256}`, { method: 'PUT', body: bytes })).status).toBe(204);
    await ben.push([attach(foreign.ticket.id, file)]);
    await ann.push([
      attach(own.ticket.id, file),
      attach(own.ticket.id, file, 'macro.apply'),
      addTags(own.ticket.id, 'x'),
    ]);
    expect((await outcomes(ann)).map(codeOf)).toEqual(['scope', 'scope', 'ok']);
    expect((await notices(ann)).at(-1)).toMatchObject({ reason: 'scope', body: '见附件' });
    expect((await ann.call(`/files/v1/${file.sha256}`)).status).toBe(403);

    expect((await ann.call(`/files/v1/${file.sha256}`, { method: 'PUT', body: 'other bytes' })).status).toBe(400);
    await ann.push([attach(own.ticket.id, file)]);
    expect((await ann.call(`/files/v1/${file.sha256}`, { method: 'PUT', body: bytes })).status).toBe(204);
    await ann.push([attach(own.ticket.id, file)]);
    expect((await outcomes(ann)).map(codeOf).slice(3)).toEqual(['scope', 'ok']);
    expect(await (await ann.call(`/files/v1/${file.sha256}`)).text()).toBe(bytes);
    const lea = await hub().signIn('lea');
    await lea.push([attach(own.ticket.id, file)]);
    expect((await outcomes(lea)).map(codeOf)).toEqual(['ok']);
  });

  test('a ticket may be moved out of the scope of the writer, together with their last words on it', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    const seen = await versionOf(hub().store);
    await ann.push([setFields(ticket.id, { queueId: TECH as never }, seen), addMessage(ticket.id, 'handing over')]);
    expect((await outcomes(ann)).map(({ status }) => status)).toEqual(['ok', 'ok']);
    await ann.push([addTags(ticket.id, 'late')]);
    expect((await outcomes(ann)).at(-1)).toMatchObject({ status: 'rejected', code: 'scope' });
  });

  test('who assigns first keeps the ticket; the other learns by whom and when', async () => {
    const [ann, ben] = [await hub().signIn('ann'), await hub().signIn('ben')];
    const { ticket } = await hub().addTicket();
    const seen = await versionOf(hub().store);
    await ben.push([setFields(ticket.id, { assigneeId: agentIdOf('ben') as never }, seen)]);
    await ann.push([setFields(ticket.id, { assigneeId: agentIdOf('ann') as never }, seen)]);
    const clash = { field: 'assigneeId', theirs: agentIdOf('ben'), mine: agentIdOf('ann') };
    expect(await outcomes(ann)).toMatchObject([
      { status: 'rejected', code: 'taken', clashes: [{ ...clash, by: agentIdOf('ben'), at: hub().clock.now() }] },
    ]);
  });

  test('one’s own earlier edit is never a clash, also within one push', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    const seen = await versionOf(hub().store);
    await ann.push([
      setFields(ticket.id, { status: 'pending' }, seen),
      setFields(ticket.id, { status: 'solved' }, seen),
    ]);
    await ann.push([setFields(ticket.id, { status: 'open' }, seen)]);
    expect((await outcomes(ann)).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  });

  test('a desk whose clock runs ahead does not write into the future', async () => {
    const ann = await hub().signIn('ann');
    const { ticket } = await hub().addTicket();
    const id = `message-${randomUUID()}`;
    const late = hub().clock.now() + 90 * MINUTE;
    await ann.pushRaw({ muts: [{ mid: 1, at: late, mutation: addMessage(ticket.id, 'hi', id) }] });
    expect((await doc<Message>(hub(), 'message', id))?.at).toBe(hub().clock.now());
  });

  test('a trainee’s mutations are refused one by one and their words are kept', async () => {
    const tia = await hub().signIn('tia');
    const { ticket } = await hub().addTicket();
    await tia.push([addMessage(ticket.id, 'may I?')]);
    expect(await outcomes(tia)).toMatchObject([{ status: 'rejected' }]);
    expect((await notices(tia)).map(({ body }) => body)).toContain('may I?');
  });
}
