/* oxlint-disable max-lines-per-function -- a suite is a list of tests, as in a test file */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { botProcess, reasonsOf, ticketOf, told } from '../bot-process.ts';
import { actOn, leave, showPresence } from '../live-desk.ts';
import { listenLine, turn, turnUntil } from '../live-line.ts';
import { BILLING, type TestHub } from '../start-test-hub.ts';
import { BotWorld } from './bot-world.ts';
import { addMessage, setFields } from './mutations.ts';

/** A bot that gives way to a person, and is silent then. */
export function botHandOverSuite(hub: () => TestHub): void {
  const world = new BotWorld(hub);

  test('an angry customer gets a person at once: it rings with the ticket, the timeline says why, and the bot is silent from then on', async () => {
    const line = await listenLine(hub(), world.ann);
    await showPresence(hub(), world.ann);
    const conversationId = randomUUID();
    const before = (await world.handed())['anger'] ?? 0;
    const { ticketId } = await world.bot.write({ conversationId, text: '滤芯呢' });
    await world.until(conversationId, 2);
    const calls = world.bot.provider.asked.length;
    await world.bot.write({ conversationId, text: '已经第五次了!' });
    const ring = await line.next({ type: 'ring', ticketId });
    expect(ring).toMatchObject({ channel: 'chat', queueId: BILLING, name: '周岚' });
    expect(await line.next({ type: 'line', text: '已经第五次了!' })).toBeDefined();
    const texts = await world.textsOf(conversationId);
    expect(texts).toHaveLength(3);
    expect(texts[2]).toMatch(/同事来接/);
    expect(await reasonsOf(hub(), ticketId)).toEqual(['anger']);
    const waiting = await ticketOf(hub(), ticketId);
    expect(waiting.waitingSinceAt).not.toBeNull();
    expect(waiting.preview).toBe('已经第五次了!');
    await actOn(world.ann, ring?.contactId ?? '', 'accept');
    await world.bot.write({ conversationId, text: '还在吗' });
    expect(await line.next({ type: 'line', text: '还在吗', contactId: ring?.contactId })).toBeDefined();
    await actOn(world.ann, ring?.contactId ?? '', 'end');
    await line.next({ type: 'hangup', contactId: ring?.contactId });
    await world.bot.write({ conversationId, text: '再问一个' });
    const second = await line.next({ type: 'ring', ticketId });
    expect(second?.contactId).not.toBe(ring?.contactId);
    for (const action of ['accept', 'end'] as const) await actOn(world.ann, second?.contactId ?? '', action);
    await world.quiet();
    expect([await world.textsOf(conversationId), world.bot.provider.asked.length]).toEqual([texts, calls]);
    expect((await world.handed())['anger']).toBe(before + 1);
    await leave(hub(), world.ann);
    await turn(hub(), 2000);
    await line.close();
  });

  test('it gives way for every reason there is, and each is counted', async () => {
    const attachments = [{ name: 'a.png', mime: 'image/png', base64: 'QUJD' }];
    const cases: [reason: string, messages: Record<string, unknown>[]][] = [
      ['disappointment', [{ text: '算了~' }]],
      ['asked', [{ text: '转人工' }]],
      ['danger', [{ text: '插座冒烟了' }]],
      ['escalate', [{ text: '#' }]],
      ['attachment', [{ text: '看图', attachments }]],
      ['unsure', [{ text: '甲??' }, { text: '乙??' }]],
    ];
    const before = await world.handed();
    for (const [reason, messages] of cases) {
      const conversationId = randomUUID();
      let ticketId = '';
      for (const message of messages) {
        ({ ticketId } = await world.post({ conversationId, ...message }));
        await world.quiet();
      }
      expect([reason, await reasonsOf(hub(), ticketId)]).toEqual([reason, [reason]]);
    }
    const after = await world.handed();
    for (const [reason] of cases) expect([reason, after[reason]]).toEqual([reason, (before[reason] ?? 0) + 1]);
  });

  test('a wish that is denied and one unsure answer hand nothing over', async () => {
    const conversationId = randomUUID();
    const { ticketId } = await world.post({ conversationId, text: '不用转人工' });
    await world.quiet();
    await world.post({ conversationId, text: '甲??' });
    await world.quiet();
    await world.post({ conversationId, text: '滤芯' });
    await world.quiet();
    await world.post({ conversationId, text: '乙??' });
    await world.quiet();
    expect(await reasonsOf(hub(), ticketId)).toEqual([]);
    expect((await world.textsOf(conversationId)).filter((text) => text.includes('没有完全明白'))).toHaveLength(2);
  });

  test('a provider that fails or takes longer than five seconds is silence for nobody', async () => {
    const before = world.bot.provider.reply;
    world.bot.provider.reply = () => Promise.reject(new Error('no'));
    const failed = await world.post({ conversationId: randomUUID(), text: '甲' });
    await world.quiet();
    expect(await reasonsOf(hub(), failed.ticketId)).toEqual(['failed']);
    let signal: AbortSignal | undefined;
    world.bot.provider.reply = (_text, given) => {
      signal = given;
      return new Promise(() => {});
    };
    const conversationId = randomUUID();
    const slow = await world.post({ conversationId, text: '乙' });
    await turnUntil(hub(), () => signal !== undefined);
    hub().clock.advance(4000);
    expect(await reasonsOf(hub(), slow.ticketId)).toEqual([]);
    hub().clock.advance(1100);
    await world.quiet();
    expect([await reasonsOf(hub(), slow.ticketId), signal?.aborted]).toEqual([['failed'], true]);
    expect(await world.textsOf(conversationId)).toHaveLength(2);
    world.bot.provider.reply = before;
  });

  test('an agent who takes the ticket while the bot thinks is not talked over, and hears what was written', async () => {
    const line = await listenLine(hub(), world.ann);
    await showPresence(hub(), world.ann);
    const before = world.bot.provider.reply;
    const gate = Promise.withResolvers<void>();
    world.bot.provider.reply = (text) => gate.promise.then(() => told(text));
    const conversationId = randomUUID();
    const { ticketId } = await world.bot.write({ conversationId, text: '开机没有' });
    await world.until(conversationId, 1);
    await world.ann.push([setFields(ticketId, { assigneeId: 'agent-ann' as never }, Number.MAX_SAFE_INTEGER)]);
    gate.resolve();
    expect(await line.next({ type: 'ring', ticketId })).toBeDefined();
    expect(await line.next({ type: 'line', text: '开机没有' })).toBeDefined();
    await world.quiet();
    expect(await world.textsOf(conversationId)).toHaveLength(1);
    expect(await reasonsOf(hub(), ticketId)).toEqual([]);
    world.bot.provider.reply = before;
    await leave(hub(), world.ann);
    await line.close();
  });

  test('where an agent has answered or brought tickets together it stays silent; the next ticket of the conversation is its own again', async () => {
    const conversationId = randomUUID();
    const { ticketId } = await world.post({ conversationId, text: '甲' });
    await world.until(conversationId, 2);
    await world.ann.push([addMessage(ticketId, '我来')]);
    await world.post({ conversationId, text: '乙' });
    await world.quiet();
    expect(await world.textsOf(conversationId)).toHaveLength(3);
    await world.ann.push([setFields(ticketId, { status: 'closed' }, Number.MAX_SAFE_INTEGER)]);
    await turn(hub(), 11_000);
    const next = await world.post({ conversationId, text: '丙' });
    expect(next.ticketId).not.toBe(ticketId);
    await world.until(conversationId, 5);
    const [from, into] = [randomUUID(), randomUUID()];
    const written = [
      await world.post({ conversationId: from, text: '丁' }),
      await world.post({ conversationId: into, text: '戊' }),
    ];
    await world.quiet();
    const eventIds = { from: randomUUID(), into: randomUUID() };
    const ids = { ticketId: written[0]?.ticketId ?? '', intoId: written[1]?.ticketId ?? '' };
    await world.ann.push([{ name: 'ticket.merge', ...ids, eventIds }]);
    expect((await world.post({ conversationId: from, text: '己' })).ticketId).toBe(ids.intoId);
    await world.quiet();
    expect(world.bot.provider.asked).not.toContain('己');
  });

  test('a hand-over whose ring reached nobody rings a little later, once', async () => {
    const line = await listenLine(hub(), world.ann);
    await showPresence(hub(), world.ann);
    let isDown = false;
    const { store } = hub();
    const tellLive = (word: string) => (isDown ? Promise.reject(new Error('no line')) : store.tellLive(word));
    const failing = await botProcess({ ...hub(), store: { ...store, tellLive } }, world.channel.token);
    isDown = true;
    const { ticketId } = await failing.write({ conversationId: randomUUID(), text: '转人工' });
    await turnUntil(hub(), async () => (await reasonsOf(hub(), ticketId)).length > 0);
    expect(await line.within(5, { type: 'ring', ticketId })).toBeUndefined();
    isDown = false;
    for (let i = 0; i < 6; i += 1) {
      await turn(hub(), 5000);
      await showPresence(hub(), world.ann);
    }
    await world.quiet();
    expect(await line.next({ type: 'ring', ticketId })).toBeDefined();
    expect(await reasonsOf(hub(), ticketId)).toEqual(['asked']);
    await failing.close();
    await leave(hub(), world.ann);
    await turn(hub(), 2000);
    await line.close();
  });
}
