import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SopDraft } from '#shared/contract/app/sop-desk.ts';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import type { Api } from '../../../lib/api.tsx';
import { aContent } from '../testing-sops.ts';
import { ImportDialog } from './import-dialog.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const started = vi.fn<(args: { key: string | null }) => void>();
const draft = (key: string): SopDraft => ({ key, baseVersion: 0, content: aContent(), summary: '', lessonId: null });
const api = {
  sops: {
    list: () => Promise.resolve({ items: [] }),
    drafts: () => Promise.resolve({ drafts: [{ ...draft('refund'), updatedAt: 1, newestVersion: 0 }] }),
    read: ({ text }: { text: string }) =>
      Promise.resolve({ key: text === '{}' ? 'refund' : 'other', content: aContent(), left: [] }),
    startDraft: (args: { key: string | null }) => {
      started(args);
      return Promise.resolve({ ...draft(args.key ?? 'fresh'), updatedAt: 1, newestVersion: 0 });
    },
    saveDraft: () => Promise.resolve({}),
  },
} as unknown as Partial<Api>;

beforeEach(() => {
  started.mockClear();
  renderScreen(<ImportDialog onClose={() => undefined} />, { api });
});

async function read(text = '{}'): Promise<void> {
  fireEvent.change(await screen.findByLabelText('或把文字贴在这里'), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: '读取' }));
  await screen.findByRole('button', { name: '作为草稿打开' });
}
const take = () => fireEvent.click(screen.getByRole('button', { name: '作为草稿打开' }));

describe('a file with the key of a draft nobody has published', () => {
  it('becomes a procedure of its own unless somebody says otherwise', async () => {
    await read();
    expect(await screen.findByRole('radio', { name: '一个新流程' })).toHaveProperty('checked', true);
    take();
    await waitFor(() => expect(started).toHaveBeenCalledWith({ key: null, lessonId: null }));
  });

  it('takes its place where that was chosen', async () => {
    await read();
    fireEvent.click(await screen.findByRole('radio', { name: /替换现有草稿/ }));
    take();
    await waitFor(() => expect(started).toHaveBeenCalledWith({ key: 'refund', lessonId: null }));
  });
});

it('a file whose key nobody has here keeps it', async () => {
  await read('{ }');
  await waitFor(() => expect(screen.getByRole('button', { name: '作为草稿打开' })).toHaveProperty('disabled', false));
  take();
  await waitFor(() => expect(started).toHaveBeenCalledWith({ key: 'other', lessonId: null }));
});

it('is read and taken with the key that sends', async () => {
  await read('{ }');
  await waitFor(() => expect(screen.getByRole('button', { name: '作为草稿打开' })).toHaveProperty('disabled', false));
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(started).toHaveBeenCalledWith({ key: 'other', lessonId: null }));
});

it('a file that is too large is not read, and that is said', async () => {
  const file = new File(['x'], 'a.json');
  const text = vi.fn<() => Promise<string>>(() => Promise.resolve('{}'));
  Object.defineProperties(file, { size: { value: 2_000_001 }, text: { value: text } });
  fireEvent.change(document.querySelector('input[type="file"]')!, { target: { files: [file] } });
  expect(await screen.findByText(/太大了，读不进来/)).toBeDefined();
  expect(text).not.toHaveBeenCalled();
});
