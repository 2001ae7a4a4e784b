import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Correction, type Showing } from '#shared/domain/guidance/index.ts';
import { desk, furnishCardDesk, openCards, press } from '#testkit/card-desk.tsx';
import { sampleCard, sampleShowing, sampleVariants } from '#testkit/card-sample.ts';

furnishCardDesk();

const WAITS = sampleCard('asked-again', { publishedAt: 1, summary: '第一版' });
const HEARD = sampleCard('heard', {
  title: { zh: '先听完', en: 'Hear it out' },
  emotions: ['anxiety'],
  needs: ['care', 'security'],
  stages: ['opening'],
  channels: ['phone'],
  intensity: 3,
  heldShare: 0.2,
  variants: sampleVariants(2),
});
const OLD = sampleCard('old', { title: { zh: '旧说法', en: 'Old words' }, retiredAt: 5 });

const rows = () => screen.getAllByRole('option').map((one) => one.textContent);
const reader = () => screen.findByRole('article');
const choose = async (name: string, option: string) => {
  fireEvent.click(screen.getByRole('combobox', { name }));
  fireEvent.click(await screen.findByRole('option', { name: option }));
};

describe('the library', () => {
  it('lists what each card is for and how often it was of use, and keeps retired ones apart', async () => {
    const showings = [sampleShowing('s1'), sampleShowing('s2', { use: 'dismissed' })];
    await openCards('#/cards', { cards: [WAITS, HEARD, OLD], showings });
    await screen.findByRole('option', { name: /催了几次/ });
    expect(rows()).toEqual([
      '催了几次愤怒、失望 · 轻微 · 效率出现 2 · 用 1',
      '先听完焦虑 · 强烈 · 关怀、安全感 · 开头、电话',
    ]);
    press('s');
    await waitFor(() => expect(rows()).toEqual(['旧说法已停用愤怒、失望 · 轻微 · 效率']));
  });

  it('is narrowed by words, by emotion and by need, and says how to go on where nothing fits', async () => {
    await openCards('#/cards', { cards: [WAITS, HEARD, OLD] });
    await screen.findByRole('option', { name: /催了几次/ });
    await choose('按情绪筛选', '焦虑');
    await waitFor(() => expect(rows()).toHaveLength(1));
    press('Escape');
    press('/');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '按名称或文字查找' }));
    fireEvent.change(document.activeElement!, { target: { value: '催了' } });
    await screen.findByText('没有符合的提示卡');
    fireEvent.click(screen.getByRole('button', { name: '清空条件' }));
    await waitFor(() => expect(rows()).toHaveLength(2));
  });

  it('is walked by key, and says so where nothing is chosen or there is nothing', async () => {
    await openCards('#/cards', { cards: [WAITS, HEARD] });
    await screen.findByText('选一张提示卡来看');
    await screen.findByRole('option', { name: /先听完/ });
    press('j');
    await waitFor(() => expect(location.hash).toBe('#/cards/asked-again'));
    press('j');
    await waitFor(() => expect(location.hash).toBe('#/cards/heard'));
    press('k');
    await waitFor(() => expect(location.hash).toBe('#/cards/asked-again'));
  });

  it('tells a team without cards how to begin', async () => {
    await openCards('#/cards', {});
    await screen.findByText('还没有提示卡');
    press('s');
    expect(await screen.findByText('没有停用的提示卡')).toBeTruthy();
  });
});

describe('a card that is read', () => {
  it('stands as the agent meets it, each wording for itself, with when it is shown in a sentence', async () => {
    await openCards('#/cards/heard', { cards: [HEARD] });
    const article = await reader();
    const faces = within(article).getByRole('region', { name: '坐席看到的样子' });
    expect(within(faces).getAllByRole('listitem')).toHaveLength(2);
    expect(within(faces).getAllByText('客户的原话')[0]?.tagName).toBe('STRONG');
    expect(faces.textContent).toContain('您说“客户的原话”，换我也着急。');
    await screen.findByText('客户流露出焦虑，程度至少强烈，需要关怀或安全感，在对话的开头，经由电话。');
    await screen.findByText('其中 20% 的对话留作对照，不给卡片。');
    press('l');
    await waitFor(() => expect(faces.textContent).toContain('en 别先解释流程'));
  });

  it('tells what a version changed', async () => {
    const second = {
      ...WAITS,
      id: 'card-asked-again-v2',
      version: 2,
      summary: '更短',
      needs: [],
      title: { zh: '催过几次', en: WAITS.title.en },
    };
    await openCards('#/cards/asked-again', { cards: [WAITS, second] });
    await screen.findByText('更短');
    fireEvent.click(screen.getByRole('button', { name: '看改动', description: '第 2 版' }));
    const lines = await screen.findAllByText(/^(名称（中文）|需求)：$/);
    expect(lines.map(({ parentElement }) => parentElement?.textContent)).toEqual([
      '名称（中文）： 原来 催了几次 现在 催过几次',
      '需求： 原来 效率 现在 不限',
    ]);
  });

  it('is retired by pressing twice, and brought back', async () => {
    await openCards('#/cards/asked-again', { cards: [WAITS] });
    await reader();
    press('a');
    expect((await desk().guidance.cards({})).cards[0]?.retiredAt).toBeNull();
    press('a');
    await screen.findByText('已停用，不再给坐席看');
    await within(await reader()).findByText('已停用');
    expect((await desk().guidance.cards({})).cards[0]?.retiredAt).not.toBeNull();
    press('a');
    await screen.findByText('已重新启用');
    expect((await desk().guidance.cards({})).cards[0]?.retiredAt).toBeNull();
  });

  it('that is not there is said', async () => {
    await openCards('#/cards/nowhere', { cards: [WAITS] });
    expect(await screen.findByText('找不到这张提示卡')).toBeTruthy();
  });
});

