import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { BotAlone, type Waiting } from '#testkit/hub/bot-alone.ts';
import { told } from '#testkit/hub/bot-process.ts';

let world: BotAlone;
afterEach(() => world.close());

const PATIENCE = { timeout: 20_000, interval: 10 };
async function becomes(read: () => unknown, wanted: unknown): Promise<void> {
  await expect.poll(read, PATIENCE).toEqual(wanted);
}
const each = <T>(all: readonly Waiting[], read: (one: Waiting) => Promise<T>) => Promise.all(all.map(read));

/** Tried once more, and through with it. */
async function tried(one: Waiting, attempts: number): Promise<void> {
  if (attempts === 1) world.bots.kick(one);
  else world.again(one);
  await becomes(() => world.logged.filter((event) => event === 'bot-turn-failed').length, attempts);
}

test('who is angry waits for nobody, and who waits in line for the provider waits five seconds and no longer', async () => {
  world = await BotAlone.open();
  world.provider.reply = () => new Promise(() => {});
  const slow = await Promise.all(Array.from({ length: 10 }, (_, i) => world.written(`第${i}个`)));
  for (const one of slow) world.bots.kick(one);
  await becomes(() => each(slow, async (one) => (await world.said(one)).length), slow.map(() => 1)); // prettier-ignore
  const angry = await world.written('已经第五次了!');
  world.bots.kick(angry);
  await becomes(() => world.reasons(angry), ['anger']);
  await becomes(() => world.provider.asked.length, 4);
  world.clock.advance(5000);
  await becomes(() => each(slow, (one) => world.reasons(one)), slow.map(() => ['failed'])); // prettier-ignore
  expect(world.provider.asked).toHaveLength(4);
});

test('a provider that never comes back holds no place: the next question is asked', async () => {
  world = await BotAlone.open();
  world.provider.reply = () => new Promise(() => {});
  const slow = await Promise.all([1, 2, 3, 4].map((n) => world.written(`第${n}个`)));
  for (const one of slow) world.bots.kick(one);
  await becomes(() => world.provider.asked.length, 4);
  world.clock.advance(5000);
  world.provider.reply = (text) => Promise.resolve(told(`答：${text}`));
  const next = await world.written('滤芯呢');
  world.bots.kick(next);
  await becomes(async () => (await world.turn(next)).state, 'done');
  // At one moment of this clock, in whichever order.
  expect(await world.said(next)).toContain('答：滤芯呢');
});

test('what there is no room for stays where it is until there is, and the process goes on meanwhile', async () => {
  world = await BotAlone.open(1);
  const gate = Promise.withResolvers<void>();
  world.provider.reply = (text) => gate.promise.then(() => told(text));
  const [first, second] = [await world.written('甲'), await world.written('乙')];
  world.bots.kick(first);
  for (let i = 0; i < 3; i += 1) world.bots.kick(second);
  await becomes(() => world.provider.asked, ['甲']);
  expect((await world.turn(second)).state).toBe('waiting');
  gate.resolve();
  await becomes(async () => (await world.turn(first)).state, 'done');
  world.clock.advance(16_000);
  world.bots.begin();
  await becomes(async () => (await world.turn(second)).outcome, 'told');
});

test('a fault before anything is decided is tried three times, then a person gets it', async () => {
  world = await BotAlone.open();
  await world.store.db.updateTable('channel_token').set({ bot: sql`bot || '{"notice":{}}'` }).execute(); // prettier-ignore
  const one = await world.written('滤芯呢');
  await tried(one, 1);
  await tried(one, 2);
  expect([await world.reasons(one), (await world.turn(one)).state]).toEqual([[], 'asked']);
  await tried(one, 3);
  await becomes(() => world.reasons(one), ['failed']);
  expect(await world.turn(one)).toMatchObject({ state: 'done', outcome: 'handed' });
  expect(await world.said(one)).toEqual([expect.stringContaining('同事来接')]);
});

test('a fault in what was decided is tried three times, then a person gets it', async () => {
  world = await BotAlone.open();
  await refuseWords(`data->>'body' = '答：毒'`);
  const one = await world.written('毒');
  for (const attempt of [1, 2, 3]) await tried(one, attempt);
  await becomes(() => world.reasons(one), ['failed']);
  expect(await world.said(one)).toHaveLength(2);
});

test('where not even a hand-over can be written it is set aside: it is not tried again, and the next customer is answered', async () => {
  world = await BotAlone.open();
  const one = await world.written('毒');
  await refuseWords(`ref = '${one.ticketId}'`);
  for (const attempt of [1, 2, 3]) await tried(one, attempt);
  await becomes(async () => (await world.turn(one)).state, 'done');
  expect(world.logged).toContain('bot-turn-set-aside');
  world.again(one);
  const next = await world.written('滤芯呢');
  world.bots.kick(next);
  await becomes(async () => (await world.turn(next)).outcome, 'told');
  expect(world.logged.filter((event) => event === 'bot-turn-failed')).toHaveLength(3);
});

test('what ended a process three times is not read a fourth time', async () => {
  world = await BotAlone.open();
  const one = await world.written('滤芯呢');
  await world.store.db.updateTable('bot_turn').set({ state: 'asked', attempts: 3, held_until: 0 }).execute();
  world.bots.kick(one);
  await becomes(() => world.reasons(one), ['failed']);
  expect(world.provider.asked).toEqual([]);
});

/** A database that takes no message of this kind. */
async function refuseWords(which: string): Promise<void> {
  await sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''refused''; end'`.execute(world.store.db); // prettier-ignore
  const when = sql.raw(`new.tbl = 'message' and new.${which}`);
  await sql`create trigger refuse before insert on doc for each row when (${when}) execute function refuse()`.execute(world.store.db); // prettier-ignore
}
