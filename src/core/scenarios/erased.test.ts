import { afterEach, beforeEach, expect, test } from 'vitest';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import type { Db } from '#core/db/types.ts';
import type { Role } from '#shared/domain/role.ts';
import { openLab, startDesk, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { memoryLog, testPorts } from '#testkit/core-ports.ts';
import { aCustomer, aMessage, anAgent, aTicket, row, T0 } from '#testkit/core-team.ts';

const source = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());
const TALK = [
  '我是李晓梅，洗衣机三周了还没有退款，太过分了！',
  '李女士您好，三周没收到退款确实着急，请问您是哪一天把洗衣机寄回来的？',
  '十一月三号就寄了，上门取的，到现在都没有人联系过我。',
  '我查到仓库已经签收，退款卡在审核这一步。我现在为您提交加急退款，今天下午六点之前会到账。',
  '好的，那我等着，谢谢。',
];

let lab: Lab;
let bo: TestDesk;
let db: Db | undefined;

const asBo = (role: Role) => anAgent('bo', { role });
async function synced(): Promise<void> {
  await bo.app.sync.now({});
  await lab.clock.advance(3000);
}

beforeEach(async () => {
  lab = openLab({ practice: source });
  const agent = asBo('lead');
  lab.hub.accounts.set('bo', { agent, password: 'bo-password', scope: ['dir', 'q:q1', 'sop:one', 'a:bo'] });
  const solved = { customerId: 'c7' as never, status: 'solved', solvedAt: T0 + 9000, waitingSinceAt: null } as const;
  lab.hub.store.put([
    row('agent', agent),
    row('customer', aCustomer('c7', { name: '李晓梅' })),
    row('customer', aCustomer('c8', { name: '陆文清' })),
    row('ticket', aTicket('t70', { ...solved, subject: '退款三周没到' })),
    row('ticket', aTicket('t80', { ...solved, customerId: 'c8' as never, subject: '退款三周没到' })),
    ...['t70', 't80'].flatMap((ticketId) =>
      TALK.map((body, i) => {
        const kind = i % 2 === 0 ? 'customer' : 'reply';
        return row('message', aMessage(`${ticketId}-${i}`, { ticketId: ticketId as never, kind, body, at: T0 + i }));
      }),
    ),
  ]);
  const ports = testPorts({
    dataDir: lab.folder('bo'),
    transport: lab.hub.transport(),
    clock: lab.clock,
    practice: source,
  });
  const open: typeof ports.replicas.open = async (place) => {
    const parts = await ports.replicas.open(place);
    db = parts.db;
    return parts;
  };
  bo = startDesk({ ...ports, replicas: { ...ports.replicas, open } });
  await bo.app.session.signIn({ handle: 'bo', password: 'bo-password' });
  await lab.clock.advance(3000);
});
afterEach(async () => {
  await bo.core.stop();
  await lab.close();
});

/** What lies in the replica of drafts and of the tickets they came of, asked past every call. */
const kept = (): string =>
  JSON.stringify(
    db?.read((tx) => [
      ...tx.all('select data from scenario_draft'),
      ...tx.all(`select v from meta where k = 'scenarioTickets'`),
    ]),
  );
const draftOf = async (ticketId: string): Promise<string> => (await bo.app.scenarios.make({ ticketId })).draftId;

async function erase(ticketId: string, customerId: string): Promise<void> {
  const rows = [
    ...TALK.map((_, i) => ['message', `${ticketId}-${i}`] as const),
    ['ticket', ticketId] as const,
    ['customer', customerId] as const,
  ];
  lab.hub.store.commit(
    rows.map(([tbl, id]) => ({ tbl, id, data: null })),
    { by: 'x', agentId: null, at: 1 },
  );
  lab.hub.poke();
  await synced();
}

test('a draft keeps no name of anybody, and is checked by those the ticket has now', async () => {
  const draftId = await draftOf('t70');
  expect(kept()).not.toMatch(/李晓梅|晓梅|Agent ana/u);
  const { issue } = await bo.app.scenarios.draft({ draftId });
  const named = { ...issue, company: [...issue.company, '晓梅已经付款'] };
  const { personal } = await bo.app.scenarios.save({ draftId, issue: named });
  expect(personal).toMatchObject([{ kind: 'name', text: '晓梅' }]);
  lab.hub.store.put([row('customer', aCustomer('c7', { name: '艾云' }))]);
  await synced();
  const renamed = { ...issue, company: [...issue.company, '艾云已经付款'] };
  expect((await bo.app.scenarios.save({ draftId, issue: renamed })).personal).toMatchObject([{ text: '艾云' }]);
});

test('who is erased takes the drafts of their tickets along, unasked, and nobody remembers which tickets they were', async () => {
  await bo.app.scenarios.publish({ draftId: await draftOf('t70') });
  const [draftId, other] = [await draftOf('t70'), await draftOf('t80')];
  expect(kept()).toContain('t70');
  await erase('t70', 'c7');
  expect(kept()).not.toContain('t70');
  expect(kept()).toContain('t80');
  expect((await bo.app.scenarios.drafts({})).drafts).toMatchObject([{ draftId: other }]);
  const gone = { code: 'NOT_FOUND' };
  await expect(bo.app.scenarios.draft({ draftId })).rejects.toMatchObject(gone);
  await expect(bo.app.scenarios.save({ draftId, issue: {} })).rejects.toMatchObject(gone);
  await expect(bo.app.scenarios.publish({ draftId })).rejects.toMatchObject(gone);
  // What was published names nobody, and stays.
  expect((await bo.app.scenarios.published({})).scenarios).toHaveLength(1);
});

test('who may no longer publish sees no draft', async () => {
  const draftId = await draftOf('t70');
  lab.hub.store.put([row('agent', asBo('agent'))]);
  await synced();
  for (const call of [bo.app.scenarios.drafts({}), bo.app.scenarios.draft({ draftId })])
    await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
