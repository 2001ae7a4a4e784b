import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { resources } from '#shared/i18n/index.ts';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { NOW, sampleRecord } from '../testing-record.ts';
import { RecordScreen, SharedRecordScreen } from './index.ts';
import { MARK_CODES } from './words.ts';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  location.hash = '';
});

const calls = () => ({
  start: vi.fn(() => Promise.resolve({ sessionId: 'p-2' })),
  share: vi.fn(() => Promise.resolve({})),
  remove: vi.fn(() => Promise.resolve({})),
});

type Shown = { isOwn?: boolean; language?: 'zh' | 'en' };

function open(change: Partial<PracticeRecord> = {}, { isOwn = true, language = 'zh' }: Shown = {}) {
  const record = sampleRecord(change);
  const done = calls();
  const answer = () => Promise.resolve(record);
  const api = { practice: { ...done, session: answer, sharedSession: answer } } as unknown as Partial<Api>;
  const node = isOwn ? <RecordScreen sessionId="p-1" /> : <SharedRecordScreen shareId="s-1" />;
  return { ...renderScreen(node, { api, language, now: () => NOW }), ...done };
}
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const ready = () => screen.findByRole('heading', { name: '退款二十天没到账' });
const skill = (name: string) =>
  within(screen.getByRole('region', { name: '六项技能' })).getByRole('button', { name: new RegExp(`^${name}`) });
const label = (zh: string) => ({ zh, en: zh });
const focused = () => document.activeElement?.textContent ?? '';

describe('the scorecard of a session', () => {
  it('says what it was, who came, how long it took and how it ended', async () => {
    open();
    const title = await ready();
    const head = title.closest('header');
    expect(head?.textContent).toContain('何女士，29 岁，医院倒夜班的护士');
    expect(head?.textContent).toContain('13:41 · 用时 06:20 · 聊天 · 看了 1 次提示 · 收回过 2 句');
    expect(head?.textContent).toContain('问题解决了，客户也平静下来了。');
    expect(head?.textContent).toContain('只有您看得到');
  });

  it('opens the lowest skill by itself, with what to do next', async () => {
    open();
    await ready();
    expect(skill('提问').getAttribute('aria-expanded')).toBe('true');
    expect(skill('提问').textContent).toContain('2.0');
    expect(skill('倾听').getAttribute('aria-expanded')).toBe('false');
    expect(screen.getByText(/^下一次：一次只问一件事/)).toBeTruthy();
  });

  it('leads from a reason to its line, and from the line back to its reason', async () => {
    open();
    await ready();
    const seen = vi.spyOn(HTMLElement.prototype, 'scrollIntoView');
    fireEvent.click(screen.getByRole('button', { name: /一次问得太多第 5 行/ }));
    expect(focused()).toContain('订单号是多少？');
    expect(document.activeElement?.getAttribute('aria-current')).toBe('true');
    expect(seen.mock.contexts[0]).toBe(document.activeElement);
    fireEvent.click(within(document.activeElement as HTMLElement).getByRole('button', { name: /提问/ }));
    expect(focused()).toBe('−1一次问得太多第 5 行');
  });

  it('opens the skill of a line whose reason was closed', async () => {
    open();
    await ready();
    const line = screen.getByText(/^二十天了还没到账/).closest('li')!;
    fireEvent.click(within(line).getByRole('button', { name: /倾听/ }));
    expect(skill('倾听与复述').getAttribute('aria-expanded')).toBe('true');
    expect(focused()).toContain('先说回客户的话，再给办法');
  });

  it('goes from marked line to marked line by key, and shows the better line there', async () => {
    open();
    await ready();
    press('j');
    expect(focused()).toContain('二十天了还没到账');
    press('j');
    press('ArrowDown');
    expect(focused()).toContain('订单号是多少？');
    press('b');
    expect(within(document.activeElement as HTMLElement).getByText('退货是哪天寄回来的呢？')).toBeTruthy();
    press('b');
    expect(focused()).not.toContain('退货是哪天寄回来的呢？');
    press('k');
    expect(focused()).toContain('核对身份');
    press('ArrowUp');
    press('ArrowUp');
    expect(focused()).toContain('二十天了还没到账');
  });

  it('says in general what it has no word for', async () => {
    const marks: PracticeRecord['marks'] = [
      { skill: 'questions', turn: 4, because: 'something-new', weight: -1, better: null },
      { skill: 'questions', turn: null, because: 'something-else', weight: 0.5, better: null },
    ];
    open({ marks });
    await ready();
    expect(screen.getByRole('button', { name: '−1这一项因此扣了分第 5 行' })).toBeTruthy();
    expect(screen.getByText('这一项因此加了分')).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/something|because\./);
  });

  it('has words for every reason it knows, in both languages', () => {
    for (const words of [resources.zh.scorecard, resources.en.scorecard]) {
      const known = Object.keys(words).filter((key) => key.startsWith('because.') && !key.includes('.other'));
      expect(known.toSorted()).toEqual(MARK_CODES.map((code) => `because.${code}`).toSorted());
    }
  });

  it('says where the feeling eased most, and turns into numbers by key', async () => {
    open();
    await ready();
    expect(screen.getByText(/^“钱是被银行退回来的.*情绪缓和得最多：强度从 70% 降到 24%。/)).toBeTruthy();
    press('t');
    const table = screen.getByRole('table', { name: '情绪强度，按行' });
    expect(within(table).getAllByRole('row').at(-1)?.textContent).toBe('11行，那我三点看，先补觉去了。谢谢你。24%');
  });

  it('draws the procedure as it was walked, in words', async () => {
    open();
    await ready();
    const region = screen.getByRole('region', { name: '流程走法' });
    const steps = within(region).getAllByRole('listitem');
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      '核对身份必做已做：已核对',
      '找到退款在哪一步必做跳过',
      '确认收款账户必做漏了',
      '补发优惠券这里不该做',
      '约定回复时间没走到',
    ]);
  });

  it('tells what the customer had kept to themselves', async () => {
    open();
    await ready();
    const region = screen.getByRole('region', { name: '客户没有说出口的' });
    expect(within(region).getByRole('region', { name: '没有问到的事' }).textContent).toContain('上个月换过银行卡');
    expect(region.textContent).toContain('公平：希望得到本来就该得的。');
    expect(region.textContent).toContain('会打断说到一半的话');
  });

  it('shows a step that was ticked twice with what it was ticked with each time', async () => {
    const results = [
      { key: 'failed', label: label('没核上') },
      { key: 'verified', label: label('已核对') },
    ];
    const walked: PracticeRecord['walked'] = [
      {
        step: 'identity',
        title: label('核对身份'),
        result: label('已核对'),
        results,
        state: 'done',
        required: 'block',
      },
    ];
    const turns: PracticeRecord['turns'] = ['failed', 'verified'].map((result, i) => ({
      did: 'step',
      at: NOW + i,
      step: 'identity',
      result,
    }));
    open({ walked, turns, marks: [], heat: [] });
    await ready();
    const lines = screen
      .getAllByRole('listitem')
      .flatMap(({ textContent }) => /：?(没核上|已核对)$/.exec(textContent)?.[1] ?? []);
    expect(lines).toEqual(expect.arrayContaining(['没核上', '已核对']));
  });

  it('does not score what the matter has not: no procedure', async () => {
    const points = { ...sampleRecord().points, procedure: null };
    open({ points, procedureTitle: null, walked: [], marks: [] });
    await ready();
    fireEvent.click(skill('按流程'));
    expect(screen.getByText('这件事没有固定流程，这一项不计分。')).toBeTruthy();
    expect(skill('按流程').textContent).toContain('—');
  });
});

