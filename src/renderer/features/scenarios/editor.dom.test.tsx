import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { ScenariosScreen } from './scenarios-screen.tsx';
import { AT, fakeScenarios, sampleDraft, sampleFinding, sampleIssue } from './testing-scenarios.ts';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  location.hash = '';
});

function open(given: Parameters<typeof fakeScenarios>[0] = {}) {
  const fake = fakeScenarios(given);
  const node = (
    <main>
      <h1>真实工单做情景</h1>
      <ScenariosScreen rest={['d1']} />
    </main>
  );
  return { ...fake, ...renderScreen(node, { api: fake.api, now: () => AT }) };
}
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const alt = (key: string) => press(key, { altKey: true, code: `Key${key.toUpperCase()}` });
const field = (name: string | RegExp) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (into: HTMLElement, value: string) => {
  fireEvent.focus(into);
  fireEvent.change(into, { target: { value } });
};
const chosen = () => {
  const at = document.activeElement;
  return at instanceof HTMLTextAreaElement ? at.value.slice(at.selectionStart, at.selectionEnd) : null;
};
const toPublish = () => press('Enter', { ctrlKey: true, code: 'Enter' });
const ready = () => screen.findByRole('region', { name: '情景内容' });
const withFindings = () =>
  sampleDraft({
    personal: [sampleFinding(), sampleFinding({ place: 'openings.anger.1', kind: 'name', text: '到底' })],
  });

describe('the editor of a scenario', () => {
  it('shows what was taken out, what to look at, and every field; nobody finds a barrier', async () => {
    const { container } = open({ draft: withFindings() });
    await ready();
    expect(screen.getByRole('region', { name: '去掉的个人信息' }).textContent).toBe(
      '去掉的个人信息3 处姓名换成“{name}”2 处电话换成“尾号{tail}的手机”1 处',
    );
    expect(screen.getByRole('region', { name: '请看一看' }).textContent).toContain('第 1 件事只有一种说法');
    expect(field('开场白：愤怒').value).toBe('三周了，钱呢？\n到底退不退？');
    expect(field('标题').value).toBe('退款卡在审核');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('saves as it is typed, one line each, with room for the line that is begun', async () => {
    const { save } = open();
    await ready();
    const opening = field('开场白：愤怒');
    type(opening, '钱呢？\n\n再等就投诉。\n');
    expect(opening.value).toBe('钱呢？\n\n再等就投诉。\n');
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.lastCall?.[0].issue.openings).toEqual({ anger: ['钱呢？', '再等就投诉。'] });
    await screen.findByText('已保存在这台电脑上');
    fireEvent.blur(opening);
    expect(opening.value).toBe('钱呢？\n再等就投诉。');
  });

  it('leads to a place that is to be looked at, from the list and by key', async () => {
    open();
    await ready();
    fireEvent.click(screen.getByRole('button', { name: /第 1 件事/ }));
    expect(document.activeElement).toBe(field('是什么（评分时显示）'));
    press('Escape');
    press('e');
    expect(document.activeElement).toBe(field('标题'));
    alt('v');
    expect(document.activeElement).toBe(field('是什么（评分时显示）'));
  });

  it('walks through what could name somebody: one key jumps to the words, one says that they name nobody', async () => {
    const { look } = open({ draft: withFindings() });
    await ready();
    const panel = screen.getByRole('region', { name: '仍可能是个人信息' });
    expect(panel.textContent).toContain('还剩 2 处');
    alt('e');
    expect([document.activeElement, chosen()]).toEqual([field('我们屏幕上看得到的'), '王大勇']);
    alt('y');
    await waitFor(() => expect(look).toHaveBeenCalledTimes(1));
    expect(look.mock.lastCall?.[0]).toMatchObject({
      draftId: 'd1',
      place: 'company.1',
      text: '王大勇',
      isLooked: true,
    });
    expect([document.activeElement, chosen()]).toEqual([field('开场白：愤怒'), '到底']);
  });

  it('takes no notice of a finding whose words were changed', async () => {
    open({ draft: withFindings() });
    await ready();
    const panel = screen.getByRole('region', { name: '仍可能是个人信息' });
    type(field('我们屏幕上看得到的'), '仓库已签收。\n回电值班同事');
    await waitFor(() => expect(panel.textContent).toContain('还剩 1 处'));
    expect(within(panel).queryByText('王大勇')).toBeNull();
  });

  it('says at its place what cannot be saved, keeps it, and saves once it is put right', async () => {
    const { save } = open();
    await ready();
    type(field('标题'), '');
    await screen.findByText('还没保存：标出的地方改好就会保存');
    expect(screen.getByText('这里不能空着。')).toBeTruthy();
    expect(field('标题').getAttribute('aria-invalid')).toBe('true');
    type(field('标题'), '退款三周');
    await screen.findByText('已保存在这台电脑上');
    expect(save.mock.lastCall?.[0].issue.title).toBe('退款三周');
    expect(screen.queryByText('这里不能空着。')).toBeNull();
  });

  it('takes a new fact into the draft once it is whole, and keeps the keyboard where it is', async () => {
    const { save } = open();
    await ready();
    fireEvent.click(screen.getByRole('button', { name: '加一件事' }));
    const group = await screen.findByRole('group', { name: '第 2 件事' });
    const [is, ask, tell] = within(group).getAllByRole<HTMLInputElement>('textbox');
    await waitFor(() => expect(document.activeElement).toBe(is));
    type(is!, '哪天退的');
    type(ask!, '哪天\n什么时候');
    expect(save).not.toHaveBeenCalled();
    type(tell!, '上周一');
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(save.mock.lastCall?.[0].issue.facts[1]).toEqual({
      key: 'fact-2',
      is: '哪天退的',
      ask: ['哪天', '什么时候'],
      tell: ['上周一'],
    });
    expect(tell!.isConnected).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '去掉第 1 件事' }));
    await waitFor(() => expect(save.mock.lastCall?.[0].issue.facts.map(({ key }) => key)).toEqual(['fact-2']));
  });

  it('has an opening for each feeling that is chosen, and a need once both its sides are written', async () => {
    const { save } = open();
    await ready();
    fireEvent.click(screen.getByRole('checkbox', { name: '焦虑' }));
    type(field('开场白：焦虑'), '会不会不退了？');
    fireEvent.click(screen.getByRole('combobox', { name: '再加一种需要' }));
    fireEvent.click(await screen.findByRole('option', { name: '公平' }));
    type(field('没被看见时，客户会说：公平'), '凭什么？');
    type(field('被看见以后，客户会说：公平'), '这还差不多。');
    await waitFor(() =>
      expect(save.mock.lastCall?.[0].issue).toMatchObject({
        feelings: ['anger', 'anxiety'],
        openings: { anxiety: ['会不会不退了？'] },
        needs: { fairness: { show: ['凭什么？'], met: ['这还差不多。'] } },
      }),
    );
  });

  it('says what the rules of content find, and leads there', async () => {
    const fault = { place: 'company.0', code: 'unknown-slot', word: 'shop', line: '给{shop}' } as const;
    open({ draft: sampleDraft({ issue: sampleIssue({ company: ['给{shop}'] }), faults: [fault] }) });
    await ready();
    const panel = screen.getByRole('region', { name: '还不能练' });
    fireEvent.click(within(panel).getByRole('button', { name: /占位“{shop}”没有可填的词/ }));
    expect(document.activeElement).toBe(field(/我们屏幕上看得到的/));
  });

  it('says that a draft is gone', async () => {
    open({ draft: null });
    expect(await screen.findByText('这份草稿不在了')).toBeTruthy();
  });

  it('throws a draft away only when it is asked twice', async () => {
    const { discard } = open();
    await ready();
    press('D', { shiftKey: true, code: 'KeyD' });
    await screen.findByRole('button', { name: /再按一次就扔掉/ });
    expect(discard).not.toHaveBeenCalled();
    press('D', { shiftKey: true, code: 'KeyD' });
    await waitFor(() => expect(location.hash).toBe('#/scenarios'));
    expect(discard).toHaveBeenCalledWith({ draftId: 'd1' });
  });
});

