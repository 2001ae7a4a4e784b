import { ORPCError } from '@orpc/client';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { formatFor } from '../../../lib/time.ts';
import { BoardScreen } from '../board-screen.tsx';
import { boardOf, cover, fakeBoard, NOW, person, tired, widen } from '../testing-board.ts';

beforeAll(() => {
  furnishDom();
  widen();
});
let fake: ReturnType<typeof fakeBoard>;
beforeEach(() => {
  location.hash = '#/board';
  fake = fakeBoard();
  fake.watch.mockResolvedValue(boardOf([tired('a'), person('b')]));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
const show = () => renderScreen(<BoardScreen rest={[]} />, { api: fake.api, now: () => NOW });
const offerButton = () => screen.findByRole('button', { name: /^现在就建议休息/ });
const time = formatFor('zh').time(NOW + 28 * 60_000);

describe('a rest that is offered', () => {
  it('shows its price, what it rests on and who needs it, and may be offered all the same', async () => {
    show();
    await screen.findByText(/84% 降到 71%，少 13 个百分点/);
    screen.getByText(/前几周同一天同一时段的 63 个联络/);
    fireEvent.click(await offerButton());
    await waitFor(() => expect(fake.relieve).toHaveBeenCalledWith({ agentId: 'a' }));
    await screen.findByText('已向 人a 建议休息');
  });

  it('goes by the keyboard alone: the key leads to the button, and the button says it', async () => {
    show();
    const button = await offerButton();
    fireEvent.keyDown(document.body, { key: 'r' });
    await waitFor(() => expect(document.activeElement).toBe(button));
    expect(fake.relieve).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'R', shiftKey: true });
    await waitFor(() => expect(fake.relieve).toHaveBeenCalledOnce());
  });

  it('says that the hub is away, and that nothing was sent', async () => {
    fake.relieve.mockRejectedValue(new ORPCError('HUB_UNREACHABLE', { data: { hubUrl: 'https://hub' } }));
    show();
    fireEvent.click(await offerButton());
    expect(await screen.findByText(/连不上团队服务器（https:\/\/hub），什么都没有发出/)).toBeTruthy();
  });

  it('says that their desk is not open', async () => {
    fake.relieve.mockRejectedValue(new ORPCError('NOT_THERE'));
    show();
    fireEvent.click(await offerButton());
    expect(await screen.findByText('人a 的工作台没有打开')).toBeTruthy();
  });

  it('says when too little is known, and can be offered before anything is', async () => {
    fake.cover.mockResolvedValue(cover({ basis: 'none', with: null, without: null, holds: null, times: [] }));
    show();
    await screen.findByText('知道得太少，说不出影响。可以直接建议休息。');
    expect((await offerButton()).hasAttribute('disabled')).toBe(false);
  });

  it('waits for its answer, with whether it has arrived', async () => {
    const relief = { at: NOW, byAgentId: 'lea' as never, hasArrived: true };
    fake.watch.mockResolvedValue(boardOf([tired('a', { relief })]));
    show();
    await screen.findByText(/已建议休息，已送达。对方答复后这里会消失/);
    expect(screen.queryByRole('button', { name: /^现在就建议休息/ })).toBeNull();
  });
});

it('at a better time is remembered by this window, and said then', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  show();
  fireEvent.click(await screen.findByRole('radio', { name: new RegExp(time) }));
  fireEvent.click(screen.getByRole('button', { name: new RegExp(`^${time} 提醒我`) }));
  await screen.findByText(`定在 ${time} 提醒您。`);
  expect(fake.relieve).not.toHaveBeenCalled();
  await act(() => vi.advanceTimersByTimeAsync(28 * 60_000 + 1));
  await screen.findByText('人a：现在休息影响较小');
});

it('offers no time that is no better than now', async () => {
  const without = { serviceLevel: 0.99, asaMs: 0, occupancy: 0.3 };
  fake.cover.mockResolvedValue(cover({ without, holds: true }));
  show();
  expect(await screen.findByText('接下来两小时里没有明显更好的时间。')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});
