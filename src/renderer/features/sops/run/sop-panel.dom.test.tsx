import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  aSop,
  ABOUT,
  begin,
  both,
  click,
  desk,
  furnishPanel,
  inFront,
  open,
  press,
  pressAtOnce,
  runs,
  step,
} from '#testkit/sop-panel.tsx';

furnishPanel();

describe('the panel of procedures', () => {
  it('begins what is suggested by key, and is walked along a branch to its end without the mouse', async () => {
    await begin();
    press('h');
    expect(screen.getByText('登记手机尾号')).toBeDefined();
    press('2');
    await inFront('客户知道怎样核实');
    expect(screen.getByText('已走 1 步')).toBeDefined();
    press('1');
    await screen.findByText(/完成于 .* · 2 步$/);
    expect((await runs()).map(({ state, trail }) => [state, trail.map(({ result }) => result)])).toEqual([
      ['completed', ['failed', 'done']],
    ]);
  });

  it('takes a digit pressed twice, or held, for one answer', async () => {
    const seen = { kind: 'info', required: 'none', results: [] } as const;
    const steps = [
      { ...seen, key: 'identity', title: both('身份已核实'), next: { done: 'sent' } },
      { ...seen, key: 'sent', title: both('已提交'), confirm: both('不能撤回'), next: { done: 'told' } },
      { ...seen, key: 'told', title: both('已告知'), next: { done: null } },
    ];
    await begin({ steps });
    press('1');
    await inFront('已提交');
    pressAtOnce('1');
    expect(screen.queryByText('不能撤回')).toBeNull();
    press('1');
    expect(screen.getByText('不能撤回')).toBeDefined();
    pressAtOnce('1');
    pressAtOnce('1');
    expect((await runs())[0]).toMatchObject({ state: 'going', current: 'sent' });
    press('1');
    await inFront('已告知');
  });

  it('takes the keyboard from a field by key, leaves digits to whoever has it, and gives it back', async () => {
    await begin();
    const notes = screen.getByLabelText('notes');
    notes.focus();
    press('1');
    expect((await runs())[0]?.trail).toEqual([]);
    press('l', { altKey: true });
    await inFront('身份已核实');
    press('Escape');
    expect(document.activeElement).toBe(notes);
  });

  it('says under a field what does not fit, keeps what was typed, and asks once more where a mistake is dear', async () => {
    await begin();
    press('1');
    const form = await inFront('金额已记录');
    const field = within(form).getByLabelText(/金额/);
    expect(document.activeElement).toBe(field);
    press('Enter', { ctrlKey: true });
    await within(form).findByText('请填写');
    fireEvent.change(field, { target: { value: '0' } });
    expect(within(form).getByText('不能小于 1')).toBeDefined();
    fireEvent.change(field, { target: { value: '39.5' } });
    press('Enter', { ctrlKey: true });
    const refund = await inFront('退款已发起');
    expect(within(refund).getByText('完成后：优先级设为高、加标签 退款')).toBeDefined();
    press('1');
    expect(within(refund).getByText('退款后不能撤回')).toBeDefined();
    expect((await runs())[0]?.state).toBe('going');
    press('1');
    await screen.findByText(/完成于/);
    expect(await desk().tickets.get({ ticketId: 't1' })).toMatchObject({ priority: 'high', tags: ['退款'] });
    expect((await runs())[0]?.trail[1]?.values).toEqual({ yuan: 39.5 });
  });

  it('skips for a reason and on a way, holds the ticket back for it, and is made up for afterwards', async () => {
    await begin();
    press('s');
    await screen.findByText('为什么跳过？');
    press('6');
    const note = await screen.findByLabelText('写一句原因');
    fireEvent.change(note, { target: { value: '系统在升级' } });
    press('Enter', { ctrlKey: true });
    await screen.findByText('跳过以后，按哪个结果继续？');
    await inFront('身份已核实');
    press('2');
    await inFront('客户知道怎样核实');
    expect((await runs())[0]?.trail[0]).toMatchObject({ reason: 'other', note: '系统在升级', result: 'failed' });
    await expect(desk().tickets.set({ ticketId: 't1', fields: { status: 'solved' } })).rejects.toMatchObject({
      code: 'BLOCKED',
    });
    expect(screen.getByText('结束工单前必须完成：')).toBeDefined();
    press('1');
    const ended = await screen.findByRole('button', { name: /完成于 .* 2 步，跳过 1 步/ });
    click(ended);
    click(await screen.findByRole('button', { name: '补做“身份已核实”' }));
    const late = await step('身份已核实');
    click(within(late).getByRole('button', { name: '已核实' }));
    await waitFor(async () => expect((await runs())[0]).toMatchObject({ blocks: [], trail: [{ isLate: true }, {}] }));
  });

  it('goes back, crossing out what came after, and says which step is wrong', async () => {
    await begin();
    press('2');
    await inFront('客户知道怎样核实');
    press('f');
    fireEvent.change(await screen.findByLabelText('这一步哪里不对？'), { target: { value: '没有小程序' } });
    press('Enter', { ctrlKey: true });
    await screen.findByText('已指出有误');
    press('b');
    await inFront('身份已核实');
    press('t');
    const trail = screen.getByRole('list', { name: '走过的步骤' });
    expect(within(trail).getByText(/已退回/)).toBeDefined();
  });

  it('is given up for a reason, and anything else is begun from the list', async () => {
    await begin();
    press('x');
    press('1');
    await screen.findByText(/放弃于/);
    expect((await runs())[0]?.state).toBe('abandoned');
    press('n');
    const dialog = await screen.findByRole('dialog', { name: '开始一个流程' });
    fireEvent.change(await within(dialog).findByRole('combobox'), { target: { value: '退款' } });
    fireEvent.keyDown(within(dialog).getByRole('combobox'), { key: 'Enter' });
    await inFront('身份已核实');
  });

  it('walks several at once, with a key for the next', async () => {
    await open(aSop(), aSop({ id: 'sop-other-v1', key: 'other', title: both('另一个'), start: 'tell' }));
    await screen.findByText('另一个');
    for (const [i, sopId] of ['sop-refund-v1', 'sop-other-v1'].entries())
      await desk().sops.start({ ...ABOUT, runId: `run-${i}`, sopId });
    const tabs = await screen.findByRole('group', { name: '正在走的流程' });
    const pressed = () => within(tabs).getAllByRole('button', { pressed: true })[0]?.textContent;
    const before = pressed();
    press('u', { altKey: true });
    await waitFor(() => expect(pressed()).not.toBe(before));
  });
});
