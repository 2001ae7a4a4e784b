import { afterEach, beforeEach, expect, test } from 'vitest';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import type { Role } from '#shared/domain/role.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { anAgent, row } from '#testkit/core-team.ts';
import { sampleIssue, sampleScenario } from '#testkit/practice-sample.ts';

const source = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());
const REF = { lang: 'zh', seed: 7, issue: 'refund-not-arrived', persona: 'beijing-teacher', channel: 'chat' } as const;
const OF_LEADS = ['l:one'];

let lab: Lab;
let tia: TestDesk;
let bo: TestDesk;

async function signedIn(id: string, role: Role, more: readonly string[] = []): Promise<TestDesk> {
  const agent = anAgent(id, { role, queueIds: [] });
  lab.hub.accounts.set(id, { agent, password: `${id}-password`, scope: ['dir', 'sop:one', `a:${id}`, ...more] });
  lab.hub.store.put([row('agent', agent)]);
  const desk = lab.desk(`${id}-desk`);
  await desk.app.session.signIn({ handle: id, password: `${id}-password` });
  await lab.clock.advance(3000);
  return desk;
}

async function synced(...desks: readonly TestDesk[]): Promise<void> {
  for (const { app } of desks) {
    await app.sync.now({});
    await lab.clock.advance(3000);
  }
}

async function practised(): Promise<string> {
  await tia.app.practice.start({ ref: REF });
  await tia.app.practice.answer({});
  await lab.clock.advance(5000);
  await tia.app.practice.say({ text: '您退回来的货早就签收了，钱却一直没到，换谁都着急。' });
  await lab.clock.advance(8000);
  await tia.app.practice.end({});
  const { now } = await tia.app.practice.now({});
  await tia.app.practice.leave({});
  return now?.sessionId ?? '';
}
const sharedAtHub = (): string[] => [...lab.hub.store.docs.keys()].filter((key) => key.startsWith('share/'));
const sharedWith = async ({ app }: TestDesk) => (await app.practice.team({})).shared;

beforeEach(async () => {
  lab = openLab({ practice: source });
  tia = await signedIn('tia', 'trainee');
  bo = await signedIn('bo', 'lead', OF_LEADS);
});
afterEach(() => lab.close());

test('nothing of a session leaves the desk before it is shared', async () => {
  await practised();
  await synced(tia, bo);
  expect(sharedAtHub()).toEqual([]);
  expect(lab.hub.decided).toEqual([]);
  expect(await sharedWith(bo)).toEqual([]);
});

test('a trainee without a queue shares a session with the lead, who reads the whole of it until it is withdrawn', async () => {
  const ada = await signedIn('ada', 'lead');
  const sessionId = await practised();
  await tia.app.practice.share({ sessionId, isShared: true });
  await synced(tia, bo, ada);
  const [shared] = await sharedWith(bo);
  expect(shared).toMatchObject({ agentId: 'tia', issue: 'refund-not-arrived' });
  const theirs = await bo.app.practice.sharedSession({ shareId: shared?.shareId ?? '' });
  const own = await tia.app.practice.session({ sessionId });
  expect([theirs.turns, theirs.marks, theirs.points]).toEqual([own.turns, own.marks, own.points]);
  // Who does not hold the part has none of it, whatever their role.
  expect(await sharedWith(ada)).toEqual([]);
  await tia.app.practice.share({ sessionId, isShared: false });
  await synced(tia, bo);
  expect([sharedAtHub(), await sharedWith(bo)]).toEqual([[], []]);
  expect(await tia.app.practice.session({ sessionId })).toMatchObject({ isShared: false, turns: own.turns });
});

test('what was shared and withdrawn without the hub is never seen by anybody; a session that is removed is withdrawn with it', async () => {
  const sessionId = await practised();
  lab.hub.isDown = true;
  await tia.app.practice.share({ sessionId, isShared: true });
  await tia.app.practice.share({ sessionId, isShared: false });
  lab.hub.isDown = false;
  await lab.clock.advance(60_000);
  await synced(tia, bo);
  expect(lab.hub.decided).toHaveLength(2);
  expect([sharedAtHub(), await sharedWith(bo)]).toEqual([[], []]);
  await tia.app.practice.share({ sessionId, isShared: true });
  await synced(tia, bo);
  expect(await sharedWith(bo)).toHaveLength(1);
  await tia.app.practice.remove({ sessionId });
  await synced(tia, bo);
  expect([sharedAtHub(), await sharedWith(bo)]).toEqual([[], []]);
});

test('a case of the team stands in the library of a trainee until it is retired', async () => {
  const scenario = sampleScenario('c1', { issue: sampleIssue({ key: 'team-our-own' }) });
  const ours = async () =>
    (await tia.app.practice.library({ lang: 'zh' })).cases.filter(({ origin }) => origin === 'team');
  lab.hub.store.put([row('scenario', scenario)]);
  await synced(tia);
  expect(await ours()).toMatchObject([{ key: 'team-our-own', title: '退款迟迟不到' }]);
  lab.hub.store.put([row('scenario', { ...scenario, retiredAt: 99 })]);
  await synced(tia);
  expect(await ours()).toEqual([]);
});

test('who is in no team is told so, and the session stays theirs', async () => {
  const agent = anAgent('lone', { role: 'trainee', queueIds: [] });
  lab.hub.accounts.set('lone', { agent, password: 'lone-password', scope: ['dir', 'a:lone'] });
  lab.hub.store.put([row('agent', agent)]);
  tia = lab.desk('lone-desk');
  await tia.app.session.signIn({ handle: 'lone', password: 'lone-password' });
  await lab.clock.advance(3000);
  const sessionId = await practised();
  await expect(tia.app.practice.share({ sessionId, isShared: true })).rejects.toMatchObject({ code: 'NO_TEAM' });
  expect((await tia.app.practice.session({ sessionId })).isShared).toBe(false);
});
