import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useMe } from '../../lib/reads.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { ScenarioOfTicket } from './scenario-of-ticket.tsx';
import { ScenariosScreen } from './scenarios-screen.tsx';
import { AT, fakeScenarios, samplePublished, sampleTicket } from './testing-scenarios.ts';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  location.hash = '';
});

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

function open(given: Parameters<typeof fakeScenarios>[0] = {}) {
  const fake = fakeScenarios(given);
  const node = (
    <main>
      <h1>真实工单做情景</h1>
      <ScenariosScreen rest={[]} />
    </main>
  );
  return { ...fake, ...renderScreen(node, { api: fake.api, now: () => AT }) };
}
const FULL = { tickets: [sampleTicket(70), sampleTicket(71, { isUsed: true })], published: [samplePublished()] };

describe('the list of scenarios', () => {
  it('shows drafts, solved tickets that fit and what the team has, without a barrier', async () => {
    const { container } = open(FULL);
    const table = await screen.findByRole('table', { name: '可以用的已解决工单' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual(['工单编号客户说了解决于', '工单 70#704 句09:00', '工单 71已经做过#714 句09:00']);
    expect(screen.getByRole('link', { name: '退款卡在审核' }).getAttribute('href')).toBe('#/scenarios/d1');
    expect(screen.getByRole('region', { name: '已发布给团队' }).textContent).toContain('洗衣机第三次坏周华 · 11月19日');
    const found = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('is walked by key from the drafts through the tickets to what is published, which one key takes down', async () => {
    const { retire } = open(FULL);
    await screen.findByRole('table', { name: '可以用的已解决工单' });
    press('x');
    expect(retire).not.toHaveBeenCalled();
    const names: (string | null | undefined)[] = [];
    for (let i = 0; i < 4; i += 1) {
      press('j');
      names.push(document.activeElement?.textContent);
    }
    expect(names.slice(0, 3)).toEqual(['退款卡在审核', '工单 70', '工单 71']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('从案例库撤下“洗衣机第三次坏”');
    press('x');
    await waitFor(() => expect(retire).toHaveBeenCalledWith({ scenarioId: 's1', isRetired: true }));
    await screen.findByText('“洗衣机第三次坏”已撤下，练过的记录都还在。');
    press('k');
    expect(document.activeElement?.textContent).toBe('工单 71');
    press('b');
    await waitFor(() => expect(location.hash).toBe('#/practice'));
  });

  it('makes a draft of the ticket that is chosen and opens it', async () => {
    const { make } = open(FULL);
    fireEvent.click(await screen.findByRole('button', { name: '工单 70' }));
    await waitFor(() => expect(location.hash).toBe('#/scenarios/d1'));
    expect(make).toHaveBeenCalledWith({ ticketId: 't70' });
  });

  it('says why no scenario comes of a ticket', async () => {
    open({ ...FULL, refuse: 'nothing-solved' });
    fireEvent.click(await screen.findByRole('button', { name: '工单 70' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('同事的话里没有说明怎么解决');
    expect(location.hash).toBe('');
  });

  it('says where to begin while there is nothing', async () => {
    open({ draft: null });
    expect(await screen.findByText('还没有草稿。从下面挑一张工单开始。')).toBeTruthy();
    expect(screen.getByText('还没有合适的已解决工单')).toBeTruthy();
    expect(screen.getByText('团队还没有自己的情景。')).toBeTruthy();
  });

  it('is for leads alone', async () => {
    open({ role: 'agent' });
    expect(await screen.findByText('这里只给班组长用')).toBeTruthy();
  });
});

function Who() {
  return <output>{useMe()?.name}</output>;
}
/** Shown once it is known who sits here: from then on the key works, or never will. */
const show = async (role: string, status: 'solved' | 'open') => {
  const fake = fakeScenarios({ role });
  const node = (
    <>
      <Who />
      <ScenarioOfTicket ticket={{ id: 't9' as never, status }} />
    </>
  );
  renderScreen(node, { api: fake.api });
  await screen.findByText('周华');
  press('P', { shiftKey: true, code: 'KeyP' });
  return fake;
};

describe('a solved ticket', () => {
  it('becomes a draft with one key, where a lead has it open', async () => {
    const { make } = await show('lead', 'solved');
    await waitFor(() => expect(location.hash).toBe('#/scenarios/d1'));
    expect(make).toHaveBeenCalledWith({ ticketId: 't9' });
  });

  it('does so for nobody else, and for no ticket that is still open', async () => {
    expect((await show('agent', 'solved')).make).not.toHaveBeenCalled();
    cleanup();
    expect((await show('lead', 'open')).make).not.toHaveBeenCalled();
  });
});