describe('what can be done with it', () => {
  it('is practised again with the same number, or with somebody else', async () => {
    const { start } = open();
    await ready();
    press('a');
    const { ref } = sampleRecord();
    await waitFor(() => expect(start).toHaveBeenCalledWith({ ref }));
    await waitFor(() => expect(location.hash).toBe('#/practice/session'));
    press('n');
    await waitFor(() => expect(start).toHaveBeenCalledTimes(2));
    expect(start).toHaveBeenLastCalledWith({
      ref: { ...ref, persona: null, channel: null, seed: expect.any(Number) as number },
    });
  });

  it('is shared only after it was said what will be seen', async () => {
    const { share } = open();
    await ready();
    press('s');
    const dialog = await screen.findByRole('dialog', { name: '分享给班组长？' });
    expect(dialog.textContent).toContain('整段对话，一字不差');
    expect(dialog.textContent).toContain('每一项的分数和理由');
    expect(dialog.textContent).toContain('可以随时收回');
    expect(share).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole('button', { name: '分享' }));
    await waitFor(() => expect(share).toHaveBeenCalledWith({ sessionId: 'p-1', isShared: true }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is withdrawn by the same key', async () => {
    const { share } = open({ isShared: true });
    await ready();
    press('s');
    await waitFor(() => expect(share).toHaveBeenCalledWith({ sessionId: 'p-1', isShared: false }));
    expect(await screen.findByText('已收回，班组长不再看得到')).toBeTruthy();
  });

  it('is deleted only after it was asked once more', async () => {
    const { remove } = open({ isShared: true });
    await ready();
    press('D', { shiftKey: true });
    const dialog = await screen.findByRole('dialog', { name: '删除这次练习？' });
    expect(dialog.textContent).toContain('会一并收回');
    expect(remove).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole('button', { name: '删除' }));
    await waitFor(() => expect(remove).toHaveBeenCalledWith({ sessionId: 'p-1' }));
    await waitFor(() => expect(location.hash).toBe('#/practice/progress'));
  });

  it('is nothing for whoever it was shared with: they read it', async () => {
    const { start, share, remove } = open({}, { isOwn: false });
    await ready();
    expect(screen.getByText(/^晓敏的练习 · /)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /再练一次|分享|删除/ })).toBeNull();
    expect(screen.queryByText(/^下一次/)).toBeNull();
    expect(screen.getByText('得分最低的一项：提问。')).toBeTruthy();
    for (const key of ['a', 'n', 's']) press(key);
    press('D', { shiftKey: true });
    expect([start, share, remove].flatMap((call) => call.mock.calls)).toEqual([]);
    press('j');
    expect(focused()).toContain('晓敏');
  });
});

describe('the scorecard', () => {
  it.each(['zh', 'en'] as const)('has nothing that axe finds fault with (%s)', async (language) => {
    const { container } = open({}, { language });
    await ready();
    press('r');
    press('t');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
