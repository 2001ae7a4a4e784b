import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { breaksFor, DEFAULT_LOAD, type OwnBreaks, type TeamLoad } from '#shared/domain/load/index.ts';
import { MINUTE } from '#shared/kernel/units.ts';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { RestRules } from './rest-rules.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

let setOwn: ReturnType<typeof vi.fn<(own: OwnBreaks) => Promise<object>>>;
beforeEach(() => {
  setOwn = vi.fn<(own: OwnBreaks) => Promise<object>>(() => Promise.resolve({}));
});

function open(own: OwnBreaks = {}, team?: TeamLoad) {
  const range = { least: 2 * MINUTE, most: 120 * MINUTE };
  const api = {
    load: {
      rules: () =>
        Promise.resolve({
          rules: breaksFor(team, own),
          own,
          ranges: { everyMs: range, restMs: range, postponeMs: range, naturalMs: range },
        }),
      setOwn,
    },
  } as unknown as Partial<Api>;
  return renderScreen(<RestRules />, { api });
}
const field = (name: string) => screen.findByRole('textbox', { name });
const type = (input: HTMLElement, value: string) => fireEvent.change(input, { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: '保存' }));

it('shows each rule with its value, where it comes from, and the ground of what is the product’s', async () => {
  open({ restMs: 8 * MINUTE });
  await screen.findByText(/英国 HSE/);
  expect(screen.getAllByText('产品的默认值')).toHaveLength(4);
  expect(screen.getByText('您自己定的')).toBeTruthy();
  expect(screen.getByText(/现在是 8 分钟/)).toBeTruthy();
  // The ground of a default does not stand beside what is no default.
  expect(screen.queryByText(/Galinsky/)).toBeNull();
});

it('says that a rule is the team’s', async () => {
  open({}, { ...DEFAULT_LOAD });
  expect(await screen.findAllByText('团队的约定')).toHaveLength(5);
});

it('keeps gentler wishes; what is empty is the team’s', async () => {
  open({ restMs: 8 * MINUTE });
  type(await field('工作多久提醒一次休息'), '40');
  type(await field('一次休息多久'), '');
  save();
  await waitFor(() => expect(setOwn).toHaveBeenCalledWith({ everyMs: 40 * MINUTE }));
  await screen.findByText('休息规则已保存');
});

it('says at the field what would be harsher, and loses nothing that was typed', async () => {
  setOwn.mockRejectedValue(new ORPCError('HARSHER', { defined: true, data: { fields: ['everyMs'] } }));
  open();
  const every = await field('工作多久提醒一次休息');
  type(every, '90');
  save();
  expect(await screen.findByText('比团队的约定更严，没有保存')).toBeTruthy();
  expect((every as HTMLInputElement).value).toBe('90 分钟');
  expect(every.getAttribute('aria-invalid')).toBe('true');
  type(every, '50');
  await waitFor(() => expect(screen.queryByText('比团队的约定更严，没有保存')).toBeNull());
});