/** So many of one arm whose mood went to `after`, one way or the other by a little. */
const many = (name: string, n: number, after: number, more: Partial<Showing> = {}): Showing[] =>
  Array.from({ length: n }, (_, i) => {
    const value = after + (i % 2 === 0 ? 0.1 : -0.1);
    return sampleShowing(`${name}-${i}`, { after: value, end: value, ...more });
  });

/** As many whose mood went up as went down. */
const wild = (name: string, more: Partial<Showing>) =>
  many(name, 40, 0, more).map((one, i) => ({ ...one, after: i % 2 === 0 ? 0.9 : -0.9 }));

describe('the effects of a card', () => {
  it('claim nothing without enough cases, and say how many are missing', async () => {
    await openCards('#/cards/asked-again', {
      cards: [WAITS],
      showings: [...many('a', 40, 0.25), ...many('h', 12, -0.75, { use: 'held' })],
    });
    await reader();
    press('H', { shiftKey: true });
    await screen.findByText('与“不给卡片（对照）”相比：还差 18 次，先不比较。');
    await screen.findByText(/坐席收起的也算；情绪是从客户的文字里读出来的/);
    expect(screen.queryByText(/更好：/)).toBeNull();
  });

  it('compare with those that got none, with the interval, as a line and as numbers', async () => {
    await openCards('#/cards/asked-again', {
      cards: [WAITS],
      showings: [
        ...many('a', 40, 0.25),
        ...many('d', 10, 0.25, { use: 'dismissed' }),
        ...many('h', 40, -0.75, { use: 'held' }),
      ],
    });
    await reader();
    press('H', { shiftKey: true });
    await screen.findByText(/比“不给卡片（对照）”更好：接下来三句相差 \+1\.00（\+0\.9\d 到 \+1\.0\d），不像是偶然。/);
    // Those that were put away count.
    await screen.findByText('轮到 50 次 · 用 40 · 收起 10');
    press('t');
    const table = await screen.findByRole('table', { name: '效果的数字' });
    expect(within(table).getAllByRole('row')[2]?.textContent).toMatch(/^1说法 A504010\+1\.00（/);
  });

  it('see no difference where chance may be all there is', async () => {
    await openCards('#/cards/asked-again', {
      cards: [WAITS],
      showings: [...wild('a', {}), ...wild('h', { use: 'held' })],
    });
    await reader();
    press('H', { shiftKey: true });
    expect(await screen.findByText(/看不出差别：接下来三句相差 0\.00/)).toBeTruthy();
  });

  it('of a card nobody has met are none yet', async () => {
    await openCards('#/cards/asked-again', { cards: [WAITS] });
    await reader();
    press('H', { shiftKey: true });
    expect(await screen.findByText('还没有人遇到过这张卡片')).toBeTruthy();
  });
});

const reading = (id: string, more: Partial<Correction>) =>
  Correction.parse({ id, teamId: 'one', text: '呵呵', read: 'neutral', emotion: 'anger', needs: [], at: 1, ...more });

describe('the corrected readings', () => {
  it('stand as they were read and as they are meant, and go out as lines to train with', async () => {
    const create = vi.fn<(blob: Blob) => string>(() => 'blob:one');
    Object.assign(URL, { createObjectURL: create, revokeObjectURL: () => undefined });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await openCards('#/cards', {
      cards: [WAITS],
      corrections: [
        reading('r1', { text: '呵呵，真行', needs: ['efficiency'], at: 2 }),
        reading('r2', { text: '我急死了', read: 'anger' }),
      ],
    });
    await screen.findByRole('option', { name: /催了几次/ });
    press('r');
    const feed = await screen.findByRole('feed', { name: '更正过的句子' });
    expect(
      within(feed)
        .getAllByRole('article')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^呵呵，真行原来读作平静 → 其实是愤怒需要效率/),
      expect.stringMatching(/^我急死了原来读作愤怒 → 情绪不变，需求改了没有特别的需求/),
    ]);
    press('x');
    await screen.findByText('已导出 2 句');
    expect(await create.mock.calls[0]![0].text()).toBe(
      `${JSON.stringify({ text: '呵呵，真行', emotion: 'anger', needs: ['efficiency'] })}\n${JSON.stringify({ text: '我急死了', emotion: 'anger', needs: [] })}\n`,
    );
    click.mockRestore();
  });

  it('say how they come about where there are none', async () => {
    await openCards('#/cards/_readings', {});
    await screen.findByText('还没有更正过的判读');
    press('b');
    await waitFor(() => expect(location.hash).toBe('#/cards'));
  });
});
