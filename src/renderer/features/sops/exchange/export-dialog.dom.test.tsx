import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Sop } from '#shared/domain/sop/index.ts';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { aContent } from '../testing-sops.ts';
import { ExportDialog } from './export-dialog.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const writeText = () => Promise.reject(new Error('forbidden'));
const write = () => Promise.resolve({ fileName: 'refund.json', text: '{}' });

it('says what to do instead where the clipboard is forbidden', async () => {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  const sop = { ...aContent(), id: 'sop-refund-v1', key: 'refund', version: 1 } as unknown as Sop;
  const api = { sops: { write } } as unknown as Partial<Api>;
  renderScreen(<ExportDialog sop={sop} onClose={() => undefined} />, { api });
  const copy = await screen.findByRole('button', { name: '复制' });
  await waitFor(() => expect(copy).toHaveProperty('disabled', false));
  fireEvent.click(copy);
  expect(await screen.findByText('没有复制成功')).toBeDefined();
});
