import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { BoardScreen } from '../board-screen.tsx';
import { fakeBoard, NOW, policy } from '../testing-board.ts';

beforeAll(furnishDom);
let fake: ReturnType<typeof fakeBoard>;
beforeEach(() => {
  fake = fakeBoard();
});
afterEach(cleanup);
const show = () => renderScreen(<BoardScreen rest={['policy']} />, { api: fake.api, now: () => NOW });
const EVERY = '工作多久建议一次休息';
const field = (name: string) => screen.findByRole<HTMLInputElement>('textbox', { name });
const type = async (name: string, value: string) => {
  const input = await field(name);
  fireEvent.change(input, { target: { value } });
  fireEvent.blur(input);
};
const save = () => fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });

it('shows every default with its ground, and leads back to it', async () => {
  show();
  await screen.findByText('还没有约定，现在用的是产品默认。');
  screen.getByText('默认 55 分钟');
  screen.getByText(/英国 HSE/);
  screen.getByText('默认 80%');
  expect(screen.queryByText('改回默认')).toBeNull();
  await type(EVERY, '45');
  fireEvent.click(screen.getByText('改回默认'));
  expect((await field(EVERY)).value).toBe('55');
});

it('is refused out of bounds at its field, and saved whole', async () => {
  show();
  await type(EVERY, '5');
  await screen.findByText('请写 20 到 120 之间的整数');
  save();
  expect(fake.savePolicy).not.toHaveBeenCalled();
  await type(EVERY, '45');
  fireEvent.change(screen.getAllByRole('textbox', { name: '聊天占用' })[0]!, { target: { value: '25' } });
  save();
  await waitFor(() => expect(fake.savePolicy).toHaveBeenCalledOnce());
  expect(fake.savePolicy.mock.calls[0]![0].policy).toEqual({
    ...policy,
    breaks: { ...policy.breaks, everyMs: 45 * 60_000 },
    capacity: { costs: { chat: 25 } },
  });
});

it('takes in a single person, and lets them be as everybody again', async () => {
  show();
  fireEvent.click(await screen.findByRole('combobox', { name: '添加一位同事' }));
  fireEvent.click(await screen.findByRole('option', { name: '安娜' }));
  await type('安娜 总容量', '50');
  fireEvent.click(screen.getByRole('button', { name: '安娜 与大家相同' }));
  expect(screen.queryByRole('textbox', { name: '安娜 总容量' })).toBeNull();
});

it('has nothing axe would complain of', async () => {
  const { container } = show();
  await field(EVERY);
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
