import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '#shared/contract/app/messages.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { aMacro, aMessage, aTicket, row, T0 } from '#testkit/core-team.ts';

let lab: Lab;
let desk: TestDesk;
beforeEach(async () => {
  lab = openLab();
  lab.hub.store.put([answer('before')]);
  desk = await open();
});
afterEach(() => lab.close());

async function open(name = 'one', handle = 'ana'): Promise<TestDesk> {
  const opened = lab.desk(name);
  await opened.app.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(3000);
  return opened;
}
/** The draft as a desk left it that kept text and files alone. */
async function openAsOlder(): Promise<void> {
  await desk.core.stop();
  const { replicas } = desk.ports;
  const openOlder: typeof replicas.open = async (place) => {
    const parts = await replicas.open(place);
    parts.db.write((tx) => tx.run('update draft set known_replies = null'));
    return parts;
  };
  desk = startDesk({ ...desk.ports, replicas: { ...replicas, open: openOlder } });
  await desk.app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
}
/** What a colleague wrote to the customer. */
const answer = (id: string, more: Partial<Parameters<typeof aMessage>[1]> = {}) =>
  row(
    'message',
    aMessage(id, { kind: 'reply', author: { kind: 'agent', agentId: 'bo' as never }, body: `from bo: ${id}`, ...more }),
  );
async function arrives(...rows: Parameters<Lab['hub']['store']['put']>[0]): Promise<void> {
  lab.hub.store.put(rows);
  lab.hub.poke();
  await lab.clock.advance(3000);
}
const begin = (body: string, kind: 'reply' | 'note' = 'reply', more: object = {}) =>
  desk.app.drafts.save({ ticketId: 't1', draft: { kind, body, attachments: [], ...more } });

type Refused = { readonly code: string; readonly data?: { readonly answers?: readonly Answer[] } };
/** The replies a sending was held back for; none: it went out. */
async function heldBack(sending: Promise<unknown>): Promise<readonly Answer[]> {
  try {
    await sending;
    return [];
  } catch (error) {
    expect((error as Refused).code).toBe('ANSWERED');
    return (error as Refused).data?.answers ?? [];
  }
}
const say = (body = 'mine', more: object = {}) => ({
  id: crypto.randomUUID(),
  ticketId: 't1',
  kind: 'reply' as const,
  body,
  attachmentIds: [],
  status: null,
  ...more,
});
const send = (body?: string, more?: object) => heldBack(desk.app.messages.add(say(body, more)));
const applyMacro = (body: string | null) =>
  heldBack(
    desk.app.tickets.applyMacro({
      ticketId: 't1',
      macroId: 'm1',
      messageId: crypto.randomUUID(),
      body,
      attachmentIds: [],
      status: 'solved',
    }),
  );
const idsOf = (answers: readonly Answer[]) => answers.map(({ id }) => id);
const linesOf = async () => {
  const { items } = await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 });
  return items.map((item) => item.body);
};
const bodies = async () => (await desk.app.drafts.get({ ticketId: 't1' })).drafts.map(({ body }) => body);

