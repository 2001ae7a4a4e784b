import { useQueryClient } from '@tanstack/react-query';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SYNC_KEY } from '../lib/live.ts';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

function Broken({ waiting }: { waiting: number }): never {
  useQueryClient().setQueryData(SYNC_KEY, { waiting });
  throw new Error('a defect of the screen');
}

function crash(waiting: number, language: 'zh' | 'en') {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  const page = (
    <ErrorBoundary>
      <Broken waiting={waiting} />
    </ErrorBoundary>
  );
  renderScreen(page, { language });
  quiet.mockRestore();
  return screen.getByRole('alert');
}

describe('a defect of the screen', () => {
  it('says what was kept, and offers to reload', () => {
    const alert = crash(3, 'zh');
    expect(alert.textContent).toContain('3 项等待发送的更改');
    expect(alert.textContent).toContain('草稿');
    expect(screen.getByRole('button', { name: '重新载入' })).toBeTruthy();
  });

  it('counts in English too, and shows the detail to whoever asks for it', () => {
    const alert = crash(1, 'en');
    expect(alert.textContent).toContain('1 change that waits to be sent');
    expect(alert.querySelector('details')?.textContent).toContain('a defect of the screen');
  });

  it('says so when nothing waits', () => {
    expect(crash(0, 'zh').textContent).toContain('没有等待发送的更改');
  });
});
