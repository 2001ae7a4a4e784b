import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Day } from '#shared/contract/app/load.ts';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { at, sampleDay, sampleNow } from '../testing-load.ts';
import { DayScreen } from './day-screen.tsx';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  location.hash = '';
});

let forget: ReturnType<typeof vi.fn<(input: { date: string | null }) => Promise<{ spans: number }>>>;
beforeEach(() => {
  forget = vi.fn<(input: { date: string | null }) => Promise<{ spans: number }>>(() => Promise.resolve({ spans: 9 }));
});

function open(day: Day = sampleDay(), rest: readonly string[] = []) {
  const me = { id: 'ana', name: '林晓', role: 'agent', queueIds: [], isActive: true, signature: '' };
  const api = {
    load: {
      now: () => Promise.resolve(sampleNow({ told: { hard: 1 } })),
      day: ({ date }: { date: string | null }) => Promise.resolve(date === null ? day : { ...day, date }),
      days: () => Promise.resolve({ dates: ['2026-07-14', '2026-07-13', '2026-07-10'], keptDays: 14 }),
      export: () => Promise.resolve({ name: 'attune-ana.json', text: '{"spans":[]}' }),
      rest: () => Promise.resolve({}),
      forget,
    },
    contacts: {
      presence: () => Promise.resolve({ state: 'available', reason: '', sinceAt: at(11, 25) }),
      live: () => Promise.resolve({ contacts: [], shed: null }),
    },
    session: { status: () => Promise.resolve({ state: 'unlocked', agent: me, enrolments: [] }) },
  } as unknown as Partial<Api>;
  return renderScreen(<DayScreen rest={rest} />, { api, now: () => at(11, 30) });
}
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const rows = async () =>
  within(await screen.findByRole('table', { name: '这一天的联络' }))
    .getAllByRole('row')
    .slice(1);

describe('one’s own day', () => {
  it('lists its contacts with their times; the keys lead from one to the next, and each leads to its customer', async () => {
    open();
    const [first, second, third] = await rows();
    expect(first?.textContent).toBe('09:10周岚艰难对话电话12:0004:0004:00');
    expect(second?.textContent).toBe('10:00何建国聊天40:0002:00');
    expect(third?.textContent).toContain('待整理');
    press('j');
    expect(document.activeElement?.textContent).toBe('周岚');
    expect(document.activeElement?.getAttribute('href')).toBe('#/customer/c-1');
    press('j');
    press('k');
    expect(document.activeElement?.textContent).toBe('周岚');
  });

  it('says what the strip draws in words, and turns into a table by key', async () => {
    open();
    expect(await screen.findByText('最忙的是 10:00–11:00：占用率 100%，最高负荷 60。')).toBeTruthy();
    expect(screen.getByText('计划的休息：小休 10:30–10:40、用餐 12:00–12:30。')).toBeTruthy();
    expect(screen.getByText('1 小时 5 分')).toBeTruthy();
    press('t');
    const table = await screen.findByRole('table', { name: '一天的经过，按时间' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toContain('10:4010:50休息 · 小休10:000');
  });

  it('shows exactly what the lead sees, and what nobody else does', async () => {
    open();
    const told = await screen.findByRole('region', { name: '班组长现在看到的' });
    await within(told).findByText('可接待 · 05:00');
    const facts = Object.fromEntries(
      within(told)
        .getAllByRole('term')
        .map((term) => [term.textContent, term.nextElementSibling?.textContent]),
    );
    expect(facts).toEqual({
      状态: '可接待 · 05:00',
      手上: '无',
      当前负荷: '60',
      可放下的: '15',
      占用率: '72%（依据近一小时里的 52 分）',
      提示: '无',
      艰难对话: '近一小时 1 次',
      恢复: '无',
      班次: '18:00 下班',
      班组长的建议: '无',
    });
    const own = screen.getByRole('region', { name: '只有您看得到的' });
    expect(own.textContent).toContain('38 分');
    expect(own.textContent).toContain('这一天共 15 分');
  });

  it('goes from day to day with the arrows, over those that are kept', async () => {
    open();
    await rows();
    press('ArrowRight');
    expect(location.hash).toBe('');
    press('ArrowLeft');
    expect(location.hash).toBe('#/day/2026-07-13');
    cleanup();
    open(sampleDay(), ['2026-07-13']);
    await rows();
    press('ArrowLeft');
    expect(location.hash).toBe('#/day/2026-07-10');
    press('ArrowRight');
    expect(location.hash).toBe('#/day');
  });

  it('is deleted only after what stays has been read, and then at once', async () => {
    open();
    await rows();
    press('D', { shiftKey: true });
    const dialog = await screen.findByRole('dialog', { name: '删除 7月14日 的记录？' });
    expect(dialog.textContent).toContain('客户和工单的资料、联络记录都会保留');
    expect(dialog.textContent).toContain('14 天后也会自动删除');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('取消'));
    expect(forget).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole('button', { name: '删除' }));
    await waitFor(() => expect(forget).toHaveBeenCalledWith({ date: '2026-07-14' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    press('X', { shiftKey: true });
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '删除' }));
    await waitFor(() => expect(forget).toHaveBeenLastCalledWith({ date: null }));
  });

  it('is taken out as a file', async () => {
    const handed = vi.spyOn(URL, 'createObjectURL');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    handed.mockReturnValue('blob:day');
    open();
    await rows();
    press('x');
    await screen.findByText('已导出 attune-ana.json');
    const blob = handed.mock.calls[0]?.[0] as Blob;
    expect([blob.type, await blob.text()]).toEqual(['application/json', '{"spans":[]}']);
  });

  it('with nothing in it says what will stand there', async () => {
    open(sampleDay({ spans: [], contacts: [], hours: [], duties: [] }));
    expect(await screen.findByText('这一天还没有记录')).toBeTruthy();
  });

  it('has nothing that axe finds fault with', async () => {
    const { container } = open();
    await rows();
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