describe('a reply begun before a colleague answered', () => {
  test('is held back with who answered, when and what; nothing is written, and the draft stays', async () => {
    await begin('mine');
    await arrives(answer('new', { at: T0 + 60_000, body: 'x'.repeat(1000) }));
    const held = await send('mine', { status: 'solved' });
    expect(held).toEqual([
      { id: 'new', authorName: 'Agent bo', isMine: false, at: T0 + 60_000, beginning: 'x'.repeat(300) },
    ]);
    expect(await linesOf()).not.toContain('mine');
    expect((await desk.app.tickets.get({ ticketId: 't1' })).status).toBe('open');
    expect((await desk.app.outbox.list({})).items).toEqual([]);
    expect(await bodies()).toEqual(['mine']);
  });

  test('goes out once the agent was shown it, and is held back again only for what came after', async () => {
    await begin('mine');
    await arrives(answer('first'));
    await desk.app.drafts.sawReplies({ ticketId: 't1', messageIds: (await send()).map(({ id }) => id) });
    await begin('mine, changed');
    await arrives(answer('second', { at: T0 + 9 }));
    const held = idsOf(await send());
    expect(held).toEqual(['second']);
    await desk.app.drafts.sawReplies({ ticketId: 't1', messageIds: held });
    expect(await send()).toEqual([]);
    expect(await bodies()).toEqual([]);
  });

  test('is held back for what a colleague wrote without a network, under an earlier time', async () => {
    lab.hub.store.put([answer('late-known', { at: T0 + HOUR })]);
    lab.hub.poke();
    await lab.clock.advance(3000);
    await begin('mine');
    await arrives(answer('older', { at: T0 - HOUR }));
    expect(idsOf(await send())).toEqual(['older']);
  });

  test('is held back when the reply arrived as the network came back', async () => {
    lab.hub.isDown = true;
    await lab.clock.advance(60_000);
    await begin('mi');
    lab.hub.store.put([answer('meanwhile')]);
    await begin('mine');
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(idsOf(await send())).toEqual(['meanwhile']);
  });

  test('is held back after a restart, also for what came in between', async () => {
    await begin('mine');
    await desk.core.stop();
    lab.hub.store.put([answer('meanwhile')]);
    desk = await open();
    expect(idsOf(await send())).toEqual(['meanwhile']);
  });

  test('is held back with a macro that writes, and not with one that only changes the ticket', async () => {
    await begin('mine');
    await arrives(answer('new'));
    expect(idsOf(await applyMacro('mine'))).toEqual(['new']);
    expect((await desk.app.tickets.get({ ticketId: 't1' })).status).toBe('open');
    expect(await applyMacro(null)).toEqual([]);
  });

  test('is held back for what the agent wrote at another desk', async () => {
    const other = await open('two');
    await begin('mine');
    await other.app.messages.add(say('from my other desk'));
    await lab.clock.advance(5000);
    lab.hub.poke();
    await lab.clock.advance(5000);
    expect(await send()).toMatchObject([{ isMine: true, beginning: 'from my other desk' }]);
  });

  test('is held back for replies of a ticket that was merged into this one when nothing tells any more when that was', async () => {
    await arrives(row('ticket', aTicket('t2')), answer('there', { ticketId: 't2' as never }));
    await begin('mine');
    await arrives(row('ticket', aTicket('t2', { mergedIntoId: 't1' as never })));
    expect(idsOf(await send())).toEqual(['there']);
  });

  test('that a desk kept before it knew of replies is held back for those written after its last edit', async () => {
    await begin('mine', 'reply');
    const { updatedAt } = (await desk.app.drafts.get({ ticketId: 't1' })).drafts[0]!;
    await openAsOlder();
    await arrives(answer('earlier', { at: updatedAt - 1 }), answer('later', { at: updatedAt + 1 }));
    await begin('mine, changed later on');
    expect(idsOf(await send())).toEqual(['later']);
    await desk.core.stop();
  });
});

const there = (id: string, ticketId: string, at: number) => answer(id, { ticketId: ticketId as never, at });
const givenThere = async () =>
  await arrives(row('ticket', aTicket('t2')), row('ticket', aTicket('t3')), there('last-week', 't2', T0 - 168 * HOUR));
/** By Bo at his own desk, until Ana's has it. */
async function merge(bo: TestDesk, ticketId: string, intoId: string): Promise<void> {
  await bo.app.tickets.merge({ ticketId, intoId });
  await bo.app.sync.now({});
  await lab.clock.advance(5000);
  lab.hub.poke();
  await lab.clock.advance(5000);
}
const mergedAt = async () => {
  const { items } = await desk.app.messages.timeline({ ticketId: 't1', before: null, limit: 50 });
  return items.findLast(({ event }) => event?.type === 'merged')!.at;
};

