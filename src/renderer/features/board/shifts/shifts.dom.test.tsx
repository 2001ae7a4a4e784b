import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { BoardScreen } from '../board-screen.tsx';
import { fakeBoard, NOW, people, shift } from '../testing-board.ts';

beforeAll(furnishDom);
let fake: ReturnType<typeof fakeBoard>;
beforeEach(() => {
  fake = fakeBoard();
});
afterEach(cleanup);
const show = (agentId?: string) =>
  renderScreen(<BoardScreen rest={agentId === undefined ? ['shifts'] : ['shifts', agentId]} />, {
    api: fake.api,
    now: () => NOW,
  });
const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });
const type = async (name: string, value: string) => {
  const input = await field(name);
  fireEvent.change(input, { target: { value } });
  fireEvent.blur(input);
};
const save = () => fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });

it('lists everybody with their hours, and those who have none', async () => {
  show();
  const list = await screen.findByRole('navigation', { name: '同事的班次' });
  within(list).getByText('每周 40 小时');
  within(list).getByText('还没有班次');
  expect(await screen.findByText('选一位同事')).toBeTruthy();
});

it('is written as people write times, put into one form, and saved whole by key', async () => {
  show('ana');
  await type('周三上班时间', '22-6');
  await type('周三计划的休息', '2-2:20');
  expect((await field('周三上班时间')).value).toBe('22:00–06:00');
  expect((await field('周三计划的休息')).value).toBe('02:00–02:20 用餐');
  save();
  await waitFor(() => expect(fake.saveShift).toHaveBeenCalledOnce());
  const { shift: saved } = fake.saveShift.mock.calls[0]![0];
  expect(saved.weeks[0]![2]).toEqual([{ from: 1320, to: 1800, breaks: [{ from: 1560, to: 1580, kind: 'meal' }] }]);
  expect(saved).toMatchObject({ id: 'ana', agentId: 'ana', teamId: 's1' });
  await screen.findByText('班次已保存');
});

it('is refused where it cannot be, at its place, before it is sent', async () => {
  show('ana');
  await type('周一上班时间', '9-9');
  await type('周二上班时间', '早班');
  await screen.findByText('结束要晚于开始，最长 16 小时，也不能碰到第二天的班');
  await screen.findByText('读不懂，请写成 9:00–17:30');
  save();
  await screen.findByText('2 处要改，已标出');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '周一上班时间' })));
  expect(fake.saveShift).not.toHaveBeenCalled();
});

it('shows what the core refuses at its place', async () => {
  fake.saveShift.mockRejectedValue(new ORPCError('UNFIT', { data: { places: ['weeks.0.2.0.to'] } }));
  show('ana');
  await type('周六上班时间', '9-12');
  save();
  await screen.findByText('结束要晚于开始，最长 16 小时，也不能碰到第二天的班');
  expect((await field('周三上班时间')).getAttribute('aria-invalid')).toBe('true');
});

it('moves by arrows, repeats a day by key, and begins like a colleague’s', async () => {
  show('bo');
  const monday = await field('周一上班时间');
  monday.focus();
  fireEvent.keyDown(monday, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(await field('周二上班时间'));
  fireEvent.keyDown(document.activeElement!, { key: 'Escape' });
  expect(document.activeElement).toBe(document.body);
  await type('周二上班时间', '10-15');
  (await field('周二上班时间')).focus();
  fireEvent.keyDown(document.activeElement!, { key: 'r', altKey: true });
  await waitFor(async () => expect((await field('周五上班时间')).value).toBe('10:00–15:00'));
  expect((await field('周六上班时间')).value).toBe('');
  fireEvent.click(screen.getByRole('combobox', { name: '照搬同事的班次' }));
  fireEvent.click(await screen.findByRole('option', { name: '安娜' }));
  await waitFor(async () => expect((await field('周一上班时间')).value).toBe('09:00–18:00'));
  await screen.findByText('已照搬 安娜 的班次，还没有保存');
});

it('has dates of its own, and is removed when asked twice', async () => {
  show('ana');
  await field('周一上班时间');
  fireEvent.keyDown(document.body, { key: 'n' });
  fireEvent.change(await screen.findByLabelText('第 1 个特殊日期'), { target: { value: '2026-12-25' } });
  save();
  await waitFor(() => expect(fake.saveShift).toHaveBeenCalledOnce());
  expect(fake.saveShift.mock.calls[0]![0].shift.exceptions).toEqual([{ date: '2026-12-25', duties: [] }]);
  fireEvent.click(screen.getByRole('button', { name: /^删除班次/ }));
  expect(fake.removeShift).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: /^确定删除/ }));
  await waitFor(() => expect(fake.removeShift).toHaveBeenCalledWith({ agentId: 'ana' }));
});

it('tells what a colleague changed meanwhile, and puts both together', async () => {
  const { unmount } = show('ana');
  await type('周一上班时间', '10-15');
  const theirs = shift('ana');
  const [week] = theirs.weeks;
  const changed = { ...theirs, weeks: [[...week!.slice(0, 5), [{ from: 540, to: 720, breaks: [] }], []]] };
  fake.shifts.mockResolvedValue({ people: [{ ...people[0]!, shift: changed }, people[1]!] });
  unmount();
  show('ana');
  await screen.findByText('同事刚改过这份内容');
  screen.getByText('周六：空 → 09:00–12:00');
  fireEvent.click(screen.getByRole('button', { name: '合在一起' }));
  await waitFor(async () => expect((await field('周六上班时间')).value).toBe('09:00–12:00'));
  expect((await field('周一上班时间')).value).toBe('10:00–15:00');
});

it('has nothing axe would complain of', async () => {
  const { container } = show('ana');
  await field('周一上班时间');
  fireEvent.keyDown(document.body, { key: 'n' });
  await screen.findByLabelText('第 1 个特殊日期');
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
