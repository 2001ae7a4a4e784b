import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProvider, type Api } from '../../lib/api.tsx';
import { REPEAT_MS, useShowing } from './use-showing.ts';

/** What the core was told, as "ticket doing", and by which windows. */
let said: string[];
let windows: Set<string>;
let visibility: DocumentVisibilityState;

const show: Api['viewers']['show'] = ({ windowId, ticketId, doing }) => {
  windows.add(windowId);
  said.push(`${ticketId} ${doing}`);
  return Promise.resolve({});
};
const api = { viewers: { show } } as Api;
const around = ({ children }: { children: ReactNode }) => <ApiProvider api={api}>{children}</ApiProvider>;
const open = (ticketId: string) =>
  renderHook(({ id }) => useShowing(id), { wrapper: around, initialProps: { id: ticketId } });
const becomes = (state: DocumentVisibilityState): void => {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  [said, windows, visibility] = [[], new Set(), 'visible'];
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('what the page shows is told at once, again while it is visible, and that it is left', () => {
  const { result, unmount } = open('t1');
  vi.advanceTimersByTime(REPEAT_MS);
  act(() => result.current.typed());
  vi.advanceTimersByTime(REPEAT_MS);
  expect(said).toEqual(['t1 viewing', 't1 viewing', 't1 replying', 't1 replying']);
  unmount();
  vi.advanceTimersByTime(4 * REPEAT_MS);
  expect(said.slice(4)).toEqual(['null viewing']);
});

test('a page behind others says nothing, and speaks at once when it comes to the front', () => {
  open('t1');
  becomes('hidden');
  vi.advanceTimersByTime(4 * REPEAT_MS);
  expect(said).toEqual(['t1 viewing']);
  becomes('visible');
  expect(said).toEqual(['t1 viewing', 't1 viewing']);
});

test('all words of one page come from one window', () => {
  open('t1').rerender({ id: 't2' });
  expect(said).toEqual(['t1 viewing', 'null viewing', 't2 viewing']);
  expect(windows.size).toBe(1);
});
