import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StepAction } from '#shared/domain/sop/index.ts';
import { sopIdOf } from '#shared/domain/sop/index.ts';
import type { TestDesk } from '#testkit/core-desk.ts';
import { row } from '#testkit/core-team.ts';
import { openSopLab, type SopLab } from '#testkit/sop-lab.ts';
import { aSop, aStep } from '#testkit/sop-rows.ts';

let here: SopLab;
beforeEach(async () => {
  here = await openSopLab();
});
afterEach(() => here.lab.close());

const both = (text: string) => ({ zh: text, en: text });
const PROMISE: StepAction = { do: 'promise', text: both('三天内回电'), dueMs: 3 * 86_400_000 };
const FOLLOW_UP: StepAction = { do: 'follow-up', subject: both('回访'), queueId: null };
const set = (fields: Extract<StepAction, { do: 'set' }>['set']): StepAction => ({
  do: 'set',
  set: fields,
  addTags: [],
});

/** One step that does this, then another. */
async function procedure(key: string, ...actions: StepAction[]): Promise<ReturnType<typeof sopIdOf>> {
  const steps = [aStep('one', { done: 'two' }, { actions }), aStep('two', { done: null })];
  here.lab.hub.store.put([row('sop', aSop({ id: sopIdOf(key, 1), key, start: 'one', steps }))]);
  await here.synced();
  return sopIdOf(key, 1);
}

const begin = (desk: TestDesk, runId: string, sopId: string, about: object = { ticketId: 't1', contactId: null }) =>
  desk.app.sops.start({ runId, sopId, ...about } as never);
let n = 0;
const pass = (desk: TestDesk, runId: string, withoutActions = false) =>
  desk.app.sops.pass({ runId, actId: `a${(n += 1)}`, step: 'one', result: 'done', values: {}, withoutActions });
const promises = async (desk: TestDesk) =>
  (await desk.app.promises.due({ untilAt: 9e12 })).items.map(({ text }) => text);

test('two who pass a step at once promise once, and make one ticket', async () => {
  const sopId = await procedure('call-back', PROMISE, FOLLOW_UP);
  const { ana, bo, lab } = here;
  await begin(bo, 'r1', sopId);
  await here.synced();
  lab.hub.isDown = true;
  await pass(ana, 'r1');
  await pass(bo, 'r1');
  await here.synced();
  expect([...(await promises(ana)), ...(await promises(bo))]).toEqual(['三天内回电']);
  const followUps = [...lab.hub.store.docs.values()].filter(({ tbl, data }) => tbl === 'ticket' && (data as { subject: string }).subject === '回访'); // prettier-ignore
  expect(followUps).toHaveLength(1);
});

test('also where they filled in different things', async () => {
  const fields = [
    { key: 'order', label: both('订单号'), kind: 'text', isRequired: false, ticketField: 'order' },
    { key: 'product', label: both('产品'), kind: 'text', isRequired: false, ticketField: 'product' },
  ];
  const steps = [aStep('one', { done: null }, { kind: 'form', fields, actions: [PROMISE] })];
  const custom = ['order', 'product'].map((key, order) =>
    row('field', { id: key, key, label: both(key), kind: 'text', choices: [], queueIds: [], required: 'no', order, isActive: true } as never)); // prettier-ignore
  here.lab.hub.store.put([...custom, row('sop', aSop({ id: sopIdOf('form', 1), key: 'form', start: 'one', steps }))]);
  const { ana, bo, lab } = here;
  await here.synced();
  await begin(bo, 'r1', sopIdOf('form', 1));
  await here.synced();
  lab.hub.isDown = true;
  const about = { runId: 'r1', step: 'one', result: 'done', withoutActions: false };
  await ana.app.sops.pass({ ...about, actId: 'ana', values: { order: 'A1' } });
  await bo.app.sops.pass({ ...about, actId: 'bo', values: { order: 'A1', product: 'kettle' } });
  await here.synced();
  expect([...(await promises(ana)), ...(await promises(bo))]).toEqual(['三天内回电']);
});

