// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useActions, type Action } from '../lib/actions.ts';
import type { Api } from '../lib/api.tsx';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { Palette, usePalette } from './palette.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const done = vi.fn<(id: string) => void>();
const action = (id: string, group: Action['group'], labelKey: Action['labelKey'], keys: string): Action => ({
  id,
  group,
  labelKey,
  keys,
  perform: () => done(id),
});

function Desk() {
  const palette = usePalette();
  useActions([
    { ...action('open', 'view', 'actions:view.palette', 'mod+k'), perform: palette.open },
    action('settings', 'go', 'actions:go.settings', 'g s'),
    action('lock', 'session', 'actions:session.signOut', 'mod+shift+l'),
    { ...action('off', 'go', 'actions:go.inbox', 'g i'), isEnabled: false },
  ]);
  return <Palette palette={palette} />;
}

/** The core's answer for one ticket, for the words that are its own. */
const ticket = { id: 't 1', number: 48213, customerName: '周岚', subject: '退款到账时间' };
const list = vi.fn<(input: { text: string }) => Promise<unknown>>(({ text }) =>
  Promise.resolve({ items: '48213 周岚 退款到账时间'.includes(text) ? [ticket] : [], next: null }),
);
const api = { tickets: { list } } as unknown as Partial<Api>;

async function openPalette() {
  done.mockClear();
  list.mockClear();
  renderScreen(<Desk />, { api });
  act(() => void fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true }));
  return screen.findByRole<HTMLInputElement>('combobox');
}
const options = () => screen.queryAllByRole('option').map((option) => option.textContent ?? '');
const selected = () => screen.queryByRole('option', { selected: true })?.textContent ?? null;
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

describe('the command palette', () => {
  it('holds every action that can be done now, with its key, by group', async () => {
    await openPalette();
    const all = options();
    expect(all).toContain('前往设置GS');
    expect(all).toContain('锁定并退出登录Ctrl ⇧ L');
    expect(all.join()).not.toContain('前往会话');
  });

  it('finds by words of either language', async () => {
    const field = await openPalette();
    type(field, 'sign out');
    expect(options()).toEqual(['锁定并退出登录Ctrl ⇧ L']);
    type(field, '设置');
    expect(options()).toEqual(['前往设置GS']);
  });

  it('does what is selected on Enter, and is gone', async () => {
    const field = await openPalette();
    type(field, '锁定');
    expect(selected()).toBe('锁定并退出登录Ctrl ⇧ L');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(done).toHaveBeenCalledExactlyOnceWith('lock');
    await vi.waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  });

  it('moves through the list in a circle and tells screen readers where', async () => {
    const field = await openPalette();
    expect(selected()).toBeNull();
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    const first = selected();
    expect(first).toBe(options()[0]);
    expect(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe(first);
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(selected()).toBe(options().at(-1));
  });

  it('leaves Enter to the input method while text is being composed', async () => {
    const field = await openPalette();
    type(field, '锁定');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(done).not.toHaveBeenCalled();
  });

  it('finds tickets too, below, and goes there', async () => {
    const field = await openPalette();
    type(field, '退款');
    await vi.waitFor(() => expect(options()).toEqual(['周岚 · 退款到账时间工单 48213']));
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(location.hash).toBe('#/inbox/t%201');
  });

  it('does not ask for one letter, and says when nothing fits', async () => {
    const field = await openPalette();
    type(field, 'q');
    expect(screen.getByText(/没有找到/)).toBeTruthy();
    type(field, 'qq');
    await vi.waitFor(() => expect(list).toHaveBeenCalled());
    expect(list.mock.calls.map(([input]) => input.text)).toEqual(['qq']);
  });
});
