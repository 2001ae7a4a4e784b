import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import type { PracticeSource } from '#core/kernel/ports.ts';
import type { Db } from '#core/db/types.ts';
import { changeSet } from '#core/kernel/changes.ts';
import type { Desk } from '#core/kernel/desk.ts';
import { KEEP_SHARES_MS } from '#shared/domain/practice/index.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { anAgent, row } from '#testkit/core-team.ts';
import { openMigrated } from '#testkit/migrated.ts';
import { sampleScenario } from '#testkit/practice-sample.ts';
import { endedSessions, listedOf } from './ended.ts';
import { practiceRouter } from './handlers.ts';
import type { Practice } from './service.ts';
import { findSession, keepSession, StoredSession } from './stored.ts';

const source = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());
const REF = { lang: 'zh', seed: 7, issue: 'refund-not-arrived', persona: 'beijing-teacher', channel: 'chat' } as const;
const AGENT = anAgent('tia', { role: 'trainee', queueIds: [] });

let lab: Lab;
let tia: TestDesk;
/** Whether what comes with the program is another than it was. */
let isOther = false;
const changing: PracticeSource = { ...source, content: (lang) => (isOther ? null : source.content(lang)) };

const enrol = (...parts: readonly string[]): void => {
  lab.hub.accounts.set('tia', { agent: AGENT, password: 'tia-password', scope: ['dir', 'a:tia', ...parts] });
};
async function synced(): Promise<void> {
  await tia.app.sync.now({});
  await lab.clock.advance(3000);
}
async function practised(): Promise<string> {
  const { practice } = tia.app;
  await practice.start({ ref: REF });
  await practice.answer({});
  await lab.clock.advance(5000);
  await practice.say({ text: '您退回来的货早就签收了，钱却一直没到，换谁都着急。您是什么时候寄回来的？' });
  await lab.clock.advance(8000);
  await practice.end({});
  const { now } = await practice.now({});
  await practice.leave({});
  return now?.sessionId ?? '';
}

beforeEach(async () => {
  isOther = false;
  lab = openLab({ practice: changing });
  enrol('sop:one');
  lab.hub.store.put([row('agent', AGENT)]);
  tia = lab.desk('tia-desk');
  await tia.app.session.signIn({ handle: 'tia', password: 'tia-password' });
  await lab.clock.advance(3000);
});
afterEach(() => lab.close());

