import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import { TABLE_NAMES } from '#shared/domain/tables.ts';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import { openLab, type AppClient, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { row } from '#testkit/core-team.ts';
import { aSop } from '#testkit/sop-rows.ts';

const source = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());
const REF = { lang: 'zh', seed: 7, issue: 'refund-not-arrived', persona: 'beijing-teacher', channel: 'chat' } as const;

let lab: Lab;
let desk: TestDesk;
let app: AppClient;
let closeWindow: () => Promise<void>;
beforeEach(async () => {
  lab = openLab({ practice: source });
  desk = lab.desk('one');
  app = desk.app;
  await app.session.signIn({ handle: 'tia', password: 'tia-password' });
  await lab.clock.advance(3000);
  closeWindow = await openWindow();
});
afterEach(async () => {
  await closeWindow();
  await lab.close();
});

/** Somebody looks at the desk. @returns what ends it. */
async function openWindow(): Promise<() => Promise<void>> {
  const stop = new AbortController();
  const stream = await app.events.subscribe({}, { signal: stop.signal });
  const reading = (async () => {
    for await (const event of stream) expect(event).toBeDefined();
  })().catch(() => undefined);
  await lab.clock.advance(100);
  return async () => {
    stop.abort();
    await lab.clock.advance(100);
    await reading;
  };
}

const now = async (): Promise<PracticeNow> => {
  const { now: found } = await app.practice.now({});
  if (!found) throw new Error('nothing goes on');
  return found;
};
const heard = ({ turns }: PracticeNow): string[] => turns.flatMap((turn) => (turn.did === 'heard' ? [turn.text] : []));
const say = async (text: string): Promise<void> => {
  await app.practice.say({ text });
  await lab.clock.advance(8000);
};
async function begin(): Promise<void> {
  await app.practice.start({ ref: REF });
  await app.practice.answer({});
  await lab.clock.advance(5000);
}

