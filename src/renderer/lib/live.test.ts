import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/app/events.ts';
import { createRefresher, INDEX_KEY, SYNC_KEY, viewersKey } from './live.ts';
import { createQueryClient } from './query.ts';

function watched() {
  const client = createQueryClient();
  const runs: Record<string, number> = {};
  const stops: (() => void)[] = [];
  const watch = (name: string, tables: string[], answer: () => Promise<unknown> = () => Promise.resolve(name)) => {
    const queryFn = () => {
      runs[name] = (runs[name] ?? 0) + 1;
      return answer();
    };
    stops.push(new QueryObserver(client, { queryKey: [name], queryFn, meta: { tables } }).subscribe(() => {}));
  };
  return { client, runs, watch, stop: () => stops.forEach((end) => end()) };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('live queries', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('ask again when a table they stand on changed, and only then (1)', async () => {
    const { client, runs, watch, stop } = watched();
    watch('list', ['ticket', 'customer']);
    watch('settings', ['settings']);
    await settle();
    createRefresher(client).take({ type: 'changed', tables: { ticket: ['t1'] } });
    await settle();
    expect(runs).toEqual({ list: 2, settings: 1 });
    stop();
  });

  it('finish under a storm, and take what came meanwhile together (2)', async () => {
    const { client, runs, watch, stop } = watched();
    const done: number[] = [];
    watch('slow', ['ticket'], async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      done.push(Date.now());
      return 'slow';
    });
    await vi.advanceTimersByTimeAsync(150);
    const refresher = createRefresher(client);
    for (let i = 0; i < 50; i++) {
      refresher.take({ type: 'changed', tables: { ticket: [`t${i}`] } });
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(500);
    expect(done.length).toBe(runs['slow']);
    expect(done.length).toBeGreaterThanOrEqual(5);
    expect(done.length).toBeLessThanOrEqual(8);
    stop();
  });

  it('see the change that came last, however it crossed with an answer (1)', async () => {
    const { client, watch, stop } = watched();
    let truth = 0;
    watch('value', ['ticket'], async () => {
      const seen = truth;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return seen;
    });
    await vi.advanceTimersByTimeAsync(60);
    const refresher = createRefresher(client);
    truth = 1;
    refresher.take({ type: 'changed', tables: { ticket: 'all' } });
    await vi.advanceTimersByTimeAsync(20);
    truth = 2;
    refresher.take({ type: 'changed', tables: { ticket: 'all' } });
    await vi.advanceTimersByTimeAsync(300);
    expect(client.getQueryData(['value'])).toBe(2);
    stop();
  });

  it.each<AppEvent>([{ type: 'changed', tables: { ticket: ['t1'] } }, { type: 'reset' }, { type: 'session' }])(
    'see what came while their first answer was on its way (1): %j',
    async (event) => {
      const { client, runs, watch, stop } = watched();
      let truth = 0;
      watch('value', ['ticket'], async () => {
        const seen = truth;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return seen;
      });
      const refresher = createRefresher(client);
      await vi.advanceTimersByTimeAsync(20);
      truth = 1;
      refresher.take(event);
      await vi.advanceTimersByTimeAsync(300);
      expect(client.getQueryData(['value'])).toBe(1);
      expect(runs).toEqual({ value: 2 });
      stop();
    },
  );

  it('ask a slow one once more when it is there, however much came meanwhile (2)', async () => {
    const { client, runs, watch, stop } = watched();
    watch('slow', ['ticket'], () => new Promise((resolve) => setTimeout(resolve, runs['slow'] === 1 ? 5000 : 50, 1)));
    const refresher = createRefresher(client);
    for (let i = 0; i < 60; i++) {
      refresher.take({ type: 'changed', tables: { ticket: ['t1'] } });
      await vi.advanceTimersByTimeAsync(50);
    }
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs).toEqual({ slow: 2 });
    stop();
  });

  it('do not make others wait long for one that hangs', async () => {
    const { client, runs, watch, stop } = watched();
    let hangs = false;
    watch('hanging', ['ticket'], () => (hangs ? new Promise(() => {}) : Promise.resolve(1)));
    watch('quick', ['draft']);
    await settle();
    hangs = true;
    const refresher = createRefresher(client);
    refresher.take({ type: 'changed', tables: { ticket: 'all' } });
    refresher.take({ type: 'changed', tables: { draft: 'all' } });
    await vi.advanceTimersByTimeAsync(260);
    expect(runs['quick']).toBe(2);
    stop();
  });

  it('all ask again after a reset or a new session', async () => {
    const { client, runs, watch, stop } = watched();
    watch('a', ['ticket']);
    watch('b', ['settings']);
    await settle();
    createRefresher(client).take({ type: 'reset' });
    await settle();
    expect(runs).toEqual({ a: 2, b: 2 });
    stop();
  });

  it('take the state of synchronisation from the event itself', () => {
    const { client } = watched();
    const status = {
      state: 'offline',
      reason: 'unreachable',
      waiting: 3,
      unread: 0,
      lastContactAt: 1,
      nextTryAt: 2,
      clockSkewMs: null,
      protocols: null,
      loading: null,
    } as const;
    createRefresher(client).take({ type: 'sync', status });
    expect(client.getQueryData(SYNC_KEY)).toEqual(status);
  });

  it('take who else has a ticket open from the event itself', () => {
    const { client } = watched();
    const bo = { agentId: 'bo', name: 'Bo', doing: 'replying', sinceAt: 1 };
    createRefresher(client).take({ type: 'viewers', ticketId: 't1', viewers: [bo] } as AppEvent);
    expect(client.getQueryData(viewersKey('t1'))).toEqual({ viewers: [bo] });
    expect(client.getQueryData(viewersKey('t2'))).toBeUndefined();
  });

  it('know how much can be found, and find again what was looked for before it could be', async () => {
    const { client, runs, watch, stop } = watched();
    watch('found', ['index']);
    watch('list', ['ticket']);
    await settle();
    const progress = { done: 3, total: 9, isBuilding: true };
    createRefresher(client).take({ type: 'index', progress });
    await settle();
    expect(client.getQueryData(INDEX_KEY)).toEqual(progress);
    expect(runs).toEqual({ found: 2, list: 1 });
    stop();
  });
});
