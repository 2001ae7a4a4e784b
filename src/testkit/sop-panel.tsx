import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Sop } from '#shared/domain/sop/index.ts';
import { openLab, type AppClient, type Lab } from './core-desk.ts';
import { useDeskLive } from './use-desk-live.ts';
import { anAgent, row } from './core-team.ts';
import { furnishDom, renderScreen } from '../renderer/lib/testing.tsx';
import { SopPanel } from '../renderer/features/sops/run/sop-panel.tsx';

let lab: Lab;
let app: AppClient;
/** A desk of ana's and its panel, anew for each test of a file. */
export function furnishPanel(): void {
  beforeAll(() => {
    furnishDom();
  });
  beforeEach(() => {
    lab = openLab();
    const ana = lab.hub.accounts.get('ana')!;
    lab.hub.accounts.set('ana', { ...ana, scope: [...ana.scope, 'sop:team', 'p:q1', 'w:team'] });
  });
  afterEach(async () => {
    cleanup();
    await lab.close();
  });
}
export const desk = (): AppClient => app;
export const isLead = (): void => {
  const ana = lab.hub.accounts.get('ana')!;
  const agent = anAgent('ana', { role: 'lead' });
  lab.hub.accounts.set('ana', { ...ana, agent });
  lab.hub.store.put([row('agent', agent)]);
};

export const both = (zh: string) => ({ zh, en: `en ${zh}` });
const SUGGEST = { queueIds: ['q1'], channels: [], tags: [], words: [], fields: [] };
/** identity → (verified) → form → refund → end; (failed) → tell → end. */
export const aSop = (more: object = {}) =>
  ({
    id: 'sop-refund-v1',
    key: 'refund',
    version: 1,
    teamId: 'team',
    title: both('退款未到账'),
    tags: [],
    articleIds: [],
    start: 'identity',
    steps: [
      {
        key: 'identity',
        kind: 'choice',
        title: both('身份已核实'),
        help: both('登记手机尾号'),
        required: 'block',
        results: [
          { key: 'verified', label: both('已核实') },
          { key: 'failed', label: both('无法核实') },
        ],
        next: { verified: 'amount', failed: 'tell' },
      },
      {
        key: 'amount',
        kind: 'form',
        title: both('金额已记录'),
        required: 'warn',
        next: { done: 'refund' },
        fields: [{ key: 'yuan', label: both('金额'), kind: 'number', isRequired: true, min: 1 }],
      },
      {
        key: 'refund',
        kind: 'action',
        title: both('退款已发起'),
        required: 'block',
        next: { done: null },
        confirm: both('退款后不能撤回'),
        actions: [{ do: 'set', set: { priority: 'high' }, addTags: ['退款'] }],
      },
      { key: 'tell', kind: 'info', title: both('客户知道怎样核实'), required: 'none', next: { done: null } },
    ],
    suggest: SUGGEST,
    skipReasons: [{ key: 'vip', label: both('老客户') }],
    authorId: null,
    publishedAt: null,
    summary: '',
    lessonId: null,
    retiredAt: null,
    ...more,
  }) as unknown as Sop;

function Live({ about }: { about: { ticketId: string | null; contactId: string | null } }) {
  useDeskLive(app, lab.clock);
  return (
    <>
      <textarea aria-label="notes" />
      <SopPanel {...about} />
    </>
  );
}

export const ABOUT = { ticketId: 't1', contactId: null };
export async function open(...sops: Sop[]): Promise<void> {
  lab.hub.store.put(sops.map((sop) => row('sop', sop)));
  ({ app } = lab.desk('one'));
  await app.session.signIn({ handle: 'ana', password: 'ana-password' });
  await lab.clock.advance(3000);
  renderScreen(<Live about={ABOUT} />, { api: app, now: () => lab.clock.now() + looked });
  await screen.findByRole('region', { name: '流程' });
}
/** Who presses a key has looked before, which takes a moment. */
const LOOK_MS = 300;
let looked = 0;
export function press(key: string, more: object = {}): void {
  looked += LOOK_MS;
  pressAtOnce(key, more);
}
export function click(button: HTMLElement): void {
  looked += LOOK_MS;
  fireEvent.click(button);
}
/** Without a look: the second half of a double press. */
export const pressAtOnce = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
export const runs = async () => (await app.sops.runs(ABOUT)).runs;
export const step = (name: string) => screen.findByRole('region', { name });
/** The next step, which has the keyboard. */
export async function inFront(name: string): Promise<HTMLElement> {
  const card = await step(name);
  await waitFor(() => expect(card.contains(document.activeElement)).toBe(true));
  return card;
}
export async function begin(more: object = {}, first = '身份已核实'): Promise<void> {
  await open(aSop(more));
  await screen.findByText(/因为：队列“售后”/);
  press('b', { altKey: true });
  await inFront(first);
}
