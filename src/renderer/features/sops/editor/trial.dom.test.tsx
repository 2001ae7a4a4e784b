import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import type { Content } from './edit.ts';
import { Trial } from './trial.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const both = (zh: string) => ({ zh, en: `en ${zh}` });
const fields = [{ key: 'yuan', label: both('金额'), kind: 'number', isRequired: true, min: 1 }];
const content = {
  title: both('退款'),
  tags: [],
  articleIds: [],
  start: 'identity',
  skipReasons: [],
  suggest: { queueIds: [], channels: [], tags: [], words: [], fields: [] },
  steps: [
    {
      key: 'identity',
      kind: 'choice',
      title: both('身份已核实'),
      required: 'block',
      results: [
        { key: 'verified', label: both('已核实') },
        { key: 'failed', label: both('无法核实') },
      ],
      next: { verified: 'amount', failed: null },
    },
    { key: 'amount', kind: 'form', title: both('金额已记录'), required: 'none', fields, next: { done: 'told' } },
    { key: 'told', kind: 'info', title: both('已告知'), required: 'none', next: {} },
  ],
} as unknown as Content;

/** Whoever answers has looked before. */
function unhurried(): () => number {
  let at = 0;
  return () => (at += 300);
}
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const step = (name: string) => screen.findByRole('region', { name });

// Not one call of a procedure reaches the core: there is none.
const session = { status: () => Promise.resolve({ person: null }) };
const directory = { get: () => Promise.resolve({ queues: [], macros: [], fields: [], tags: [], agents: [] }) };

/** Drawn, with the keyboard in it from the beginning. */
async function begin(): Promise<void> {
  renderScreen(<Trial content={content} />, {
    api: { session, directory, sops: {} } as unknown as Partial<Api>,
    now: unhurried(),
  });
  const first = await step('身份已核实');
  await waitFor(() => expect(first.contains(document.activeElement)).toBe(true));
}

it('is walked with the panel and the keys of real walks, forms and all', async () => {
  await begin();
  press('1');
  const form = await step('金额已记录');
  fireEvent.keyDown(within(form).getByLabelText(/金额/), { key: 'Enter', ctrlKey: true });
  expect(await within(form).findByText('请填写')).toBeDefined();
  fireEvent.change(within(form).getByLabelText(/金额/), { target: { value: '5' } });
  fireEvent.keyDown(within(form).getByLabelText(/金额/), { key: 'Enter', ctrlKey: true });
  await step('已告知');
  press('b');
  await step('金额已记录');
  fireEvent.click(screen.getByRole('button', { name: '重新走' }));
  await step('身份已核实');
});

it('says where the draft leads nowhere, asks why a step is skipped, and comes to an end', async () => {
  await begin();
  press('s');
  expect(await screen.findByText('为什么跳过？')).toBeDefined();
  press('2');
  expect(await screen.findByText('跳过以后，按哪个结果继续？')).toBeDefined();
  press('1');
  const form = await step('金额已记录');
  fireEvent.change(within(form).getByLabelText(/金额/), { target: { value: '5' } });
  fireEvent.keyDown(within(form).getByLabelText(/金额/), { key: 'Enter', ctrlKey: true });
  await step('已告知');
  expect(screen.getByText('从这里走不到结束')).toBeDefined();
  press('1');
  expect(await screen.findByRole('alert')).toBeDefined();
  await step('已告知');
  fireEvent.click(screen.getByRole('button', { name: '重新走' }));
  await step('身份已核实');
  screen.getByRole('region', { name: '试走' }).focus();
  press('2');
  await waitFor(() => expect(screen.getByText('走完了')).toBeDefined());
});
