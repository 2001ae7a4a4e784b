import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PracticeTeam } from '#shared/contract/app/practice.ts';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { NOW, sampleTeam } from '../testing-record.ts';
import { TeamScreen } from './index.ts';

beforeAll(furnishDom);
afterEach(cleanup);

function open(team: PracticeTeam, role: 'lead' | 'agent' = 'lead') {
  const me = { id: 'a-9', name: '周华', role, queueIds: [], isActive: true, signature: '' };
  const asked = vi.fn(() => Promise.resolve(team));
  const api = {
    practice: { team: asked },
    session: { status: () => Promise.resolve({ state: 'unlocked', agent: me, enrolments: [] }) },
  } as unknown as Partial<Api>;
  return { ...renderScreen(<TeamScreen />, { api, now: () => NOW }), asked };
}
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('what a team has shared', () => {
  it('stands in the order of time, not of points, and opens to read', async () => {
    open(sampleTeam());
    const table = await screen.findByRole('table', { name: '团队的分享' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[0]?.textContent).toBe('13:41晓敏退款二十天没到账平静收尾1.2');
    expect(rows[1]?.textContent).toContain('林晓');
    press('j');
    press('j');
    expect(document.activeElement?.getAttribute('href')).toBe('#/practice/shared/s-old');
    press('k');
    expect(document.activeElement?.getAttribute('href')).toBe('#/practice/shared/s-new');
  });

  it('has no means of fewer than five people, and says why', async () => {
    open(sampleTeam());
    const panel = await screen.findByRole('region', { name: '团队各项平均' });
    expect(panel.textContent).toContain('还不到五个人，所以不显示任何平均');
    expect(within(panel).queryByRole('list')).toBeNull();
    expect(panel.textContent).not.toMatch(/\d/);
  });

  it('has means by skill of five and more', async () => {
    open(sampleTeam({ people: 6, means: [{ skill: 'listen', mean: 3.24, sessions: 11 }] }));
    const panel = await screen.findByRole('region', { name: '团队各项平均' });
    expect(within(panel).getByRole('listitem').textContent).toBe('倾听与复述3.2 分，满分 5 分3.211 次');
    expect(panel.textContent).toContain('6 个人分享过');
  });

  it('says so while nobody has shared', async () => {
    open(sampleTeam({ shared: [], people: 0 }));
    expect(await screen.findByText('还没有人分享')).toBeTruthy();
  });

  it('is not even asked for by whoever leads nobody', async () => {
    const { asked } = open(sampleTeam(), 'agent');
    expect(await screen.findByText('这里只给班组长看')).toBeTruthy();
    expect(asked).not.toHaveBeenCalled();
  });

  it('has nothing that axe finds fault with', async () => {
    const { container } = open(sampleTeam());
    await screen.findByRole('table', { name: '团队的分享' });
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