describe('a session', () => {
  test('rings, is answered, and begins with the customer', async () => {
    const { sessionId } = await app.practice.start({ ref: REF });
    expect(await now()).toMatchObject({ sessionId, state: 'ringing', channel: 'chat', turns: [] });
    const { contacts } = await app.rehearsal.contacts.live({});
    expect(contacts).toMatchObject([
      { contact: { state: 'ringing', customerId: 'practice-customer', ticketId: 'practice-ticket' } },
    ]);
    expect(contacts[0]?.card?.customer.name).not.toBe('');
    await app.practice.answer({});
    await lab.clock.advance(5000);
    const going = await now();
    expect(going.state).toBe('going');
    expect(heard(going)).toHaveLength(1);
    await expect(app.practice.start({ ref: REF })).rejects.toMatchObject({ code: 'ALREADY' });
  });

  test('is answered by opening its card on the desk for practice, and its lines stand there as on a real one', async () => {
    await app.practice.start({ ref: REF });
    await app.rehearsal.contacts.open({ contactId: 'practice-contact' });
    await lab.clock.advance(5000);
    await say('您退回来的货早就签收了，钱却一直没到，换谁都着急。');
    const { lines } = await app.rehearsal.guidance.reading({
      ticketId: 'practice-ticket',
      contactId: 'practice-contact',
    });
    expect(lines.filter(({ speaker }) => speaker === 'customer').length).toBeGreaterThanOrEqual(2);
  });

  test('is none when it is declined while it rings', async () => {
    await app.practice.start({ ref: REF });
    await app.rehearsal.contacts.control({ contactId: 'practice-contact', action: 'decline' });
    await lab.clock.advance(100);
    expect(await app.practice.now({})).toEqual({ now: null });
    expect((await app.practice.sessions({ before: null, limit: 10 })).sessions).toEqual([]);
  });

  test('is over when the customer has gone, and has a card whose marks stand in it', async () => {
    await begin();
    for (let i = 0; i < 4; i += 1) await lab.clock.advance(120_000);
    const ended = await now();
    expect(ended).toMatchObject({ state: 'ended', end: 'left' });
    const record = await app.practice.session({ sessionId: ended.sessionId });
    expect(record.turns).toEqual(ended.turns);
    for (const { turn } of record.marks) if (turn !== null) expect(record.turns[turn]).toBeDefined();
    expect(record.points.listen).toBeLessThanOrEqual(1);
  });

  test('gives a line back with everything that came of it, and goes on as if it had not been said', async () => {
    await begin();
    await say('您好');
    const before = await now();
    await say('这是规定，我也没办法，您去找银行。');
    expect(await app.practice.takeBack({})).toEqual({ text: '这是规定，我也没办法，您去找银行。' });
    const after = await now();
    expect(after.turns).toEqual(before.turns);
    expect(after.takenBack).toBe(1);
    const { lines } = await app.rehearsal.guidance.reading({
      ticketId: 'practice-ticket',
      contactId: 'practice-contact',
    });
    expect(lines).toHaveLength(before.turns.length);
  });

  test('stands still while it is paused', async () => {
    await begin();
    await app.practice.pause({ isPaused: true });
    const before = await now();
    await lab.clock.advance(600_000);
    expect(await now()).toMatchObject({ state: 'paused', turns: before.turns, spentMs: before.spentMs });
    await expect(app.practice.say({ text: '喂' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await app.practice.pause({ isPaused: false });
    await say('让您久等了。');
    expect(heard(await now()).length).toBeGreaterThan(heard(before).length);
  });

  test('takes what was walked during a pause when it is over, also where it is ended in it', async () => {
    await begin();
    await app.practice.pause({ isPaused: true });
    await tick();
    expect((await now()).turns.filter(({ did }) => did === 'step')).toEqual([]);
    await app.practice.end({});
    const { sessionId, turns } = await now();
    expect(turns.filter(({ did }) => did === 'step')).toMatchObject([{ step: 'identity', result: 'verified' }]);
    const { walked } = await app.practice.session({ sessionId });
    expect(walked.find(({ step }) => step === 'identity')?.state).toBe('done');
  });

  test('waits, paused, where no window shows the desk, and makes way for a real contact', async () => {
    await begin();
    await closeWindow();
    for (let i = 0; i < 5; i += 1) await lab.clock.advance(60_000);
    expect(await now()).toMatchObject({ state: 'paused', end: null });
    closeWindow = await openWindow();
    await app.practice.pause({ isPaused: false });
    desk.core.hear({ callId: 'c', type: 'ring', at: lab.clock.now(), address: '+8613800000001' }, 'desk');
    expect((await now()).state).toBe('paused');
  });

  test('counts what is walked in the wrap-up, until it is left', async () => {
    await begin();
    await app.practice.end({});
    const { sessionId } = await now();
    await tick();
    const after = await app.practice.session({ sessionId });
    expect(after.walked.find(({ step }) => step === 'identity')?.state).toBe('done');
    await app.practice.leave({});
    expect((await app.practice.now({})).now).toBeNull();
  });

  test('changes no more after its end, whatever comes late', async () => {
    await begin();
    await app.practice.end({});
    for (const call of [
      () => app.practice.hint({}),
      () => app.practice.say({ text: 'x' }),
      () => app.practice.takeBack({}),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { sessionId } = await now();
    await app.practice.remove({ sessionId });
    expect((await app.practice.sessions({ before: null, limit: 5 })).sessions).toEqual([]);
  });

  test('outlives a restart, paused, with its ticked steps', async () => {
    await begin();
    await tick();
    const before = await now();
    expect(before.turns.some(({ did }) => did === 'step')).toBe(true);
    await desk.core.stop();
    desk = lab.desk('one');
    app = desk.app;
    await app.session.signIn({ handle: 'tia', password: 'tia-password' });
    expect(await now()).toMatchObject({ sessionId: before.sessionId, state: 'paused', turns: before.turns });
    const { runs } = await app.rehearsal.sops.runs({ ticketId: 'practice-ticket', contactId: 'practice-contact' });
    expect(runs).toHaveLength(1);
  });

  test('is seen again after a restart, with the same card', async () => {
    await begin();
    await say('您退回来的货早就签收了，钱却一直没到，换谁都着急。');
    await app.practice.end({});
    const { sessionId } = await now();
    const before = await app.practice.session({ sessionId });
    await app.practice.leave({});
    await desk.core.stop();
    app = lab.desk('one').app;
    await app.session.signIn({ handle: 'tia', password: 'tia-password' });
    expect(await app.practice.session({ sessionId })).toEqual(before);
    expect((await app.practice.sessions({ before: null, limit: 10 })).sessions).toMatchObject([
      { sessionId, isShared: false },
    ]);
  });
});

const ABOUT = { ticketId: 'practice-ticket', contactId: 'practice-contact' };

/** Walks the first step of the procedure that is suggested. */
async function tick(): Promise<void> {
  const { items } = await app.rehearsal.sops.suggested(ABOUT);
  const found = items.find(({ key }) => key === 'refund-not-arrived');
  const runId = crypto.randomUUID();
  await app.rehearsal.sops.start({ runId, sopId: found?.sopId ?? '', ...ABOUT });
  const act = { runId, actId: crypto.randomUUID(), step: 'identity' };
  await app.rehearsal.sops.pass({ ...act, result: 'verified', values: {}, withoutActions: false });
  await lab.clock.advance(100);
}

/** The team's own edition of the procedure, newer than the one the case was written for; nothing right can be walked through it. */
async function publishUnfit(retiredAt: number | null): Promise<void> {
  lab.hub.accounts.get('tia')?.scope.push('sop:one', 'e:one');
  const sop = aSop({ id: 'refund-not-arrived@9', key: 'refund-not-arrived', version: 9, retiredAt });
  lab.hub.store.put([row('sop', sop)]);
  lab.hub.poke();
  await lab.clock.advance(5000);
}

describe('the procedure of a case', () => {
  test.each([
    ['does not fit it', null],
    ['is retired', 5],
  ])('is the one it was written for where the newer one of the team %s', async (_, retiredAt) => {
    await publishUnfit(retiredAt);
    expect(await versions(app.sops)).toEqual(retiredAt === null ? [9] : []);
    await begin();
    expect(await versions(app.rehearsal.sops)).toEqual([source.procedure('refund-not-arrived')?.version]);
    await tick();
    expect((await now()).turns).toContainEqual(expect.objectContaining({ did: 'step', step: 'identity' }));
  });

  test('is suggested before any other of the team, as long as it is not walked', async () => {
    lab.hub.accounts.get('tia')?.scope.push('sop:one', 'e:one');
    const suggest = { queueIds: [], channels: ['chat'], tags: [], words: ['退款'], fields: [] };
    lab.hub.store.put([row('sop', aSop({ key: 'other', suggest }))]);
    lab.hub.poke();
    await lab.clock.advance(5000);
    await begin();
    expect((await first()).slice(0, 2)).toEqual([
      ['refund-not-arrived', ['queue']],
      ['other', ['channel', 'word']],
    ]);
    await tick();
    expect((await first())[0]).toEqual(['other', ['channel', 'word']]);
  });
});

const first = async () => {
  const { items } = await app.rehearsal.sops.suggested(ABOUT);
  return items.map(({ key, why }) => [key, why.map(({ by }) => by)]);
};
const versions = async (sops: AppClient['sops']): Promise<number[]> =>
  (await sops.list({})).items.filter(({ key }) => key === 'refund-not-arrived').map(({ version }) => version);

describe('a desk', () => {
  test('is locked whatever cannot be put away', async () => {
    await begin();
    desk.ports.intents.stop = () => {
      throw new Error('broken');
    };
    await app.session.signOut({});
    expect((await app.session.status({})).state).toBe('signed-out');
    await expect(app.practice.now({})).rejects.toMatchObject({ code: 'LOCKED' });
    desk.ports.intents.stop = () => undefined;
  });
});

describe('what practice leaves', () => {
  const everything = async (): Promise<string> =>
    JSON.stringify(await Promise.all([app.tickets.list(ALL), app.outbox.list({}), app.contacts.live({})]));
  const ALL = { view: 'all', queueId: null, text: '', order: 'newest', after: null, limit: 50 } as const;

  test('is nothing in what the hub and colleagues read', async () => {
    const before = await everything();
    const rows = JSON.stringify(lab.hub.store);
    await begin();
    await tick();
    await say('我马上给您查，今天下午五点前给您回电。');
    await app.practice.end({});
    await app.practice.leave({});
    await lab.clock.advance(60_000);
    expect(await everything()).toBe(before);
    expect(JSON.stringify(lab.hub.store)).toBe(rows);
    expect(TABLE_NAMES.length).toBeGreaterThan(30);
  });

  test('is no desk for practice any more', async () => {
    await expect(app.rehearsal.tickets.list(ALL)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await begin();
    expect((await app.rehearsal.tickets.list(ALL)).items.length).toBeGreaterThan(0);
    await app.practice.end({});
    await app.practice.leave({});
    await expect(app.rehearsal.tickets.list(ALL)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
