import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { desk, furnishCardDesk, labOf, openCards, press, signedIn, valueOf, write } from '#testkit/card-desk.tsx';
import { sampleCard, sampleCardContent } from '#testkit/card-sample.ts';

furnishCardDesk();

const WAITS = sampleCard('asked-again', { publishedAt: 1 });
const opened = () => screen.findByRole('region', { name: '提示卡的内容' });
const problems = () => screen.getByRole('region', { name: '问题' });
const preview = () => screen.getByRole('region', { name: '预览' });
const publish = () => press('Enter', { ctrlKey: true });
const newest = async () => (await desk().guidance.cards({})).cards.find(({ key }) => key === 'asked-again');
const go = (hash: string) => {
  location.hash = hash;
  fireEvent(window, new HashChangeEvent('hashchange'));
};

describe('a card being edited', () => {
  it('is published by key once it says what changed, and is the next version', async () => {
    await openCards('#/cards/asked-again/edit', { cards: [WAITS] });
    await opened();
    press('e');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '名称（中文）' }));
    write('名称（中文）', '催过几次');
    publish();
    const dialog = await screen.findByRole('dialog', { name: '发布第 2 版' });
    expect(dialog.textContent).toContain('名称（中文）： 原来 催了几次 现在 催过几次');
    publish();
    await within(dialog).findByText('第二版起要说明改了什么。');
    expect((await newest())?.version).toBe(1);
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '更顺口' } });
    publish();
    await screen.findByText('已发布');
    expect(await newest()).toMatchObject({ version: 2, summary: '更顺口', title: { zh: '催过几次' } });
    await waitFor(() => expect(location.hash).toBe('#/cards/asked-again'));
  });

  it('keeps what was typed when its screen is left, and says so', async () => {
    await openCards('#/cards/asked-again/edit', { cards: [WAITS] });
    await opened();
    write('依据（英文）', 'What we learned in June');
    await screen.findByText('草稿已保留，关掉窗口前都在');
    go('#/inbox');
    await waitFor(() => expect(screen.queryByRole('region', { name: '提示卡的内容' })).toBeNull());
    go('#/cards/asked-again');
    await screen.findByText('有草稿');
    press('e');
    await opened();
    expect(valueOf('依据（英文）')).toBe('What we learned in June');
    press('D', { shiftKey: true });
    press('D', { shiftKey: true });
    await screen.findByText('草稿已丢弃');
    await waitFor(() => expect(screen.queryByText('有草稿')).toBeNull());
  });

  it('tells what is wrong at its field and in the list, whose key leads there', async () => {
    await openCards('#/cards/asked-again/edit', { cards: [WAITS] });
    await opened();
    await within(problems()).findByText('可以发布');
    write('复述（中文）', '您说得对。');
    await within(problems()).findByText('还有 1 处要处理');
    expect(screen.getAllByText(/要放入一次客户原话/)).toHaveLength(2);
    press('.');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '复述（中文）' })));
    publish();
    const dialog = await screen.findByRole('dialog');
    within(dialog).getByText('还有 1 处要处理，才能发布：');
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: /^发布/ }).disabled).toBe(true);
    fireEvent.click(within(dialog).getByRole('button', { name: '去处理' }));
    fireEvent.click(screen.getByRole('button', { name: '在复述（中文）放入客户原话' }));
    await within(problems()).findByText('可以发布');
    expect(valueOf('复述（中文）')).toContain('{words}');
  });

  it('shows how it is met with a sentence that is tried, and why it would not come', async () => {
    await openCards('#/cards/asked-again/edit', { cards: [WAITS] });
    await opened();
    expect(preview().textContent).toContain('您说“客户的原话”，换我也着急。');
    press('t');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '试一句客户的话' }));
    write('试一句客户的话', '第三次了，太过分了');
    await screen.findByText('这句话会带出这张卡片。');
    expect(preview().textContent).toContain('读作 愤怒 · 程度明显 · 需要效率');
    expect(preview().textContent).toContain('您说“太过分了”，换我也着急。');
    fireEvent.click(screen.getByRole('radio', { name: '强烈' }));
    await screen.findByText('不会出现：程度不到强烈。');
    write('试一句客户的话', '我担心');
    await screen.findByText('不会出现：这张卡片不是为焦虑写的。');
    fireEvent.click(screen.getByRole('checkbox', { name: '焦虑' }));
    await screen.findByText('不会出现：程度不到强烈。');
  });

  it('can have three ways of saying it, never fewer than one', async () => {
    await openCards('#/cards/asked-again/edit', { cards: [WAITS] });
    await opened();
    expect(screen.queryByRole('button', { name: '去掉说法 A' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '再加一种说法' }));
    fireEvent.click(screen.getByRole('button', { name: '再加一种说法' }));
    expect(screen.queryByRole('button', { name: '再加一种说法' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '去掉说法 A' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: '说法 A' })).toBeNull());
    screen.getByRole('group', { name: '说法 B' });
  });

  it('is held against a version that was published meanwhile', async () => {
    await openCards('#/cards/asked-again/edit', { cards: [WAITS] });
    await opened();
    write('名称（中文）', '我的说法');
    const max = await signedIn('max');
    const content = sampleCardContent({ title: { zh: '他的说法', en: 'His words' } });
    await max.guidance.publishCard({ key: 'asked-again', baseVersion: 1, content, summary: '换了名称' });
    await max.sync.now({});
    await labOf().clock.advance(3000);
    await desk().sync.now({});
    await screen.findByText(/Agent max已发布第 2 版，您是从第 1 版改起的/);
    expect(screen.getByRole('alert').textContent).toContain('现在 他的说法');
    publish();
    const dialog = await screen.findByRole('dialog');
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: '我来改' } });
    publish();
    await within(dialog).findByText(/有更新的版本/);
    fireEvent.click(within(dialog).getByRole('button', { name: '取消' }));
    fireEvent.click(screen.getByRole('button', { name: '以第 2 版为准，保留我的文字' }));
    expect(valueOf('名称（中文）')).toBe('我的说法');
    publish();
    await screen.findByRole('dialog', { name: '发布第 3 版' });
    publish();
    await screen.findByText('已发布');
    expect(await newest()).toMatchObject({ version: 3, title: { zh: '我的说法' } });
  });
});

describe('a new card', () => {
  it('is not red before a word is written, and says at its fields what is missing once it is to go out', async () => {
    await openCards('#/cards', {});
    await screen.findByText('还没有提示卡');
    press('n');
    const form = await opened();
    expect(within(form).queryAllByText('还没有写')).toHaveLength(0);
    within(problems()).getByText('还有 13 处要处理');
    publish();
    await screen.findByRole('dialog', { name: '发布新卡' });
    await waitFor(() => expect(within(form).getAllByText('还没有写')).toHaveLength(12));
  });

  it('may begin as a copy, needs no summary, and gets a key of its own', async () => {
    await openCards('#/cards/asked-again', { cards: [WAITS] });
    await screen.findByRole('article');
    press('c');
    await opened();
    expect(valueOf('名称（中文）')).toBe('催了几次 2');
    publish();
    await screen.findByRole('dialog', { name: '发布新卡' });
    publish();
    await screen.findByText('已发布');
    const { cards } = await desk().guidance.cards({});
    expect(cards.map(({ title, version }) => [title.zh, version])).toEqual(
      expect.arrayContaining([
        ['催了几次', 1],
        ['催了几次 2', 1],
      ]),
    );
    await waitFor(() => expect(location.hash).toMatch(/^#\/cards\/card-/));
  });
});
