import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { BoardScreen } from '../board-screen.tsx';
import { boardOf, fakeBoard, NOW, person, queue, tired, widen } from '../testing-board.ts';

const MINUTE = 60_000;
beforeAll(() => {
  furnishDom();
  widen();
});
let now: number;
let fake: ReturnType<typeof fakeBoard>;
beforeEach(() => {
  now = NOW;
  fake = fakeBoard();
  location.hash = '#/board';
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  setVisible(true);
});

const show = (language: 'zh' | 'en' = 'zh') =>
  renderScreen(<BoardScreen rest={location.hash.split('/').slice(2)} />, { language, api: fake.api, now: () => now });
const rows = async (table = '同事') =>
  within(await screen.findByRole('table', { name: table }))
    .getAllByRole('row')
    .slice(1);
const pass = (ms: number) => {
  now += ms;
  return act(() => vi.advanceTimersByTimeAsync(ms));
};
function setVisible(isVisible: boolean) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (isVisible ? 'visible' : 'hidden'),
  });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

describe('the people of a team', () => {
  it('stand in the order they are given, whatever their figures, and carry no numbers of order', async () => {
    const given = [tired('z'), person('b', { occupancy: 0.2 }), person('a', { occupancy: 0.8 }), person('c')];
    fake.watch.mockResolvedValue(boardOf(given));
    show();
    const names = (await rows()).map((row) => within(row).getByRole('rowheader').textContent);
    expect(names).toEqual(['人z', '人b', '人a', '人c']);
  });

  it('say for how long, and it goes on', async () => {
    fake.watch.mockResolvedValue(boardOf([person('a')]));
    show();
    await screen.findByText('00:48');
    await pass(2000);
    expect(await screen.findByText('00:50')).toBeTruthy();
  });

  it('are coloured by nobody’s low figure: only where rest is to be offered, and then in words', async () => {
    const given = [tired('act'), person('low', { occupancy: 0.05 }), person('busy', { occupancy: 0.8, band: 'info' })];
    fake.watch.mockResolvedValue(boardOf(given));
    const { container } = show();
    await rows();
    const marked = [...container.querySelectorAll('[data-cell="occupancy"] [data-band]')];
    expect(marked.map((one) => [one.getAttribute('data-band'), one.textContent])).toEqual([
      ['act', '92% · 尽快休息'],
      ['info', '80% · 偏忙'],
    ]);
    expect([...container.querySelectorAll('tr[data-band]')]).toHaveLength(1);
  });

  it('show what is in hand, when a shift ends, and what would help', async () => {
    const channels = [
      { channel: 'chat' as const, isPaused: false },
      { channel: 'chat' as const, isPaused: false },
      { channel: 'chat' as const, isPaused: true },
    ];
    const late = {
      channels,
      shiftEndsAt: NOW - 12 * MINUTE,
      load: 60,
      interruptible: 15,
      needs: ['overtime' as const],
    };
    const far = person('b', { shiftEndsAt: NOW + 120 * MINUTE, load: null, occupancy: null });
    fake.watch.mockResolvedValue(boardOf([person('a', late), far]));
    show();
    const [first, second] = await rows();
    for (const words of ['聊天 2', '聊天 1，已暂停', '负荷 60，可放下的 15', '到下班时间了，手上还有事，帮忙收个尾'])
      within(first!).getByText(words);
    within(first!).getByText(/多留了 12 分钟/);
    expect(second!.textContent).not.toContain('下班');
    within(second!).getByText('还说不准');
  });

  it('say in a small team why nobody is marked', async () => {
    fake.watch.mockResolvedValue(boardOf([person('a')], { teamSize: 4 }));
    show();
    expect(await screen.findByText(/团队不到 10 人/)).toBeTruthy();
  });

  it('are chosen by key, and who was chosen stays when the rows change places', async () => {
    fake.watch.mockResolvedValue(boardOf([person('a'), person('b')]));
    const { rerender } = show();
    await rows();
    fireEvent.keyDown(document.body, { key: 'j' });
    expect(location.hash).toBe('#/board/now/a');
    rerender(<BoardScreen rest={['now', 'a']} />);
    fake.watch.mockResolvedValue(boardOf([tired('b'), person('a')]));
    await pass(10_000);
    const [first, second] = await rows();
    expect([first!.getAttribute('aria-current'), second!.getAttribute('aria-current')]).toEqual([null, 'true']);
    await screen.findByRole('heading', { name: '安排休息：人a' });
  });

  it('are empty with a word on when that changes', async () => {
    show();
    expect(await screen.findByText('现在没有同事在线')).toBeTruthy();
  });
});

describe('watching', () => {
  it('asks every ten seconds while it can be seen, not at all behind other windows, and at once on coming back', async () => {
    show();
    await screen.findByText('现在没有同事在线');
    const asked = fake.watch.mock.calls.length;
    await pass(20_000);
    expect(fake.watch.mock.calls.length).toBe(asked + 2);
    setVisible(false);
    await pass(60_000);
    expect(fake.watch.mock.calls.length).toBe(asked + 2);
    setVisible(true);
    await pass(1);
    expect(fake.watch.mock.calls.length).toBe(asked + 3);
  });

  it('without the hub says since when, stops the clocks, and keeps what this computer knows', async () => {
    const offline = {
      isLive: false,
      heardAt: NOW - 3 * MINUTE,
      queues: [queue({ waiting: null, oldestAt: null })],
    };
    fake.watch.mockResolvedValue(boardOf([person('a', { sinceAt: NOW - 10 * MINUTE })], offline));
    show();
    await screen.findByText(/起没有团队服务器的消息/);
    await screen.findByText('07:00');
    await pass(3000);
    screen.getByText('07:00');
    const [row] = await rows('队列');
    within(row!).getByText('不知道');
    within(row!).getByText('14');
    expect(screen.queryByText('实时')).toBeNull();
  });

  it('says what went wrong before anything was heard, with the way on', async () => {
    fake.watch.mockRejectedValue(new Error('disconnected'));
    show();
    await pass(3000);
    await screen.findByRole('alert');
    expect(screen.getByRole('button', { name: '重试' })).toBeTruthy();
  });
});

it('queues tick, and mark only what is at risk or overdue', async () => {
  fake.watch.mockResolvedValue(boardOf([], { queues: [queue({ broken: 2 })] }));
  const { container } = show('en');
  await screen.findByText('01:12');
  await pass(1000);
  await screen.findByText('01:13');
  const toned = [...container.querySelectorAll('td[data-tone]')].map((cell) => cell.textContent);
  expect(toned).toEqual(['1', '2']);
});

it('has nothing axe would complain of', async () => {
  vi.useRealTimers();
  fake.watch.mockResolvedValue(
    boardOf([tired('a'), person('b', { relief: { at: NOW, byAgentId: 'lea' as never, hasArrived: false } })]),
  );
  const { container } = show();
  await rows();
  await screen.findByText(/预计低于目标/);
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

it('does not say that nobody is here while nobody can be heard', async () => {
  fake.watch.mockResolvedValue(boardOf([], { isLive: false, heardAt: null }));
  show();
  await rows('队列');
  await pass(3000);
  expect(await screen.findByText('还没有听到团队服务器')).toBeTruthy();
  expect(screen.queryByText('现在没有同事在线')).toBeNull();
});
