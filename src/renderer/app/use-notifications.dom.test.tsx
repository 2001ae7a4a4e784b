import { notifyManager, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#shared/contract/app/settings.ts';
import type { ShellCall } from '#shared/contract/shell/index.ts';
import type { Api } from '../lib/api.tsx';
import { SYNC_KEY } from '../lib/live.ts';
import { createQueryClient } from '../lib/query.ts';
import { SESSION_KEY } from '../lib/session.ts';
import { ShellContext } from '../lib/shell.ts';
import { furnishDom, renderScreen } from '../lib/testing.tsx';
import { useNotifications } from './use-notifications.ts';

const ME = 'ana';
type Row = {
  id: string;
  number: number;
  subject: string;
  customerName: string;
  updatedAt: number;
  assigneeId: string;
  due: { clock: string; dueAt: number; atRiskAt: number } | null;
};
const row = (id: string, updatedAt: number, due: Row['due'] = null): Row => ({
  id,
  number: 7,
  subject: `题${id}`,
  customerName: `客户${id}`,
  updatedAt,
  assigneeId: ME,
  due,
});
type Line = { kind: string; at: number; body: string; event: unknown; author: unknown };
const said = (at: number, body: string, kind = 'customer'): Line => ({ kind, at, body, event: null, author: {} });
const given = (at: number, by: string, to = ME): Line => ({
  ...said(at, '', 'event'),
  event: { type: 'field-changed', field: 'assigneeId', from: null, to },
  author: { kind: 'agent', agentId: by },
});
type Told = { id: string; kind: string; ticketId: string; fromName: string; body: string };
const notice = (id: string, kind: string): Told => ({ id, kind, ticketId: 'a', fromName: '周华', body: '请看一下' });
const told = (id: string, body: string): ShellCall => ({ name: 'notify', title: `客户${id}`, body, ticketId: id });

const promise = (id: string, minutes: number): Due => ({
  id,
  dueAt: 1000 + minutes * 60_000,
  text: '回电',
  customerName: '周岚',
  ticketId: 't',
});

let sight: DocumentVisibilityState = 'hidden';
beforeAll(() => {
  furnishDom();
  // Answers reach the screen within the act that brings them, and not a timer later.
  notifyManager.setScheduler(queueMicrotask);
});
beforeEach(() => {
  sight = 'hidden';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => sight);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Listener() {
  useNotifications();
  return null;
}

type Due = { id: string; dueAt: number; text: string; customerName: string; ticketId: string | null };
type World = {
  promises: Due[];
  mine: Row[];
  due: Row[];
  lines: Record<string, Line[]>;
  notices: Told[];
  unread: number;
  settings: object;
  now: number;
};

/** A desk whose answers the test changes as events would. */
async function open(first: Partial<World>) {
  const calls: ShellCall[] = [];
  const asked: unknown[] = [];
  const all = { ...DEFAULT_SETTINGS.notifications };
  const world: World = {
    promises: [],
    mine: [],
    due: [],
    lines: {},
    notices: [],
    unread: 1,
    settings: all,
    now: 1000,
    ...first,
  };
  const client = createQueryClient();
  const api = {
    tickets: {
      list: (question: { view: string }) => {
        asked.push(question);
        return Promise.resolve({ items: question.view === 'due' ? world.due : world.mine, next: null });
      },
    },
    messages: {
      timeline: ({ ticketId }: { ticketId: string }) => Promise.resolve({ items: world.lines[ticketId] ?? [] }),
    },
    promises: { due: () => Promise.resolve({ items: world.promises }) },
    notices: { list: () => Promise.resolve({ items: world.notices }) },
    session: { status: () => Promise.resolve({ state: 'unlocked', agent: { id: ME } }) },
    settings: { get: () => Promise.resolve({ ...DEFAULT_SETTINGS, notifications: world.settings }) },
    sync: { status: () => Promise.resolve({ unread: world.unread }) },
  } as unknown as Partial<Api>;
  const shell = { kind: 'electron' as const, call: (call: ShellCall) => calls.push(call), onEvent: () => () => {} };
  renderScreen(
    <QueryClientProvider client={client}>
      <ShellContext value={shell}>
        <Listener />
      </ShellContext>
    </QueryClientProvider>,
    { api, now: () => world.now },
  );
  await waitFor(() => {
    const keys = [
      ['tickets', 'news'],
      ['tickets', 'risk'],
      ['promises', 'due'],
      ['notices', 'list'],
      ['settings'],
      SESSION_KEY,
      SYNC_KEY,
    ];
    if (keys.some((key) => client.getQueryData(key) === undefined)) throw new Error('not yet');
  });
  await act(async () => {});
  /** The world changes, and events say so. */
  const later = async (next: Partial<World>) => {
    Object.assign(world, next);
    await act(() => client.invalidateQueries());
    await act(async () => {});
  };
  return { calls, asked, later };
}

describe('notices while nobody looks', () => {
  it('1. tell nothing of what was there when the desk opened', async () => {
    const { calls, asked } = await open({
      mine: [row('a', 10)],
      lines: { a: [said(10, '在吗')] },
      due: [row('a', 10, { clock: 'first', dueAt: 900, atRiskAt: 800 })],
      notices: [notice('n1', 'mention')],
    });
    expect(calls).toEqual([]);
    expect(asked).toContainEqual({ view: 'mine', queueId: null, text: '', order: 'newest', after: null, limit: 20 });
  });

  it('2. tell new words of a customer once, with the ticket to open', async () => {
    const { calls, later } = await open({ mine: [row('a', 10)], lines: { a: [said(10, '在吗')] } });
    await later({ mine: [row('b', 20), row('a', 10)], lines: { b: [said(20, '你好')] } });
    expect(calls).toEqual([told('b', '你好')]);
    await later({});
    expect(calls).toEqual([told('b', '你好')]);
  });

  it('2. tell a second line too, of a customer who was waiting already', async () => {
    const { calls, later } = await open({ mine: [row('a', 10)], lines: { a: [said(10, '在吗')] } });
    await later({ mine: [row('a', 20)], lines: { a: [said(10, '在吗'), said(20, '还在吗')] } });
    await later({ mine: [row('a', 30)], lines: { a: [said(10, '在吗'), said(20, '还在吗'), said(30, '喂')] } });
    expect(calls).toEqual([told('a', '还在吗'), told('a', '喂')]);
  });

  it('2. take neither an old ticket that comes into the list, nor what agents did, for words of a customer', async () => {
    const { calls, later } = await open({ mine: [row('a', 10)], lines: { a: [said(10, '在吗')] } });
    await later({ mine: [row('a', 10), row('old', 5)], lines: { old: [said(5, '旧的')] } });
    const lines = { a: [said(10, '在吗'), said(20, '我来看', 'reply'), said(21, '查一下', 'note')] };
    await later({ mine: [row('a', 21), row('old', 5)], lines });
    expect(calls).toEqual([]);
  });

  it('2. tell a ticket that a colleague gave me, and not one I took', async () => {
    const { calls, later } = await open({ mine: [row('a', 10)] });
    await later({ mine: [row('b', 20), row('a', 10)], lines: { b: [said(12, '很急'), given(20, 'bo')] } });
    expect(calls).toEqual([{ name: 'notify', title: '工单 7 交给了您', body: '题b', ticketId: 'b' }]);
    await later({ mine: [row('c', 30), row('a', 10)], lines: { c: [given(30, ME)] } });
    expect(calls).toHaveLength(1);
  });

  it('2. tell a note that speaks to me and one on a ticket I follow, and not what became of an article', async () => {
    const { calls, later } = await open({ notices: [notice('n1', 'mention')] });
    await later({
      notices: [notice('n4', 'article'), notice('n3', 'followed'), notice('n2', 'mention'), notice('n1', 'mention')],
    });
    await later({ notices: [notice('n2', 'mention')] });
    await later({ notices: [notice('n2', 'mention'), notice('n1', 'mention')] });
    expect(calls).toEqual([
      { name: 'notify', title: '周华在您关注的工单里写了内容', body: '请看一下', ticketId: 'a' },
      { name: 'notify', title: '周华在备注里提到了您', body: '请看一下', ticketId: 'a' },
    ]);
  });

  it('2. tell a promise of mine that comes near its end, once, and not those of others', async () => {
    const near = row('a', 10, { clock: 'first', dueAt: 1500, atRiskAt: 900 });
    const { calls, later } = await open({ due: [] });
    await later({ due: [near, { ...near, id: 'b', assigneeId: 'bo' }, { ...near, id: 'c', due: null }] });
    await later({ due: [near] });
    expect(calls).toEqual([{ name: 'notify', title: '工单 7 快到时限了', body: '客户a · 题a', ticketId: 'a' }]);
    await later({ due: [row('d', 10, { clock: 'next', dueAt: 990, atRiskAt: 900 })] });
    expect(calls[1]).toMatchObject({ title: '工单 7 已超过时限' });
  });

  it('2. tell what I promised a customer a quarter of an hour before it is due, once, and not what was near already', async () => {
    const { calls, later } = await open({ promises: [promise('old', -60)] });
    const promises = [promise('old', -60), promise('near', 14), promise('far', 16), promise('over', -1)];
    await later({ promises });
    await later({ promises });
    expect(calls).toEqual([
      {
        name: 'notify',
        title: expect.stringMatching(/^快到期的承诺：\d\d:\d\d 前$/),
        body: '周岚 · 回电',
        ticketId: 't',
      },
      { name: 'notify', title: '承诺已经过期', body: '周岚 · 回电', ticketId: 't' },
    ]);
  });

  it('3. tell nothing while the page is in sight, nor later what was seen there', async () => {
    const { calls, later } = await open({ mine: [row('a', 10)] });
    sight = 'visible';
    const seen = {
      mine: [row('a', 20)],
      lines: { a: [said(20, '在吗')] },
      notices: [notice('n1', 'mention')],
      due: [row('a', 20, { clock: 'first', dueAt: 1500, atRiskAt: 900 })],
      unread: 2,
    };
    await later(seen);
    sight = 'hidden';
    await later({ mine: [row('a', 21)] });
    expect(calls).toEqual([]);
  });

  it.each(['lines', 'assigned', 'mentions', 'followed', 'atRisk', 'isOn'] as const)(
    '4. tell nothing that is switched off: %s',
    async (off) => {
      const everything = {
        mine: [row('b', 30), row('a', 20)],
        lines: { a: [said(20, '在吗')], b: [given(30, 'bo')] },
        notices: [notice('n1', 'mention'), notice('n2', 'followed')],
        due: [row('a', 20, { clock: 'first', dueAt: 1500, atRiskAt: 900 })],
      };
      const { calls, later } = await open({ settings: { ...DEFAULT_SETTINGS.notifications, [off]: false } });
      await later(everything);
      expect(calls).toHaveLength(off === 'isOn' ? 0 : 4);
    },
  );

  it('tell that there are more results to read, and not that there are fewer', async () => {
    const { calls, later } = await open({});
    await later({ unread: 0 });
    expect(calls).toEqual([]);
    await later({ unread: 2 });
    expect(calls).toEqual([{ name: 'notify', title: '同频坐席', body: '2 项结果待查看', ticketId: null }]);
  });

  it('sound once for what comes together, where a sound is wanted', async () => {
    const notes = vi.fn<() => void>();
    class Sound {
      currentTime = 5;
      destination = {};
      resume = () => Promise.resolve();
      createGain = () => ({ gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: () => {} });
      createOscillator = () => ({ frequency: {}, connect: (to: unknown) => to, start: notes, stop: () => {} });
    }
    vi.stubGlobal('AudioContext', Sound);
    const both = { notices: [notice('n1', 'mention'), notice('n2', 'followed')] };
    const silent = await open({});
    await silent.later(both);
    expect(notes).not.toHaveBeenCalled();
    cleanup();
    const loud = await open({ settings: { ...DEFAULT_SETTINGS.notifications, hasSound: true } });
    await loud.later(both);
    expect(loud.calls).toHaveLength(2);
    expect(notes).toHaveBeenCalledTimes(2);
  });
});
