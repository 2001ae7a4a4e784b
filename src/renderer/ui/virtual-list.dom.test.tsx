import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { VirtualList, type VirtualListProps } from './virtual-list.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const ITEMS = Array.from({ length: 1000 }, (_, i) => `row ${i}`);
const keyOf = (item: string) => item;

function List(props: Partial<VirtualListProps<string>>) {
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <VirtualList
      items={ITEMS}
      keyOf={keyOf}
      label="rows"
      estimateHeight={60}
      selectedKey={selected}
      onSelect={(_, key) => setSelected(key)}
      renderItem={(item) => <span>{item}</span>}
      {...props}
    />
  );
}

function Chosen() {
  const [selected, setSelected] = useState('row 500');
  return (
    <>
      <button type="button" onClick={() => setSelected('row 900')}>
        on
      </button>
      <List selectedKey={selected} />
    </>
  );
}

const selectedText = () => screen.getByRole('option', { selected: true }).textContent;
const list = () => screen.getByLabelText('rows');
const activeText = () => {
  const id = list().getAttribute('aria-activedescendant');
  return id === null ? null : (document.getElementById(id)?.textContent ?? 'gone');
};
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(list(), { key });
};

describe('a virtual list', () => {
  it('has only the rows in sight, each saying its place among all', () => {
    renderScreen(<List />);
    const rows = screen.getAllByRole('option');
    expect(rows.length).toBeLessThan(40);
    expect(rows[0]?.getAttribute('aria-posinset')).toBe('1');
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('1000');
  });

  it('is one tab stop', () => {
    renderScreen(<List />);
    expect(list().tabIndex).toBe(0);
    expect(screen.getAllByRole('option').filter((row) => row.tabIndex >= 0)).toEqual([]);
  });

  it('moves by row with the arrows and stops at its ends', () => {
    renderScreen(<List />);
    press('ArrowDown');
    expect(activeText()).toBe('row 0');
    press('ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(activeText()).toBe('row 1');
    press('ArrowUp', 'ArrowUp', 'ArrowUp');
    expect(activeText()).toBe('row 0');
  });

  it('moves by page and to its ends', async () => {
    renderScreen(<List />);
    press('ArrowDown', 'PageDown');
    await waitFor(() => expect(activeText()).toBe('row 9'));
    press('End');
    await waitFor(() => expect(activeText()).toBe('row 999'));
    press('PageUp');
    await waitFor(() => expect(activeText()).toBe('row 990'));
    press('Home');
    await waitFor(() => expect(activeText()).toBe('row 0'));
  });

  it('selects the active row with Enter or Space, and not before', () => {
    const onSelect = vi.fn<(item: string, key: string) => void>();
    renderScreen(<List onSelect={onSelect} />);
    press('ArrowDown', 'ArrowDown');
    expect(onSelect).not.toHaveBeenCalled();
    press('Enter', 'ArrowDown', ' ');
    expect(onSelect.mock.calls.map(([item]) => item)).toEqual(['row 1', 'row 2']);
  });

  it('marks the selected row, and begins from it', () => {
    renderScreen(<List />);
    act(() => screen.getByText('row 3').click());
    expect(screen.getAllByRole('option', { selected: true }).map((row) => row.textContent)).toEqual(['row 3']);
    press('ArrowDown');
    expect(activeText()).toBe('row 4');
  });

  it('brings what is selected from elsewhere into sight, also before it was there', async () => {
    renderScreen(<Chosen />);
    await waitFor(() => expect(selectedText()).toBe('row 500'));
    fireEvent.click(screen.getByRole('button', { name: 'on' }));
    await waitFor(() => expect(selectedText()).toBe('row 900'));
  });

  it('can select while it moves', () => {
    const onSelect = vi.fn<(item: string, key: string) => void>();
    renderScreen(<List onSelect={onSelect} selectsOnMove />);
    press('ArrowDown', 'ArrowDown');
    expect(onSelect.mock.calls.map(([item]) => item)).toEqual(['row 0', 'row 1']);
  });

  it('keeps the active row when others arrive before it', () => {
    const { rerender } = renderScreen(<List />);
    press('ArrowDown', 'ArrowDown');
    rerender(<List items={['new a', 'new b', ...ITEMS]} />);
    expect(activeText()).toBe('row 1');
    press('ArrowDown');
    expect(activeText()).toBe('row 2');
  });

  it('leaves keys with Ctrl or Alt, and keys of a control inside a row, to others', () => {
    const onSelect = vi.fn<(item: string, key: string) => void>();
    renderScreen(<List onSelect={onSelect} renderItem={(item) => <button>{item}</button>} />);
    fireEvent.keyDown(list(), { key: 'ArrowDown', ctrlKey: true });
    expect(activeText()).toBeNull();
    fireEvent.keyDown(screen.getByText('row 2'), { key: 'Enter' });
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('asks for more when its end is near, once for each length', () => {
    const onNearEnd = vi.fn<() => void>();
    const { rerender } = renderScreen(<List items={ITEMS.slice(0, 12)} onNearEnd={onNearEnd} />);
    expect(onNearEnd).toHaveBeenCalledOnce();
    rerender(<List items={ITEMS.slice(0, 14)} onNearEnd={onNearEnd} />);
    expect(onNearEnd).toHaveBeenCalledTimes(2);
    cleanup();
    onNearEnd.mockClear();
    renderScreen(<List onNearEnd={onNearEnd} />);
    expect(onNearEnd).not.toHaveBeenCalled();
  });

  it('as a feed is made of articles that take the focus in turn', async () => {
    renderScreen(<List semantics="feed" />);
    expect(screen.getByRole('feed')).toBe(list());
    press('ArrowDown', 'ArrowDown');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('row 1'));
    expect(document.activeElement?.getAttribute('role')).toBe('article');
  });

  it('brings a wanted row into sight and marks it, also when it comes later; in a feed the keyboard goes there', async () => {
    const some = ITEMS.slice(500);
    const view = renderScreen(<List semantics="feed" anchor="end" items={some} wantedKey="row 40" />);
    expect(document.querySelector('[data-wanted]')).toBeNull();
    view.rerender(<List semantics="feed" anchor="end" items={ITEMS} wantedKey="row 40" />);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('row 40'));
    expect(document.querySelector('[data-wanted]')).toBe(document.activeElement);
  });
});
