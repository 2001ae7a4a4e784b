import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadNow } from '#shared/contract/app/load.ts';
import { MINUTE, SECOND } from '#shared/kernel/units.ts';
import type { Api } from '../../lib/api.tsx';
import { useActions } from '../../lib/actions.ts';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { LoadChip } from './chip/load-chip.tsx';
import { RestLayer } from './rest-layer.tsx';
import { at, sampleNow } from './testing-load.ts';
import { UnderRest } from './under-rest.tsx';
import { SAY_EVERY_MS } from './use-active.ts';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  location.hash = '';
});

type Rest = { action: string };
let rest: ReturnType<typeof vi.fn<(input: Rest) => Promise<object>>>;
let quiet: ReturnType<typeof vi.fn<(input: { forMs: number | null }) => Promise<object>>>;
let active: ReturnType<typeof vi.fn<() => Promise<object>>>;
let typed: string[];
beforeEach(() => {
  rest = vi.fn<(input: Rest) => Promise<object>>(() => Promise.resolve({}));
  quiet = vi.fn<(input: { forMs: number | null }) => Promise<object>>(() => Promise.resolve({}));
  active = vi.fn<() => Promise<object>>(() => Promise.resolve({}));
  typed = [];
});

function Below() {
  useActions([
    {
      id: 'ticket.solve',
      group: 'ticket',
      labelKey: 'tickets:header.solve',
      keys: 'e',
      perform: () => typed.push('e'),
    },
  ]);
  return <textarea aria-label="reply" />;
}

function open(now: LoadNow, time = (): number => at(11, 30)) {
  const api = {
    load: { now: () => Promise.resolve(now), rest, quiet, active },
    directory: { get: () => Promise.resolve({ agents: [{ id: 'lea', name: '周华' }], queues: [] }) },
  } as unknown as Partial<Api>;
  return renderScreen(
    <>
      <UnderRest>
        <LoadChip />
        <Below />
      </UnderRest>
      <main>
        <RestLayer />
      </main>
    </>,
    { api, now: time },
  );
}
const anOffer = (change: Partial<NonNullable<LoadNow['offer']>> = {}): NonNullable<LoadNow['offer']> => ({
  cause: 'time',
  byAgentId: null,
  restMs: 5 * MINUTE,
  canPostpone: true,
  postponeMs: 5 * MINUTE,
  ...change,
});
const card = () => screen.findByRole('region', { name: '休息提醒' });
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code: `Key${key.toUpperCase()}`, ...more });

describe('an offer of rest', () => {
  it('says why in words, and is taken, put off or let go by key, without taking the keyboard', async () => {
    open(sampleNow({ workedMs: 55 * MINUTE, offer: anOffer() }));
    const reply = screen.getByRole('textbox', { name: 'reply' });
    reply.focus();
    const offer = await card();
    expect(within(offer).getByText('已经连续工作 55 分钟。')).toBeTruthy();
    expect(document.activeElement).toBe(reply);
    expect(within(offer).getByRole('button', { name: '休息 5 分钟' }).getAttribute('aria-keyshortcuts')).toBe('Alt+z');
    press('d', { altKey: true });
    press('f', { altKey: true });
    press('z', { altKey: true });
    await waitFor(() => expect(rest.mock.calls.map(([{ action }]) => action)).toEqual(['postpone', 'letGo', 'take']));
  });

  it.each([
    ['hard', null, '刚结束一次艰难的对话。'],
    ['planned', null, '到了排班里的休息时间。'],
    ['relief', 'lea', '周华建议您休息一下。'],
  ] as const)('names its cause: %s', async (cause, byAgentId, words) => {
    open(sampleNow({ offer: anOffer({ cause, byAgentId: byAgentId as never }) }));
    expect(await within(await card()).findByText(words)).toBeTruthy();
  });

  it('can be put off once: then the choice and its key are gone', async () => {
    open(sampleNow({ offer: anOffer({ canPostpone: false }) }));
    expect(within(await card()).queryByRole('button', { name: /分钟后再说/ })).toBeNull();
    press('d', { altKey: true });
    expect(rest).not.toHaveBeenCalled();
  });

  it('is read out politely, once', async () => {
    open(sampleNow({ offer: anOffer({ cause: 'hard' }) }));
    await card();
    const said = screen.getAllByRole('status').filter((one) => one.getAttribute('aria-live') === 'polite');
    expect(said.map((one) => one.textContent)).toEqual(['休息提醒：刚结束一次艰难的对话。']);
  });
});

