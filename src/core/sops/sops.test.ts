import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SopDraft } from '#shared/contract/app/sop-desk.ts';
import { FlagId, RunId, SopId, TicketId } from '#shared/kernel/ids.ts';
import { MINUTE } from '#shared/kernel/units.ts';
import { openLab, type Lab, type TestDesk } from '#testkit/core-desk.ts';
import { anAgent, aTicket, row } from '#testkit/core-team.ts';
import { aSop, aStep } from '#testkit/sop-rows.ts';

const SCOPE = ['dir', 'q:q1', 'p:q1', 'kb:help', 'sop:one', 'w:one'];
const V1 = SopId.parse('sop-refund-v1');
const T1 = TicketId.parse('t1');
const R1 = RunId.parse('r1');

let lab: Lab;
/** Ana looks after the procedures; Bo walks them. */
let ana: TestDesk;
let bo: TestDesk;

async function signedIn(handle: string, name = handle, seed?: number): Promise<TestDesk> {
  const desk = lab.desk(`${name}-desk`, seed);
  await desk.app.session.signIn({ handle, password: `${handle}-password` });
  await lab.clock.advance(3000);
  return desk;
}
const synced = async (...desks: TestDesk[]): Promise<void> => {
  lab.hub.isDown = false;
  for (const desk of desks) {
    await desk.app.sync.now({});
    await lab.clock.advance(3000);
  }
};

beforeEach(async () => {
  lab = openLab();
  for (const [id, role] of [
    ['ana', 'lead'],
    ['bo', 'agent'],
    ['tia', 'trainee'],
  ] as const) {
    lab.hub.accounts.set(id, {
      agent: anAgent(id, { role }),
      password: `${id}-password`,
      scope: [...SCOPE, `a:${id}`],
    });
    lab.hub.store.put([row('agent', anAgent(id, { role }))]);
  }
  lab.hub.store.put([row('sop', aSop()), row('ticket', aTicket('t2'))]);
  ana = await signedIn('ana');
  bo = await signedIn('bo');
});
afterEach(() => lab.close());

let acts = 0;
const anAct = (step: string) => ({ runId: R1, actId: `act-${(acts += 1)}`, step });
const begin = (desk: TestDesk, more: { runId?: RunId; sopId?: SopId; ticketId?: TicketId | null } = {}) =>
  desk.app.sops.start({ runId: R1, sopId: V1, ticketId: T1, contactId: null, ...more });
const pass = (desk: TestDesk, step: string, values = {}) =>
  desk.app.sops.pass({ ...anAct(step), result: 'done', values, withoutActions: false });
const skip = (desk: TestDesk, step: string, reason = 'not-applicable', note = '') =>
  desk.app.sops.skip({ ...anAct(step), result: 'done', reason, note });
const run = (desk: TestDesk) => desk.app.sops.run({ runId: R1 });
const trail = async (desk: TestDesk) => (await run(desk)).trail.map(({ step, state }) => [step, state]);
const marks = async (desk: TestDesk) => (await desk.app.tickets.get({ ticketId: T1 })).runs;
const solve = (desk: TestDesk) => desk.app.tickets.set({ ticketId: T1, fields: { status: 'solved' } });

