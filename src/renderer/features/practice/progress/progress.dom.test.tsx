import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PracticeProgress, PracticeSummary } from '#shared/contract/app/practice.ts';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { BEGUN, emptyProgress, NOW, sampleProgress, sampleSummary } from '../testing-record.ts';
import { ProgressScreen } from './index.ts';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  location.hash = '';
});

const SESSIONS = [
  sampleSummary(),
  sampleSummary({ sessionId: 'p-0', title: '快递没收到', at: BEGUN - 60_000, end: 'left', mean: 1.5, isShared: true }),
];

function open(progress: PracticeProgress, all: readonly PracticeSummary[] = SESSIONS) {
  const start = vi.fn(() => Promise.resolve({ sessionId: 'p-2' }));
  const sessions = vi.fn(({ before, limit }: { before: number | null; limit: number }) =>
    Promise.resolve({ sessions: all.filter(({ at }) => before === null || at < before).slice(0, limit) }),
  );
  const api = { practice: { start, sessions, progress: () => Promise.resolve(progress) } } as unknown as Partial<Api>;
  return { ...renderScreen(<ProgressScreen />, { api, now: () => NOW }), start, sessions };
}
const refused = () => Promise.reject(new ORPCError('FAULT', { data: { reference: 'x' } }));
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('one’s progress', () => {
  it('shows the mean of each skill and names the lowest, and says that nobody else sees it', async () => {
    open(sampleProgress());
    const panel = await screen.findByRole('region', { name: '六项技能' });
    expect(within(panel).getAllByRole('listitem')[1]?.textContent).toBe('提问1.9 分，满分 5 分1.94 次，从 2 到 2');
    expect(within(panel).getByText('目前最低的一项：提问，1.9 分。')).toBeTruthy();
    expect(screen.getByText(/^只有您看得到。/)).toBeTruthy();
  });

  it('turns the lines into numbers by key', async () => {
    open(sampleProgress());
    await screen.findByRole('region', { name: '六项技能' });
    press('t');
    const table = screen.getByRole('table', { name: '各项得分，按时间' });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(5);
    expect(rows[1]?.textContent).toContain('1.52.02.52.03.05.0');
  });

  it('says what to take next and why, and begins it by key', async () => {
    const { start } = open(sampleProgress());
    const panel = await screen.findByRole('region', { name: '接下来练' });
    expect(panel.textContent).toContain('快递显示签收，人没收到');
    expect(panel.textContent).toContain('最近最低的一项：提问，1.9 分。');
    press('n');
    await waitFor(() => expect(start).toHaveBeenCalledWith({ ref: sampleProgress().next.ref }));
    await waitFor(() => expect(location.hash).toBe('#/practice/session'));
  });

  it('says how much of each core skill was trained', async () => {
    open(sampleProgress());
    const panel = await screen.findByRole('region', { name: '练到的三种本领' });
    const said = within(panel)
      .getAllByRole('definition')
      .map(({ textContent }) => textContent);
    expect(said).toEqual(['练过 3 次平均 3.1', '练过 2 次平均 2.9', '还没练到']);
  });

  it('lists own sessions; the keys lead through them, and each opens its scorecard', async () => {
    open(sampleProgress());
    const table = await screen.findByRole('table', { name: '自己的练习' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[1]?.textContent).toBe('13:40快递没收到客户离开1.506:20已分享');
    press('j');
    expect(document.activeElement?.getAttribute('href')).toBe('#/practice/record/p-1');
    press('j');
    expect(document.activeElement?.textContent).toBe('快递没收到');
    press('k');
    expect(document.activeElement?.textContent).toBe('退款二十天没到账');
  });

  it('fetches earlier sessions by key', async () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      sampleSummary({ sessionId: `p-${i}`, title: `第 ${i} 次`, at: BEGUN - i * 60_000 }),
    );
    const { sessions } = open(sampleProgress(), many);
    await screen.findByRole('button', { name: /更早的练习/ });
    expect(screen.queryByText('第 39 次')).toBeNull();
    press('o');
    expect(await screen.findByText('第 39 次')).toBeTruthy();
    expect(sessions.mock.lastCall?.[0]).toEqual({ before: BEGUN - 29 * 60_000, limit: 30 });
    await waitFor(() => expect(screen.queryByRole('button', { name: /更早的练习/ })).toBeNull());
  });

  it('before the first session says what will stand here, and how to begin', async () => {
    const { start } = open(emptyProgress(), []);
    expect(await screen.findByText('还没有练习过')).toBeTruthy();
    expect(screen.getByText('第一次可以练：发票抬头开错了')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
    press('n');
    await waitFor(() => expect(start).toHaveBeenCalledTimes(1));
    press('l');
    expect(location.hash).toBe('#/practice');
  });

  it('says so when it cannot be read', async () => {
    const api = { practice: { progress: refused } } as unknown as Partial<Api>;
    renderScreen(<ProgressScreen />, { api, now: () => NOW });
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('has nothing that axe finds fault with', async () => {
    const { container } = open(sampleProgress());
    await screen.findByRole('table', { name: '自己的练习' });
    press('t');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