test('a step that comes again promises again', async () => {
  const sopId = await procedure('call-back', PROMISE);
  await begin(here.bo, 'r1', sopId);
  await pass(here.bo, 'r1');
  await here.bo.app.sops.back({ runId: 'r1', actId: 'b', step: 'one' });
  await pass(here.bo, 'r1');
  expect(await promises(here.bo)).toHaveLength(2);
});

test('what is not possible now is asked about: the step is recorded without it, and nothing is done by halves', async () => {
  const [gone, solving] = [
    await procedure('moved', PROMISE, set({ queueId: 'nowhere' as never })),
    await procedure('solving', set({ status: 'solved' })),
  ];
  const { bo } = here;
  await begin(bo, 'r1', gone);
  await expect(pass(bo, 'r1')).rejects.toMatchObject({ code: 'ACTIONS_REFUSED' });
  expect(await promises(bo)).toEqual([]);
  await pass(bo, 'r1', true);
  expect(await bo.app.sops.run({ runId: 'r1' })).toMatchObject({ current: 'two', done: 1 });
  here.lab.hub.store.put([row('sop', aSop({ id: sopIdOf('must', 1), key: 'must' }))]);
  await here.synced();
  await begin(bo, 'r2', sopIdOf('must', 1));
  await begin(bo, 'r3', solving);
  await expect(pass(bo, 'r3')).rejects.toMatchObject({ code: 'BLOCKED' });
  await pass(bo, 'r3', true);
  expect(await bo.app.sops.run({ runId: 'r3' })).toMatchObject({ current: 'two', done: 1 });
});

test('a promise needs a customer and no ticket; changing a ticket needs one', async () => {
  const [promising, setting] = [
    await procedure('call-back', PROMISE),
    await procedure('urgent', set({ priority: 'high' })),
  ];
  const { bo, lab } = here;
  bo.core.hear({ type: 'ring', callId: 'c1', address: '13800000077', at: lab.clock.now() }, 'desk');
  bo.core.hear({ type: 'answer', callId: 'c1', at: lab.clock.now() }, 'desk');
  await lab.clock.advance(1000);
  const { contact } = (await bo.app.contacts.live({})).contacts[0]!;
  const about = { ticketId: null, contactId: contact.id };
  await begin(bo, 'r1', promising, about);
  await begin(bo, 'r2', setting, about);
  await expect(pass(bo, 'r1')).rejects.toMatchObject({ code: 'NO_CUSTOMER' });
  await expect(pass(bo, 'r2')).rejects.toMatchObject({ code: 'NO_TICKET' });
  // Who it is is said in the middle of it: what is promised is promised to them.
  await bo.app.contacts.pick({ contactId: contact.id, customerId: 'c1' });
  await pass(bo, 'r1');
  expect(await promises(bo)).toEqual(['三天内回电']);
  // The ticket is there when the next step is passed, however it came.
  await bo.app.contacts.open({ contactId: contact.id });
  await pass(bo, 'r2');
  expect(await bo.app.sops.run({ runId: 'r2' })).toMatchObject({ ticketId: 't1', customerId: 'c1' });
  expect((await bo.app.tickets.get({ ticketId: 't1' })).priority).toBe('high');
});

test('what makes a ticket more urgent takes nothing from one that is urgent already; what calms it does', async () => {
  const priority = async () => (await here.bo.app.tickets.get({ ticketId: 't1' })).priority;
  await here.bo.app.tickets.set({ ticketId: 't1', fields: { priority: 'urgent' } });
  await begin(here.bo, 'r1', await procedure('expedite', set({ priority: 'high' })));
  await pass(here.bo, 'r1');
  expect(await priority()).toBe('urgent');
  await begin(here.bo, 'r2', await procedure('calm', set({ priority: 'normal' })));
  await pass(here.bo, 'r2');
  expect(await priority()).toBe('normal');
});
