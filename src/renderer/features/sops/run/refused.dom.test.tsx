import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { RunView } from '#shared/contract/app/sops.ts';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { aContent } from '../testing-sops.ts';
import { StepCard } from './step-card.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const sop = { ...aContent(), id: 'sop-refund-v1', key: 'refund', version: 1 };
const run = { id: 'r1', sop, state: 'going', trail: [], blocks: [], flagged: [], since: 0 } as unknown as RunView;
const passed = vi.fn<(args: { withoutActions: boolean }) => void>();
const fields = [{ key: 'order', label: { zh: '订单号', en: 'Order' } }];

const directory = () => Promise.resolve({ queues: [], macros: [], fields, tags: [], agents: [] });

/** Whoever answers has looked before. */
function unhurried(): () => number {
  let at = 0;
  return () => (at += 300);
}

function show(refusal: Error): void {
  passed.mockClear();
  const pass = (args: { withoutActions: boolean }) => {
    passed(args);
    return args.withoutActions ? Promise.resolve({}) : Promise.reject(refusal);
  };
  const sops = { pass, typed: () => Promise.resolve({ steps: [] }), keepTyped: () => Promise.resolve({}) };
  const api = { sops, directory: { get: directory } } as unknown as Partial<Api>;
  renderScreen(<StepCard run={run} step={sop.steps[0]!} isLate={false} onDone={() => undefined} />, {
    api,
    now: unhurried(),
  });
  fireEvent.click(screen.getByRole('button', { name: '完成' }));
}
async function recordWithout(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: '只记录，不执行动作' }));
  await waitFor(() => expect(passed.mock.lastCall?.[0].withoutActions).toBe(true));
}

it('says why what the step does was refused, and records it without', async () => {
  show(new ORPCError('ACTIONS_REFUSED', { data: { code: 'IN_USE' } }));
  expect(await screen.findByText('这一步要做的事没能做成')).toBeDefined();
  expect(screen.getByText('还在使用中')).toBeDefined();
  await recordWithout();
});

it('says which fields of the ticket are missing', async () => {
  show(new ORPCError('FIELDS_MISSING', { data: { keys: ['order', 'gone'] } }));
  expect(await screen.findByText('工单还缺：订单号、gone。')).toBeDefined();
  await recordWithout();
});