describe('a rest', () => {
  it('counts down to its end and gently up from there, over a desk that does nothing meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    let now = at(11, 30);
    open(sampleNow({ rest: { sinceAt: now, untilAt: now + 5 * MINUTE, cause: 'time' } }), () => now);
    const section = await screen.findByRole('region', { name: '休息中' });
    const pass = (ms: number): void => {
      now += ms;
      act(() => void vi.advanceTimersByTime(SECOND));
    };
    expect(within(section).getByRole('timer').textContent).toBe('还剩05:00');
    expect(document.activeElement).toBe(section);
    pass(2 * MINUTE);
    expect(within(section).getByRole('timer').textContent).toBe('还剩03:00');
    pass(4 * MINUTE);
    expect(within(section).getByRole('timer').textContent).toBe('已超出01:00');
    expect(screen.getByLabelText('reply').closest('[inert]')).not.toBeNull();
    press('e');
    expect(typed).toEqual([]);
  });

  it('ends with Escape, wherever the keyboard is', async () => {
    open(sampleNow({ rest: { sinceAt: at(11, 30), untilAt: at(11, 35), cause: 'hard' } }));
    await screen.findByRole('region', { name: '休息中' });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(rest).toHaveBeenCalledWith({ action: 'end' }));
  });

  it('gives the keys of the desk back when it is over', async () => {
    open(sampleNow());
    await screen.findByRole('button', { name: /我的一天/ });
    press('e');
    expect(typed).toEqual(['e']);
  });
});

describe('the chip', () => {
  it('says load, what can be put down and the time since the last rest, never as one sum, and opens the day', async () => {
    open(sampleNow());
    const chip = await screen.findByRole('button', { name: /我的一天/ });
    expect(chip.firstElementChild?.textContent).toBe(
      '我的一天 · 负荷 60 · 可放下的 15 · 占用率 72% · 休息后已工作 38 分钟',
    );
    expect(chip.dataset['band']).toBeUndefined();
    fireEvent.click(chip);
    expect(location.hash).toBe('#/day');
  });

  it('has a word and not only a colour where it is too much, and says overtime and recovery quietly', async () => {
    const told = { band: 'act', recoversUntilAt: at(11, 40) } as const;
    open(sampleNow({ told, isOvertimeNear: true, overtimeMs: 0 }));
    const chip = await screen.findByRole('button', { name: /我的一天/ });
    expect(within(chip).getByText('该休息了')).toBeTruthy();
    expect(chip.textContent).toContain('11:40 前新的联络先派给别人');
    expect(chip.textContent).toContain('18:00 下班');
  });

  it('shows until when no rest is offered, and the key that ends it', async () => {
    open(sampleNow({ quietUntilAt: at(12, 30) }));
    expect((await screen.findByRole('button', { name: /勿扰至 12:30/ })).textContent).toContain('12:30');
    press('g');
    press('0');
    await waitFor(() => expect(quiet).toHaveBeenCalledWith({ forMs: null }));
  });
});

it('somebody is at the screen: said at once, then at most every 20 s, and nothing of what they do', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  open(sampleNow());
  await screen.findByRole('button', { name: /我的一天/ });
  press('a');
  fireEvent.pointerMove(document.body);
  vi.advanceTimersByTime(SAY_EVERY_MS - 1);
  press('b');
  expect(active.mock.calls).toEqual([[{}]]);
  vi.advanceTimersByTime(1);
  fireEvent.pointerMove(document.body);
  expect(active).toHaveBeenCalledTimes(2);
});

it.each([
  ['an offer', { offer: anOffer() }],
  ['a rest', { rest: { sinceAt: at(11, 30), untilAt: at(11, 35), cause: 'time' } }],
] as const)('%s has nothing that axe finds fault with', async (_name, change) => {
  const { container } = open(sampleNow(change));
  await screen.findByRole('region');
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
