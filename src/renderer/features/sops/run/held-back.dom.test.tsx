import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ABOUT, begin, click, desk, furnishPanel, inFront, isLead, press, runs } from '#testkit/sop-panel.tsx';

furnishPanel();

const WAIVE = { name: '放行', description: '退款已发起' };

/** The first step done, and given up in front of the last, which the ticket waits for. */
async function giveUp(): Promise<void> {
  await begin();
  press('1');
  const form = await inFront('金额已记录');
  fireEvent.change(within(form).getByLabelText(/金额/), { target: { value: '5' } });
  press('Enter', { ctrlKey: true });
  await inFront('退款已发起');
  press('x');
  press('1');
  await screen.findByText(/放弃于/);
  expect((await runs())[0]).toMatchObject({ state: 'abandoned', blocks: ['refund'] });
}

describe('a run given up in front of a step the ticket waits for', () => {
  it('says so without being opened, and offers the step itself', async () => {
    await giveUp();
    expect(screen.queryByRole('button', WAIVE)).toBeNull();
    click(await screen.findByRole('button', { name: '现在补做' }));
    const late = await screen.findByRole('region', { name: '退款已发起' });
    expect(within(late).getByRole('button', { name: '完成' })).toBeDefined();
  });

  it('is let go by a lead, who says why', async () => {
    isLead();
    await giveUp();
    click(await screen.findByRole('button', WAIVE));
    const group = await screen.findByRole('group', { name: '放行“退款已发起”' });
    const send = within(group).getByRole('button', { name: /放行/ });
    expect(send).toHaveProperty('disabled', true);
    const why = within(group).getByLabelText(/为什么放行/);
    fireEvent.change(why, { target: { value: '客户已撤诉' } });
    fireEvent.keyDown(why, { key: 'Escape' });
    click(await screen.findByRole('button', WAIVE));
    const again = await screen.findByLabelText(/为什么放行/);
    expect(again).toHaveProperty('value', '客户已撤诉');
    fireEvent.keyDown(again, { key: 'Enter', ctrlKey: true });
    await waitFor(async () => expect((await runs())[0]).toMatchObject({ blocks: [], waived: [{ step: 'refund' }] }));
  });
});

describe('what is typed about a step', () => {
  it('comes back after Escape, for the question it answers, and for no other', async () => {
    await begin();
    press('f');
    fireEvent.change(await screen.findByLabelText('这一步哪里不对？'), { target: { value: '没有小程序' } });
    press('Escape');
    press('x');
    press('4');
    expect(await screen.findByLabelText('写一句原因')).toHaveProperty('value', '');
    press('Escape');
    press('f');
    expect(await screen.findByLabelText('这一步哪里不对？')).toHaveProperty('value', '没有小程序');
  });

  it('stays when something is written of the run meanwhile', async () => {
    await begin();
    press('2');
    await inFront('客户知道怎样核实');
    press('f');
    fireEvent.change(await screen.findByLabelText('这一步哪里不对？'), { target: { value: '没有小程序' } });
    const [run] = await runs();
    const act = { runId: run!.id, actId: crypto.randomUUID() };
    await desk().sops.back({ ...act, step: 'identity' });
    await screen.findByRole('region', { name: '身份已核实' });
    await desk().sops.pass({
      ...act,
      actId: crypto.randomUUID(),
      step: 'identity',
      result: 'failed',
      values: {},
      withoutActions: false,
    });
    expect(await screen.findByLabelText('这一步哪里不对？')).toHaveProperty('value', '没有小程序');
  });

  it('is not said with a reason it was not written for', async () => {
    await begin();
    press('s');
    press('6');
    fireEvent.change(await screen.findByLabelText('写一句原因'), { target: { value: '系统在升级' } });
    press('Escape');
    press('s');
    press('1');
    await screen.findByText('跳过以后，按哪个结果继续？');
    press('2');
    await inFront('客户知道怎样核实');
    expect((await runs())[0]?.trail[0]).toMatchObject({ reason: 'refused', note: '' });
  });
});

const closing = (key: string, required: string, next: string | null, more: object = {}) => ({
  key,
  kind: 'action',
  title: { zh: key, en: key },
  required,
  next: { done: next },
  ...more,
});
const solve = { actions: [{ do: 'set', set: { status: 'solved' }, addTags: [] }] };

describe('a step whose own actions are refused', () => {
  it('is recorded without them where a required step still blocks the ticket', async () => {
    await begin(
      { start: 'close', steps: [closing('close', 'none', 'later', solve), closing('later', 'block', null)] },
      'close',
    );
    press('1');
    expect(await screen.findByText('流程里还有必须完成的步骤')).toBeDefined();
    click(screen.getByRole('button', { name: /只记录，不执行动作/ }));
    await inFront('later');
    expect(await desk().tickets.get({ ticketId: ABOUT.ticketId })).toMatchObject({ status: 'open' });
  });
});