describe('publishing', () => {
  it('asks once more and says who gets it', async () => {
    const { publish } = open();
    await ready();
    toPublish();
    const dialog = await screen.findByRole('dialog', { name: '发布给团队' });
    expect(dialog.textContent).toContain('团队里每个人的案例库里都会有“退款卡在审核”');
    expect(publish).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole('button', { name: '发布' }));
    await waitFor(() => expect(location.hash).toBe('#/scenarios'));
    expect(publish).toHaveBeenCalledWith({ draftId: 'd1', isReviewed: false });
    expect(await screen.findByText('已发布给团队')).toBeTruthy();
  });

  it('waits for what was typed, and sends it before', async () => {
    const { publish, save } = open();
    await ready();
    type(field('标题'), '退款三周');
    toPublish();
    fireEvent.click(await screen.findByRole('button', { name: '发布' }));
    await waitFor(() => expect(publish).toHaveBeenCalled());
    expect(save.mock.invocationCallOrder[0]!).toBeLessThan(publish.mock.invocationCallOrder[0]!);
  });

  it('is not offered while somebody could be named; when each place was looked at, it says so to the desk', async () => {
    const { publish, unmount } = open({ draft: withFindings() });
    await ready();
    toPublish();
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('alert').textContent).toContain('还有 2 处可能是个人信息');
    expect(within(dialog).queryByRole('button', { name: '发布' })).toBeNull();
    fireEvent.click(within(dialog).getByRole('button', { name: '去看第一处' }));
    await waitFor(() => expect(chosen()).toBe('王大勇'));
    expect(publish).not.toHaveBeenCalled();
    unmount();
    const again = open({ draft: sampleDraft({ personal: [sampleFinding({ isLooked: true })] }) });
    await ready();
    toPublish();
    const second = await screen.findByRole('dialog');
    expect(second.textContent).toContain('你确认过 1 处不是个人信息。');
    fireEvent.click(within(second).getByRole('button', { name: '发布' }));
    await waitFor(() => expect(again.publish).toHaveBeenCalledWith({ draftId: 'd1', isReviewed: true }));
  });
});
