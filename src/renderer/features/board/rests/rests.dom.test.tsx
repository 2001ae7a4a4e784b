import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { BoardScreen } from '../board-screen.tsx';
import { fakeBoard, NOW, plan } from '../testing-board.ts';

beforeAll(furnishDom);
let fake: ReturnType<typeof fakeBoard>;
beforeEach(() => {
  fake = fakeBoard();
});
afterEach(cleanup);
const show = () => renderScreen(<BoardScreen rest={['rests']} />, { api: fake.api, now: () => NOW });

it('plans rests apart from each other, says the level of each, and what the sum takes for granted', async () => {
  const { container } = show();
  const table = await screen.findByRole('table');
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent),
  ).toEqual(['人a', '人b']);
  within(table).getByText('74%，低于 80%');
  screen.getByText('2 次休息，其中 1 次预计低于目标');
  screen.getByText(/Erlang C/);
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

it('is made for another stretch and copied by key', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  show();
  await screen.findByRole('table');
  fireEvent.keyDown(document.body, { key: 'h' });
  await waitFor(() => expect(fake.stagger).toHaveBeenLastCalledWith({ hours: 3 }, expect.anything()));
  fireEvent.keyDown(document.body, { key: 'c' });
  await screen.findByText('安排已复制');
  expect(writeText.mock.calls[0]![0].split('\n')).toHaveLength(2);
});

it('keeps rests apart without a level where nothing is known, and says so', async () => {
  fake.stagger.mockResolvedValue({ ...plan, basis: 'none' });
  show();
  await screen.findByText(/只把休息错开/);
  expect(screen.queryByText('预计服务水平')).toBeNull();
});

it('is empty with a reason', async () => {
  fake.stagger.mockResolvedValue({ ...plan, rests: [] });
  show();
  expect(await screen.findByText('这段时间没有要安排的休息')).toBeTruthy();
});