describe('a ticket that a colleague merges in while a reply is written', () => {
  test('brings no new answers along: what was said there before does not stop the reply', async () => {
    await givenThere();
    await begin('mine');
    await merge(await open('two', 'bo'), 't2', 't1');
    expect(await linesOf()).toContain('from bo: last-week');
    expect(await send()).toEqual([]);
  });

  test('brings none along through another either, though answered between the two merges', async () => {
    await givenThere();
    await begin('mine');
    const bo = await open('two', 'bo');
    await merge(bo, 't2', 't3');
    await arrives(there('between', 't2', lab.clock.now()));
    await lab.clock.advance(HOUR);
    await merge(bo, 't3', 't1');
    expect(await linesOf()).toContain('from bo: between');
    expect(await send()).toEqual([]);
  });

  test('still stops it for what is answered there after the merge, and here at any time', async () => {
    await givenThere();
    await begin('mine');
    await merge(await open('two', 'bo'), 't2', 't1');
    const at = await mergedAt();
    await arrives(there('after', 't2', at + 1), there('here', 't1', at - 1));
    const held = idsOf(await send());
    expect(held).toEqual(['here', 'after']);
    await desk.app.drafts.sawReplies({ ticketId: 't1', messageIds: held });
    expect(await send()).toEqual([]);
  });

  test('stops the next reply for what arrives late there: that one was begun after the merge', async () => {
    await givenThere();
    await begin('mine');
    await merge(await open('two', 'bo'), 't2', 't1');
    const at = await mergedAt();
    expect(await send()).toEqual([]);
    await begin('another');
    await arrives(there('late', 't2', at - 1));
    expect(idsOf(await send('another'))).toEqual(['late']);
  });

  test('brings none along the second time, after it was taken out', async () => {
    await givenThere();
    const bo = await open('two', 'bo');
    await merge(bo, 't2', 't1');
    await bo.app.tickets.unmerge({ ticketId: 't2' });
    await bo.app.sync.now({});
    await lab.clock.advance(5000);
    lab.hub.poke();
    await lab.clock.advance(5000);
    await begin('mine');
    await merge(bo, 't2', 't1');
    expect(await linesOf()).toContain('from bo: last-week');
    expect(await send()).toEqual([]);
  });
});

describe('a reply goes out at once', () => {
  test('when it was begun after the colleague’s', async () => {
    await arrives(answer('before-too'));
    await begin('mine');
    expect(await send()).toEqual([]);
  });

  test('when it was emptied and begun anew after the colleague’s', async () => {
    await begin('mine');
    await arrives(answer('new'));
    await begin(' ', 'reply', { signature: 'kept' });
    await begin('begun anew', 'reply', { signature: 'kept' });
    expect(await send()).toEqual([]);
  });

  test('after the agent’s own from this desk, whether the hub has that one yet or not', async () => {
    lab.hub.isDown = true;
    await begin('first');
    expect(await send('first')).toEqual([]);
    await begin('second');
    lab.hub.isDown = false;
    await desk.app.sync.now({});
    await lab.clock.advance(5000);
    expect(await send('second')).toEqual([]);
  });

  test('when only colleagues were spoken to, by either side', async () => {
    await begin('mine');
    await arrives(answer('note', { kind: 'note' }));
    expect(await send()).toEqual([]);
    await begin('a note', 'note');
    await begin('a reply');
    await arrives(answer('new'));
    expect(await send('a note', { kind: 'note' })).toEqual([]);
  });

  test('when the ticket moved to another queue and everything on it came once more', async () => {
    await begin('mine');
    const account = lab.hub.accounts.get('ana')!;
    account.scope = [...account.scope, 'q:q2'];
    await arrives(row('macro', aMacro('m1')), row('ticket', aTicket('t1', { queueId: 'q2' as never })));
    await desk.app.sync.now({});
    await lab.clock.advance(8000);
    expect(await linesOf()).toContain('from bo: before');
    expect(await send()).toEqual([]);
  });
});

test('words that come back refused know the replies that stood there when they were first sent', async () => {
  lab.hub.isDown = true;
  await desk.app.messages.add(say('refused'));
  const at = lab.clock.now();
  lab.hub.store.put([row('ticket', aTicket('t1', { status: 'spam' })), answer('since', { at: at + HOUR })]);
  lab.hub.isDown = false;
  await desk.app.sync.now({});
  await lab.clock.advance(5000);
  const [item] = (await desk.app.outbox.list({})).items;
  await desk.app.outbox.acknowledge({ mid: item!.mid, keepAsDraft: true });
  await arrives(row('ticket', aTicket('t1')));
  expect(idsOf(await send('refused'))).toEqual(['since']);
});
