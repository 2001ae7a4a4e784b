import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { practiceFrom, resourcesFrom } from '#core/adapters/practice.node.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Role } from '#shared/domain/role.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { memoryLog } from '#testkit/core-ports.ts';
import { aCustomer, aMessage, anAgent, aTicket, row, T0 } from '#testkit/core-team.ts';

const source = practiceFrom(resourcesFrom(import.meta.dirname), memoryLog());
const TICKET = 't70';
/** Everything here that could name somebody. */
const PERSONAL = ['李晓梅', '13912345678', 'meimei88@example.com', '长宁路 88 号', 'JD2026111800423', '王大勇'];
const TALK: readonly (readonly ['customer' | 'reply', string])[] = [
  ['customer', '我是李晓梅，订单 JD2026111800423 的洗衣机三周了还没有退款，太过分了！电话 13912345678。'],
  ['reply', '李女士您好，我是王大勇。三周没收到退款确实着急，请问您是哪一天把洗衣机寄回来的？'],
  ['customer', '十一月三号就寄了，上门取的，地址是上海市长宁路 88 号 3 栋 502 室。'],
  ['reply', '请问当时退款是退到哪里？您可以告诉我退款方式。'],
  ['customer', '退到原来付款的卡里，我的邮箱是 meimei88@example.com，有消息写给我。'],
  [
    'reply',
    '我查到仓库已经签收，退款卡在审核这一步。我现在为您提交加急退款，今天下午六点之前会到账，到账后我再通知您。',
  ],
  ['customer', '好的，那我等着，谢谢。'],
];

const ENGLISH: typeof TALK = [
  ['customer', 'Hello Emily, the filter never came to our Zephyr boiler and I have waited three weeks for it now.'],
  ['reply', 'Hello Grace, three weeks is long. Which day did you order it?'],
  ['customer', 'I ordered it on the third of November, and it was paid by card.'],
  ['reply', 'I have checked with the courier: it was lost. I am sending a new filter today and it arrives on Friday.'],
  ['customer', 'Great, thank you.'],
];

let lab: Lab;
let bo: TestDesk;
let tia: TestDesk;

const lineOf = ([kind, body]: (typeof TALK)[number], i: number) =>
  row(
    'message',
    aMessage(`s${i}`, {
      ticketId: TICKET as Message['ticketId'],
      kind,
      body,
      at: T0 + i * 1000,
      author:
        kind === 'customer'
          ? { kind: 'customer', customerId: 'c7' as never }
          : { kind: 'agent', agentId: 'wang' as never },
    }),
  );

async function signedIn(id: string, role: Role): Promise<TestDesk> {
  const agent = anAgent(id, { role });
  const scope = ['dir', 'q:q1', 'kb:help', 'sop:one', `a:${id}`];
  lab.hub.accounts.set(id, { agent, password: `${id}-password`, scope });
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

/** A draft of the ticket, with what the desk says of it. */
async function drafted() {
  const { scenarios } = bo.app;
  const { draftId } = await scenarios.make({ ticketId: TICKET });
  return { scenarios, draftId, draft: await scenarios.draft({ draftId }) };
}

/** Every text in it, names of fields too, wherever it stands. */
const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
};

const ours = async ({ app }: TestDesk) =>
  (await app.practice.library({ lang: 'zh' })).cases.filter(({ origin }) => origin === 'team');

beforeEach(async () => {
  lab = openLab({ practice: source });
  const solved = { customerId: 'c7' as never, status: 'solved', solvedAt: T0 + 9000, waitingSinceAt: null } as const;
  lab.hub.store.put([
    row('agent', anAgent('wang', { name: '王大勇' })),
    row('customer', aCustomer('c7', { name: '李晓梅', phones: ['+8613912345678'] })),
    row('ticket', aTicket(TICKET, { subject: '李晓梅的退款三周没到', ...solved })),
    ...TALK.map(lineOf),
    row('ticket', aTicket('t71', { ...solved, subject: '只有一句' })),
  ]);
  bo = await signedIn('bo', 'lead');
  tia = await signedIn('tia', 'trainee');
});
afterEach(() => lab.close());

