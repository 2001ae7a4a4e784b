import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '../../../lib/api.tsx';
import { useRoute } from '../../../lib/router.ts';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { PracticePages } from '../practice-pages.tsx';
import { AT, FakePractice, LiveWith, sampleCase, sampleNext, sampleNow } from '../testing-practice.tsx';

beforeAll(furnishDom);
beforeEach(() => {
  location.hash = '#/practice';
});
afterEach(() => {
  cleanup();
  location.hash = '';
});

const REFUND = sampleCase('refund', {
  title: '退款三周没到',
  trains: ['psychology', 'data'],
  practised: 2,
  lastMean: 3.45,
  lastAt: AT,
});
const LEAK = sampleCase('leak', {
  title: '洗碗机漏水',
  difficulty: 3,
  trains: ['product'],
  origin: 'team',
  channels: ['phone'],
});

function Pages() {
  return <PracticePages rest={useRoute().slice(1)} />;
}
function open(fake: FakePractice, { role = 'trainee', api = {} }: { role?: string; api?: Partial<Api> } = {}) {
  const node = (
    <LiveWith fake={fake}>
      <main>
        <h1>练习</h1>
        <Pages />
      </main>
    </LiveWith>
  );
  return renderScreen(node, { api: { ...fake.api({}, role), ...api }, now: () => AT });
}
const withCases = (...cases: (typeof REFUND)[]) => {
  const fake = new FakePractice();
  fake.library = { cases, personas: [{ key: 'brisk', about: '说话很快的店主', age: 41 }], next: sampleNext() };
  return fake;
};
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const rows = () => screen.getAllByRole('option').map((one) => one.textContent);

describe('what to take next', () => {
  it('stands first with its reason, and one key begins it', async () => {
    const fake = withCases(REFUND, LEAK);
    open(fake);
    const next = await screen.findByRole('region', { name: '建议先练这个' });
    expect(next.textContent).toContain('您目前最弱的一项是“提问”，平均 2.1 分（满分 5 分），这个案例正好练它。');
    press('n');
    await waitFor(() => expect(location.hash).toBe('#/practice/session'));
    expect(fake.start).toHaveBeenCalledWith({ ref: fake.library.next.ref });
  });

  it('is what was begun, as long as that goes on, and nothing else can be begun beside it', async () => {
    const fake = withCases(REFUND);
    fake.now = sampleNow({ state: 'paused' });
    location.hash = '#/practice/library/refund';
    open(fake);
    const next = await screen.findByRole('region', { name: '有一次练习还没结束' });
    expect(within(next).getByRole('button', { name: /继续练习/ })).toBeTruthy();
    expect((await screen.findByRole('button', { name: /开始这个案例/ })).hasAttribute('disabled')).toBe(true);
    press('n');
    await waitFor(() => expect(location.hash).toBe('#/practice/session'));
    expect(fake.start).not.toHaveBeenCalled();
  });
});

describe('the library', () => {
  it('lists every matter with what it trains, how hard it is and how it went; nobody finds a barrier', async () => {
    const { container } = open(withCases(REFUND, LEAK));
    await screen.findByRole('option', { name: /洗碗机漏水/ });
    expect(rows()).toEqual([
      '退款三周没到客户因为 refund 找来入门在线聊天、电话心理与沟通、记录与数据练过 2 次上次 3.5 分',
      '洗碗机漏水本团队客户因为 leak 找来较难电话产品与规则还没练过',
    ]);
    const found = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('is narrowed by words, skill and difficulty, and says how to go on where nothing fits', async () => {
    open(withCases(REFUND, LEAK));
    await screen.findByRole('option', { name: /洗碗机漏水/ });
    fireEvent.click(screen.getByRole('combobox', { name: '按难度筛选' }));
    fireEvent.click(await screen.findByRole('option', { name: '较难' }));
    await waitFor(() => expect(rows()).toHaveLength(1));
    press('Escape');
    press('/');
    const field = screen.getByRole('textbox', { name: '按标题或内容查找' });
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: '退款' } });
    await screen.findByText('没有符合的案例');
    fireEvent.click(screen.getByRole('button', { name: '清空条件' }));
    await waitFor(() => expect(rows()).toHaveLength(2));
  });

  it('is walked by key; the chosen one begins with the customer, channel and number that were chosen', async () => {
    const fake = withCases(REFUND, LEAK);
    open(fake);
    await screen.findByRole('option', { name: /洗碗机漏水/ });
    press('j');
    await waitFor(() => expect(location.hash).toBe('#/practice/library/refund'));
    const detail = await screen.findByRole('article', { name: '退款三周没到' });
    fireEvent.click(within(detail).getByRole('combobox', { name: '客户是谁' }));
    fireEvent.click(await screen.findByRole('option', { name: '说话很快的店主' }));
    fireEvent.click(within(detail).getByRole('radio', { name: '电话' }));
    const number = within(detail).getByRole('textbox', { name: '编号' });
    fireEvent.change(number, { target: { value: '3 000' } });
    expect(await within(detail).findByText('请填 0 到 2147483647 之间的整数。')).toBeTruthy();
    press('s');
    expect(fake.start).not.toHaveBeenCalled();
    fireEvent.change(number, { target: { value: '42' } });
    press('Escape');
    press('s');
    await waitFor(() => expect(location.hash).toBe('#/practice/session'));
    expect(fake.start).toHaveBeenCalledWith({
      ref: { lang: 'zh', seed: 42, issue: 'refund', persona: 'brisk', channel: 'phone' },
    });
  });

  it('speaks the language of the reader first and the other by key, and says so where it has nothing', async () => {
    const asked: string[] = [];
    const fake = withCases();
    const api = fake.api();
    const library = ({ lang }: { lang: string }) => {
      asked.push(lang);
      return Promise.resolve(fake.library);
    };
    open(fake, { api: { practice: { ...api.practice, library } as unknown as Api['practice'] } });
    await screen.findByText('还没有案例');
    press('l');
    await waitFor(() => expect(asked).toEqual(['zh', 'en']));
  });

  it('says what went wrong, and asks again', async () => {
    const fake = withCases(REFUND);
    let isDown = true;
    const library = () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(fake.library));
    open(fake, { api: { practice: { ...fake.api().practice, library } as unknown as Api['practice'] } });
    await screen.findByRole('alert');
    isDown = false;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByRole('option', { name: /退款三周没到/ })).toBeTruthy();
  });

  it('shows the page of the team to those who may watch it, and to nobody else', async () => {
    open(withCases(REFUND), { role: 'lead' });
    await screen.findByRole('link', { name: /团队/ });
    cleanup();
    open(withCases(REFUND));
    await screen.findByRole('option', { name: /退款三周没到/ });
    expect(screen.queryByRole('link', { name: /团队/ })).toBeNull();
  });
});