describe('a walk', () => {
  test('is begun, passed, skipped, gone back and ended without the hub, and read by a colleague after', async () => {
    lab.hub.isDown = true;
    await begin(bo);
    await begin(bo);
    expect((await bo.app.sops.runs({ ticketId: T1, contactId: null })).runs).toHaveLength(1);
    await pass(bo, 'verify');
    await skip(bo, 'ask');
    await bo.app.sops.back(anAct('ask'));
    expect(await run(bo)).toMatchObject({ current: 'ask', state: 'going', done: 1, left: 2 });
    await pass(bo, 'ask');
    await pass(bo, 'close');
    expect(await run(bo)).toMatchObject({ current: null, state: 'completed', left: 0, blocks: [] });
    await synced(bo, ana);
    expect(await trail(ana)).toEqual([
      ['verify', 'done'],
      ['ask', 'skipped'],
      ['ask', 'done'],
      ['close', 'done'],
    ]);
    expect(await run(ana)).toMatchObject({ agentName: 'Agent bo', state: 'completed', misfits: 0 });
    expect(await marks(ana)).toMatchObject([{ runId: 'r1', state: 'completed', blocks: [] }]);
  });

  test('goes on where it stood after a restart without the hub', async () => {
    lab.hub.isDown = true;
    await begin(bo);
    await pass(bo, 'verify');
    await bo.core.stop();
    bo = lab.desk('bo-desk', 9);
    await bo.app.session.signIn({ handle: 'bo', password: 'bo-password' });
    expect(await run(bo)).toMatchObject({ current: 'ask', done: 1, left: 2 });
    await pass(bo, 'ask');
    await synced(bo, ana);
    expect(await run(ana)).toMatchObject({ current: 'close' });
  });

  test('passes a step once, however often it is sent; an old window is told that it has moved on', async () => {
    await begin(bo);
    const act = { ...anAct('verify'), result: 'done', values: {}, withoutActions: false };
    await bo.app.sops.pass(act);
    await bo.app.sops.pass(act);
    expect(await trail(bo)).toHaveLength(1);
    await expect(pass(bo, 'verify')).rejects.toMatchObject({ code: 'MOVED' });
    await expect(skip(bo, 'close')).rejects.toMatchObject({ code: 'MOVED' });
    await expect(bo.app.sops.back(anAct('close'))).rejects.toMatchObject({ code: 'MOVED' });
  });

  test('is skipped for a reason of the list only, and `other` says which', async () => {
    await begin(bo);
    await expect(skip(bo, 'verify', 'because')).rejects.toMatchObject({ code: 'REASON' });
    await expect(skip(bo, 'verify', 'other', ' ')).rejects.toMatchObject({ code: 'REASON' });
    await skip(bo, 'verify', 'other', '客户只想问一句');
    expect((await run(bo)).trail).toMatchObject([{ reason: 'other', note: '客户只想问一句' }]);
  });

  test('is given up for a reason, once', async () => {
    await begin(bo);
    const give = (reason: 'other' | 'customer-left', note = '') =>
      bo.app.sops.abandon({ runId: R1, actId: anAct('').actId, reason, note });
    await expect(give('other')).rejects.toMatchObject({ code: 'REASON' });
    await give('customer-left');
    await expect(give('customer-left')).rejects.toMatchObject({ code: 'MOVED' });
    await synced(bo);
    expect(await run(bo)).toMatchObject({ state: 'abandoned', current: null });
  });

  test('is not begun by who only learns, nor of a procedure that is not there', async () => {
    const tia = await signedIn('tia');
    await expect(begin(tia)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(begin(bo, { sopId: SopId.parse('sop-none-v1') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(begin(bo, { ticketId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('begun in a call without a ticket goes onto the ticket that is made for it', async () => {
    bo.core.hear({ type: 'ring', callId: 'call-1', address: '13800000077', at: lab.clock.now() }, 'desk');
    bo.core.hear({ type: 'answer', callId: 'call-1', at: lab.clock.now() }, 'desk');
    await lab.clock.advance(1000);
    const contactId = (await bo.app.contacts.live({})).contacts[0]!.contact.id;
    await bo.app.sops.start({ runId: R1, sopId: V1, ticketId: null, contactId });
    await pass(bo, 'verify');
    const { ticketId } = await bo.app.contacts.create({
      contactId,
      name: '赵女士',
      subject: '退款',
      queueId: 'q1',
    });
    expect(await run(bo)).toMatchObject({ ticketId, contactId });
    expect((await bo.app.tickets.get({ ticketId })).runs).toMatchObject([{ runId: 'r1', done: 1 }]);
    await synced(bo, ana);
    expect(await run(ana)).toMatchObject({ ticketId, current: 'ask' });
  });
});

describe('two agents on one walk', () => {
  test('keep both entries; the one the hub heard second moves nothing', async () => {
    await begin(bo);
    await synced(bo, ana);
    lab.hub.isDown = true;
    await pass(ana, 'verify');
    await skip(bo, 'verify', 'urgent');
    await synced(ana, bo, ana);
    for (const desk of [ana, bo]) {
      expect(await run(desk)).toMatchObject({ current: 'ask', misfits: 1, blocks: [] });
      expect(await trail(desk)).toEqual([['verify', 'done']]);
    }
    expect((lab.hub.store.data('run', 'r1') as { entries: unknown[] }).entries).toMatchObject([
      { agentId: 'ana', did: 'result' },
      { agentId: 'bo', did: 'skip' },
    ]);
  });

  test('do what each could do where they do not get in each other’s way', async () => {
    await begin(bo);
    await pass(bo, 'verify');
    await synced(bo, ana);
    lab.hub.isDown = true;
    await pass(bo, 'ask');
    await expect(ana.app.sops.waive({ ...anAct('verify'), note: ' ' })).rejects.toMatchObject({ code: 'REASON' });
    await ana.app.sops.waive({ ...anAct('verify'), note: 'known in person' });
    await synced(ana, bo, ana);
    expect(await run(ana)).toMatchObject({ current: 'close', misfits: 0, waived: [{ step: 'verify' }] });
  });
});

describe('a step without which nobody finishes', () => {
  test('holds the ticket back here, also among many, until it is done', async () => {
    await begin(bo);
    await skip(bo, 'verify', 'urgent');
    await expect(solve(bo)).rejects.toMatchObject({ code: 'BLOCKED' });
    const { changed, refused } = await bo.app.tickets.change({
      ticketIds: [T1, TicketId.parse('t2')],
      change: { fields: { status: 'solved' }, addTags: [], removeTags: [] },
    });
    expect([changed, refused]).toEqual([1, [{ ticketId: 't1', code: 'blocked' }]]);
    // Made up for later, without moving.
    await pass(bo, 'verify');
    expect(await run(bo)).toMatchObject({ current: 'ask', blocks: [], trail: [{ isLate: true, state: 'done' }] });
    await solve(bo);
  });

  test('is let go by a lead, and by nobody else', async () => {
    await begin(bo);
    await skip(bo, 'verify', 'urgent');
    await expect(bo.app.sops.waive({ ...anAct('verify'), note: 'known' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await synced(bo, ana);
    await ana.app.sops.waive({ ...anAct('verify'), note: '老客户' });
    await synced(ana, bo);
    expect(await run(bo)).toMatchObject({ blocks: [], waived: [{ step: 'verify' }] });
    await solve(bo);
  });
});

const FORM = aSop({
  id: 'sop-form-v1',
  key: 'form',
  start: 'ask',
  steps: [
    aStep(
      'ask',
      { done: null },
      {
        kind: 'form',
        fields: [{ key: 'why', label: { zh: '原因', en: 'Why' }, kind: 'long', isRequired: true }],
      },
    ),
  ],
});

const fill = async (values: Record<string, string | number>) => {
  lab.hub.store.put([row('sop', FORM)]);
  await synced(bo);
  await begin(bo, { sopId: SopId.parse('sop-form-v1') });
  return pass(bo, 'ask', values);
};

describe('a form', () => {
  test('says what does not fit, each with its field', async () => {
    await expect(fill({ what: 3 })).rejects.toMatchObject({
      code: 'VALUES',
      data: {
        faults: [
          { field: 'why', code: 'required' },
          { field: 'what', code: 'unknown' },
        ],
      },
    });
  });

  test('of a megabyte is refused in words, and nothing is sent', async () => {
    await expect(fill({ why: 'x'.repeat(1_000_000) })).rejects.toMatchObject({
      code: 'VALUES',
      data: { faults: [{ field: 'why', code: 'long', limit: 2000 }] },
    });
    await fill({ why: 'x'.repeat(2000) });
    expect(await run(bo)).toMatchObject({ state: 'completed' });
  });
});

const draftFrom = ({ key, baseVersion, content, summary, lessonId }: SopDraft): SopDraft => ({
  key,
  baseVersion,
  content,
  summary,
  lessonId,
});

describe('the life of a procedure', () => {
  test('is a draft, a version and, when it is taken away, one that is still walked to its end', async () => {
    await begin(bo);
    lab.hub.isDown = true;
    const draft = draftFrom(await ana.app.sops.startDraft({ key: 'refund', lessonId: null }));
    await ana.app.sops.publish({ ...draft, summary: '短一点' });
    await synced(bo, ana, bo);
    expect(await run(bo)).toMatchObject({ version: 1, newestVersion: 2, current: 'verify' });
    await ana.app.sops.retire({ sopId: SopId.parse('sop-refund-v2'), isRetired: true });
    await synced(ana, bo);
    expect(await run(bo)).toMatchObject({ newestVersion: null });
    expect((await bo.app.sops.list({})).items).toEqual([]);
    await pass(bo, 'verify');
    expect(await run(bo)).toMatchObject({ current: 'ask' });
  });

  test('is not published unsound, nor over what somebody has published meanwhile', async () => {
    const begun = draftFrom(await ana.app.sops.startDraft({ key: 'refund', lessonId: null }));
    await expect(ana.app.sops.publish(begun)).rejects.toMatchObject({ code: 'SUMMARY_MISSING' });
    const draft = { ...begun, summary: '先核实' };
    const loose = { ...draft, content: { ...draft.content, start: 'nowhere' } };
    await expect(ana.app.sops.publish(loose)).rejects.toMatchObject({ code: 'UNSOUND' });
    await expect(bo.app.sops.publish(draft)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    lab.hub.store.put([row('sop', aSop({ id: 'sop-refund-v2', version: 2 }))]);
    await synced(ana);
    await expect(ana.app.sops.publish(draft)).rejects.toMatchObject({ code: 'OUTDATED' });
    expect((await ana.app.sops.drafts({})).drafts).toHaveLength(1);
  });

  test('refused by the hub because somebody published before is a draft again, and not over a newer one', async () => {
    lab.hub.isDown = true;
    const draft = draftFrom(await ana.app.sops.startDraft({ key: 'refund', lessonId: null }));
    await ana.app.sops.publish({ ...draft, summary: '我的' });
    lab.hub.store.put([row('sop', aSop({ id: 'sop-refund-v2', version: 2, summary: '别人的' }))]);
    await synced(ana);
    const [item] = (await ana.app.outbox.list({})).items;
    expect(item).toMatchObject({ state: 'refused', outcome: { code: 'outdated' } });
    const newer = draftFrom(await ana.app.sops.startDraft({ key: 'refund', lessonId: null }));
    const back = () => ana.app.outbox.acknowledge({ mid: item!.mid, keepAsDraft: true });
    await expect(back()).rejects.toMatchObject({ code: 'DRAFT_FULL' });
    await ana.app.sops.discardDraft({ key: newer.key });
    await back();
    expect((await ana.app.sops.drafts({})).drafts).toMatchObject([
      { summary: '我的', baseVersion: 1, newestVersion: 2 },
    ]);
  });

  test('ends upstream while it is walked: what was done stays readable, and giving up is what is left', async () => {
    await begin(bo);
    await pass(bo, 'verify');
    await synced(bo);
    lab.hub.store.commit([{ tbl: 'sop', id: V1, data: null }], { by: 'hub', agentId: null, at: 0 });
    await synced(bo);
    expect(await run(bo)).toMatchObject({ sop: null, state: 'going', current: null, trail: [] });
    await expect(pass(bo, 'ask')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const gives = { runId: R1, actId: 'end', reason: 'wrong-procedure' as const, note: '' };
    await bo.app.sops.abandon(gives);
    await synced(bo, ana);
    expect(await run(ana)).toMatchObject({ sop: null, state: 'abandoned' });
    await solve(bo);
  });
});

const flag = (desk: TestDesk, id: string, note = '顺序不对') =>
  desk.app.sops.flag({ flagId: FlagId.parse(id), sopId: V1, step: 'ask', runId: R1, note });

describe('what is learnt', () => {
  test('begins with a flag, becomes a lesson and then the next version, which the lesson knows', async () => {
    lab.hub.isDown = true;
    await begin(bo);
    await flag(bo, 'f1');
    expect((await run(bo)).flagged).toEqual(['ask']);
    await synced(bo, ana);
    const { flags } = await ana.app.sops.flags({ key: 'refund' });
    expect(flags).toMatchObject([{ agentName: 'Agent bo', ticketNumber: 1001, note: '顺序不对', resolvedAt: null }]);
    await ana.app.sops.saveLesson(lesson);
    await ana.app.sops.resolveFlag({ flagId: FlagId.parse('f1'), isResolved: true });
    const draft = draftFrom(await ana.app.sops.startDraft({ key: 'refund', lessonId: lesson.id }));
    expect(draft).toMatchObject({ lessonId: 'l1', baseVersion: 1 });
    await ana.app.sops.publish({ ...draft, summary: '先核实' });
    await synced(ana, bo);
    expect((await bo.app.sops.lessons({ key: 'refund' })).lessons).toMatchObject([
      { nextVersion: 2, authorName: 'Agent ana', cause: '先问才能核实' },
    ]);
    expect((await run(bo)).flagged).toEqual([]);
    await expect(ana.app.sops.saveLesson({ ...lesson, cause: '别的' })).rejects.toMatchObject({ code: 'CLOSED' });
  });

  test('is not decided by who only walks', async () => {
    await begin(bo);
    await flag(bo, 'f1');
    await expect(bo.app.sops.saveLesson(lesson)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(bo.app.sops.resolveFlag({ flagId: FlagId.parse('f1'), isResolved: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  const lesson = {
    id: 'l1' as never,
    key: 'refund',
    version: 1,
    steps: ['ask'],
    flagIds: [FlagId.parse('f1')],
    finding: '「ask」常被指错',
    cause: '先问才能核实',
    decision: 'change' as const,
    measure: '对调两步',
  };
});

describe('suggestions', () => {
  test('leave out what is walked already', async () => {
    lab.hub.store.put([
      row('sop', aSop({ suggest: { queueIds: ['q1'], channels: [], tags: [], words: [], fields: [] } })),
    ]);
    await synced(bo);
    const about = { ticketId: T1, contactId: null };
    expect((await bo.app.sops.suggested(about)).items).toMatchObject([
      { sopId: V1, why: [{ by: 'queue', what: 'q1' }] },
    ]);
    await begin(bo);
    expect((await bo.app.sops.suggested(about)).items).toEqual([]);
    await lab.clock.advance(MINUTE);
  });
});