describe('a scenario of a solved ticket', () => {
  test('is offered where enough was said, and says when one was made of it', async () => {
    const offered = async () => (await bo.app.scenarios.candidates({ limit: 10 })).tickets;
    expect(await offered()).toMatchObject([{ ticketId: TICKET, number: 1070, customerLines: 4, isUsed: false }]);
    const { draftId } = await drafted();
    expect(await offered()).toMatchObject([{ isUsed: true }]);
    await bo.app.scenarios.discard({ draftId });
    expect(await offered()).toMatchObject([{ isUsed: false }]);
    await expect(bo.app.scenarios.make({ ticketId: 't1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(bo.app.scenarios.make({ ticketId: 't71' })).rejects.toMatchObject({
      code: 'UNFIT',
      data: { reason: 'too-few-lines' },
    });
  });

  test('holds nothing that names somebody, and counts what was taken out', async () => {
    const { draft } = await drafted();
    const text = JSON.stringify(draft);
    for (const word of PERSONAL) expect(text).not.toContain(word);
    expect(new Set(draft.removed.map(({ kind }) => kind))).toEqual(
      new Set(['name', 'phone', 'email', 'address', 'order-number']),
    );
    expect(draft.personal).toEqual([]);
    expect(draft.faults).toEqual([]);
  });

  test('takes the words that stand for somebody for nobody, and forgets what was dealt with', async () => {
    lab.hub.store.put([
      row('agent', anAgent('emily', { name: 'Emily Carter' })),
      row('customer', aCustomer('c8', { name: 'Grace Bennett', language: 'en' })),
      row('ticket', aTicket('t80', { customerId: 'c8' as never, subject: 'Filter', status: 'solved', solvedAt: T0 })),
      ...ENGLISH.map(([kind, body], i) =>
        row('message', aMessage(`e${i}`, { ticketId: 't80' as Message['ticketId'], kind, body, at: T0 + i })),
      ),
    ]);
    await synced(bo);
    const { draftId } = await bo.app.scenarios.make({ ticketId: 't80' });
    const draft = await bo.app.scenarios.draft({ draftId });
    expect(JSON.stringify(draft)).not.toMatch(/Emily|Carter|Grace|Bennett/);
    expect(draft.issue.about).toMatch(/^Hello \p{Lu}\w+, the filter/u);
    expect(draft.personal).toEqual([]);
    const words = (looks: typeof draft.looks) =>
      looks.flatMap(({ code, word }) => (code === 'perhaps-name' && word !== null ? [word] : []));
    expect(words(draft.looks)).toEqual(['Zephyr']);
    const about = draft.issue.about.replace('Zephyr', 'our');
    const issue = JSON.parse(JSON.stringify({ ...draft.issue, about }).replaceAll('Zephyr', 'our')) as unknown;
    expect(words((await bo.app.scenarios.save({ draftId, issue })).looks)).toEqual([]);
  });

  test('reaches the library of everybody in the team, without a trace of its ticket, and leaves it again', async () => {
    const { scenarios, draftId, draft } = await drafted();
    await scenarios.save({ draftId, issue: { ...draft.issue, title: '退款卡在审核' } });
    await scenarios.publish({ draftId });
    expect((await scenarios.drafts({})).drafts).toEqual([]);
    await synced(bo, tia);
    expect(await ours(tia)).toMatchObject([{ title: '退款卡在审核', key: draft.issue.key }]);
    const atHub = JSON.stringify([...lab.hub.store.docs.values()].filter(({ tbl }) => tbl === 'scenario'));
    expect(atHub).toContain('退款卡在审核');
    for (const word of [...PERSONAL, TICKET, '1070', 'c7']) expect(atHub).not.toContain(word);
    expect((await scenarios.candidates({ limit: 5 })).tickets).toMatchObject([{ isUsed: true }]);
    const [one] = (await scenarios.published({})).scenarios;
    expect(one).toMatchObject({ title: '退款卡在审核', lang: 'zh', authorName: 'Agent bo', isRetired: false });
    await scenarios.retire({ scenarioId: one?.scenarioId ?? '', isRetired: true });
    await synced(bo, tia);
    expect(await ours(tia)).toEqual([]);
    expect((await scenarios.published({})).scenarios).toMatchObject([{ isRetired: true }]);
  });

  test('is without the number, the name, the id and the orders of its ticket in any text of what is published', async () => {
    const talk: typeof TALK = [
      ['customer', '上回的工单1090没人理，订单 JD2026111800423 的洗衣机三周了还没有退款。'],
      ['reply', '李晓梅女士您好，1090这张工单在我这里。请问退款是退到哪里？'],
      ['customer', '退到 139 1234 5678 这个手机绑的账户，写 1090 就能查到，姓李，晓梅'],
      ['reply', '#1090 查到了，JD2026111800423 退款卡在审核。我现在为您提交加急，今天下午六点之前会到账。'],
    ];
    lab.hub.store.put([
      row(
        'ticket',
        aTicket('t90', {
          customerId: 'c7' as never,
          subject: '工单1090 李晓梅 JD2026111800423 退款',
          status: 'solved',
          solvedAt: T0 + 9000,
          waitingSinceAt: null,
        }),
      ),
      ...talk.map(([kind, body], i) =>
        row('message', aMessage(`n${i}`, { ticketId: 't90' as Message['ticketId'], kind, body, at: T0 + i })),
      ),
    ]);
    await synced(bo);
    const { draftId } = await bo.app.scenarios.make({ ticketId: 't90' });
    expect((await bo.app.scenarios.draft({ draftId })).looks).toContainEqual(
      expect.objectContaining({ code: 'heading-changed', place: 'title' }),
    );
    await bo.app.scenarios.publish({ draftId, isReviewed: true });
    await synced(bo, tia);
    const published = [...lab.hub.store.docs.values()].filter(({ tbl }) => tbl === 'scenario');
    expect(published).toHaveLength(1);
    const texts = stringsIn(published);
    expect(texts.length).toBeGreaterThan(20);
    for (const word of ['1090', 't90', 'c7', '李晓梅', '晓梅', 'JD2026', '00423', '13912345678', '1234 5678'])
      expect(texts.filter((text) => text.includes(word))).toEqual([]);
  });

  test('can be practised by whoever it reached', async () => {
    const { scenarios, draftId, draft } = await drafted();
    await scenarios.publish({ draftId });
    await synced(bo, tia);
    const ref = { lang: 'zh', seed: 3, issue: draft.issue.key, persona: null, channel: 'chat' } as const;
    await tia.app.practice.start({ ref });
    await tia.app.practice.answer({});
    await lab.clock.advance(8000);
    expect((await tia.app.practice.now({})).now?.turns.at(0)?.did).toBe('heard');
  });
});

describe('publishing', () => {
  test('is refused while somebody could be named, until each place was looked at', async () => {
    const { scenarios, draftId, draft } = await drafted();
    const issue = { ...draft.issue, company: [...draft.issue.company, '回电 13800001111', '李晓梅已付款'] };
    const { personal } = await scenarios.save({ draftId, issue });
    const last = draft.issue.company.length;
    expect(personal).toEqual([
      { place: `company.${last}`, kind: 'phone', text: '13800001111', isLooked: false },
      { place: `company.${last + 1}`, kind: 'name', text: '李晓梅', isLooked: false },
    ]);
    const refused = { code: 'PERSONAL', defined: true };
    await expect(scenarios.publish({ draftId })).rejects.toMatchObject(refused);
    await expect(scenarios.publish({ draftId, isReviewed: true })).rejects.toMatchObject(refused);
    for (const { isLooked: _, ...one } of personal) await scenarios.look({ draftId, ...one, isLooked: true });
    await expect(scenarios.publish({ draftId })).rejects.toMatchObject(refused);
    const both = [...issue.company, '另打 13800002222'];
    await scenarios.save({ draftId, issue: { ...issue, company: both } });
    await expect(scenarios.publish({ draftId, isReviewed: true })).rejects.toMatchObject({
      ...refused,
      data: { places: [`company.${last + 2}`] },
    });
    await scenarios.save({ draftId, issue });
    await scenarios.publish({ draftId, isReviewed: true });
    expect((await scenarios.published({})).scenarios).toHaveLength(1);
  });

  test('is refused where a session would break; what cannot be stored leaves what was there', async () => {
    const { scenarios, draftId, draft } = await drafted();
    const unstorable = { ...draft.issue, title: '', company: [] };
    await expect(scenarios.save({ draftId, issue: unstorable })).rejects.toMatchObject({
      code: 'INVALID',
      data: { places: ['title', 'company'] },
    });
    expect((await scenarios.draft({ draftId })).issue).toEqual(draft.issue);
    const broken = { ...draft.issue, openings: {}, company: ['[已签收|在路上', '给{nobody}'] };
    const { faults } = await scenarios.save({ draftId, issue: broken });
    expect(faults.map(({ place, code }) => [place, code])).toEqual([
      ...draft.issue.feelings.map((feeling) => [`openings.${feeling}`, 'no-opening']),
      ['company.0', 'brackets'],
      ['company.1', 'unknown-slot'],
    ]);
    await expect(scenarios.publish({ draftId })).rejects.toMatchObject({ code: 'UNFIT', data: { faults } });
  });

  test('takes a key of its own where another case has it, and never that of the author', async () => {
    const first = await drafted();
    const stolen = { ...first.draft.issue, key: 'refund-not-arrived' };
    expect((await first.scenarios.save({ draftId: first.draftId, issue: stolen })).issue.key).toBe(
      first.draft.issue.key,
    );
    await first.scenarios.publish({ draftId: first.draftId });
    const second = await drafted();
    await second.scenarios.publish({ draftId: second.draftId });
    const keys = (await second.scenarios.published({})).scenarios.map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });

  test('and everything else of it is for leads alone', async () => {
    const { draftId } = await drafted();
    const { scenarios } = tia.app;
    const calls = [
      scenarios.candidates({ limit: 5 }),
      scenarios.make({ ticketId: TICKET }),
      scenarios.drafts({}),
      scenarios.draft({ draftId }),
      scenarios.save({ draftId, issue: {} }),
      scenarios.look({ draftId, place: 'title', kind: 'name', text: 'x', isLooked: true }),
      scenarios.discard({ draftId }),
      scenarios.publish({ draftId }),
      scenarios.published({}),
      scenarios.retire({ scenarioId: 'x', isRetired: true }),
    ];
    for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN', defined: true });
  });
});