describe('a session that has ended', () => {
  test('has the record it had then, whatever the program says today', async () => {
    const sessionId = await practised();
    const before = await tia.app.practice.session({ sessionId });
    expect(before.facts.some(({ isTold }) => isTold)).toBe(true);
    isOther = true;
    expect(await tia.app.practice.session({ sessionId })).toEqual(before);
  });

  test('is not removed where it goes on', async () => {
    const { sessionId } = await tia.app.practice.start({ ref: REF });
    await expect(tia.app.practice.remove({ sessionId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await tia.app.practice.now({})).now?.sessionId).toBe(sessionId);
  });

  test('says that it is not shared any more once the hub has refused it, and the outbox says why', async () => {
    const sessionId = await practised();
    lab.hub.isDown = true;
    await tia.app.practice.share({ sessionId, isShared: true });
    expect((await tia.app.practice.session({ sessionId })).isShared).toBe(true);
    enrol();
    lab.hub.isDown = false;
    await lab.clock.advance(60_000);
    await synced();
    const { items } = await tia.app.outbox.list({});
    expect(items).toMatchObject([{ mutation: { name: 'practice.share' }, state: 'refused' }]);
    expect((await tia.app.practice.session({ sessionId })).isShared).toBe(false);
    expect((await tia.app.practice.sessions({ before: null, limit: 5 })).sessions).toMatchObject([
      { sessionId, isShared: false },
    ]);
  });
});

/** As an older program kept it. */
async function stored(): Promise<StoredSession> {
  const sessionId = await practised();
  const record = await tia.app.practice.session({ sessionId });
  const scenario = {
    ...sampleScenario('c1'),
    seed: 1,
    persona: { ...source.content('zh')!.personas[0]! },
    channel: 'chat',
    need: 'fairness',
    feeling: 'anger',
    strength: 1,
    course: 'flaring',
    complications: [],
    slots: {},
    name: 'x',
    called: 'x',
  };
  return StoredSession.parse({
    ...record,
    id: sessionId,
    scenario,
    procedure: null,
    state: 'ended',
    startedAt: 1,
    spentSinceAt: null,
    runs: [],
    seenEntries: [],
    endedAt: 50,
    card: { rules: 1, lang: 'zh', points: record.points, marks: [] },
    shareId: null,
  });
}

test('what an older program kept is listed and read as well', async () => {
  const session = await stored();
  const db = openMigrated();
  db.write((tx) => {
    keepSession(tx, session);
    keepSession(tx, { ...session, id: 'other', endedAt: 40, turns: [] });
  });
  const [newest, older] = db.read((tx) => endedSessions(tx, null, 10));
  expect(newest).toMatchObject({ sessionId: session.id, at: 50, hasSaid: true, trains: ['product', 'psychology'] });
  expect(older).toMatchObject({ sessionId: 'other', hasSaid: false, points: session.card?.points });
  expect(db.read((tx) => endedSessions(tx, 50, 10))).toHaveLength(1);
  expect(db.read((tx) => findSession(tx, session.id))).toMatchObject({ turns: session.turns });
});

test('what was shared is not shared any more when leads have it no longer', async () => {
  const session = { ...(await stored()), shareId: 'share-1', sharedAt: 1000 };
  const db = openMigrated();
  db.write((tx) => keepSession(tx, session));
  const at = (now: number) => db.read((tx) => endedSessions(tx, null, 1)).map((one) => listedOf(one, now).isShared);
  expect([at(1000 + KEEP_SHARES_MS), at(1001 + KEEP_SHARES_MS)]).toEqual([[true], [false]]);
});

function deskOf(db: Db) {
  const asked: unknown[] = [];
  const mutate: Desk['mutate'] = (mutations, also) => {
    asked.push(...mutations);
    db.write((tx) => also?.(tx, changeSet()));
  };
  // It writes nothing by itself: there is no such call here.
  const desk = { read: db.read.bind(db), mutate, wouldRefuse: () => false, agent: () => AGENT };
  const world = {
    world: { desk: () => desk, clock: lab.clock, ids: { uuid: () => 'new' }, source },
  } as unknown as Practice;
  return { asked, practice: createRouterClient(practiceRouter(world)) };
}

test('a session goes together with what was shared of it: in one write, or not at all', async () => {
  const session = { ...(await stored()), shareId: 'share-1', sharedAt: 1000 };
  const db = openMigrated();
  db.write((tx) => keepSession(tx, session));
  const { asked, practice } = deskOf(db);
  await practice.remove({ sessionId: session.id });
  expect(asked).toEqual([{ name: 'practice.withdraw', shareId: 'share-1' }]);
  expect(db.read((tx) => findSession(tx, session.id))).toBeUndefined();
});

test('of what is shared two hundred stand: the oldest is withdrawn with the next, and says so', async () => {
  const session = await stored();
  const db = openMigrated();
  db.write((tx) => {
    keepSession(tx, session);
    for (let n = 1; n <= 200; n += 1)
      keepSession(tx, { ...session, id: `s${n}`, shareId: `share-${n}`, sharedAt: lab.clock.now() - n });
  });
  const { asked, practice } = deskOf(db);
  await practice.share({ sessionId: session.id, isShared: true });
  expect(asked).toMatchObject([{ name: 'practice.withdraw', shareId: 'share-200' }, { name: 'practice.share' }]);
  const shared = db.read((tx) => ['s200', 's199', session.id].map((id) => findSession(tx, id)?.shareId));
  expect(shared).toEqual([null, 'share-199', expect.any(String)]);
});
