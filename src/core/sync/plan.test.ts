import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { DiskFull, ReplicaDamaged } from '../db/errors.ts';
import { HubUnreachable } from '../kernel/ports.ts';
import { HubRefused } from './hub-error.ts';
import {
  failed,
  freshState,
  mustWait,
  nextStep,
  pullStarted,
  startOver,
  succeeded,
  wakeAt,
  type Facts,
  type State,
} from './plan.ts';

const NOW = 1_000_000;
const idle: Facts = { hasWaiting: false, isLoading: false, hasCursor: true };
const level = (more: Partial<State> = {}): State => {
  const state = freshState(NOW);
  pullStarted(state, NOW, 0.5);
  succeeded(state, 'pull', {}, NOW);
  return { ...state, ...more };
};

describe('the plan', () => {
  test('pulls first, then pushes what waits, then loads parts', () => {
    expect(nextStep(freshState(NOW), idle, NOW)).toBe('pull');
    expect(nextStep(level(), { ...idle, hasWaiting: true, isLoading: true }, NOW)).toBe('push');
    expect(nextStep(level(), { ...idle, isLoading: true }, NOW)).toBe('snapshot');
    expect(nextStep(level(), idle, NOW)).toBeUndefined();
  });

  test('pulls at most once a second unless there is more or the agent asks', () => {
    const state = level({ wantsPull: true });
    expect(nextStep(state, idle, NOW + 999)).toBeUndefined();
    expect(wakeAt(state, idle, true, NOW)).toBe(NOW + 1000);
    expect(nextStep(state, idle, NOW + 1000)).toBe('pull');
    expect(nextStep(level({ hasMore: true }), idle, NOW)).toBe('pull');
    startOver(state, NOW);
    expect(nextStep(state, idle, NOW)).toBe('pull');
  });

  test('polls after 20 to 40 seconds of silence', () => {
    for (const [chance, wait] of [
      [0, 20],
      [0.5, 30],
      [1, 40],
    ] as const) {
      const state = freshState(NOW);
      pullStarted(state, NOW, chance);
      expect(state.pollAt - NOW).toBe(wait * SECOND);
    }
  });

  test('waits longer after each failure, up to a minute, and not at all after a success', () => {
    const state = level();
    const waits = Array.from({ length: 9 }, () => {
      failed(state, 'pull', new HubUnreachable('x'), NOW, 1);
      return (state.retryAt ?? 0) - NOW;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * SECOND));
    expect([mustWait(state, NOW), mustWait(state, NOW + MINUTE)]).toEqual([true, false]);
    failed(state, 'pull', new HubUnreachable('x'), NOW, 0);
    expect((state.retryAt ?? 0) - NOW).toBe(250);
    succeeded(state, 'pull', {}, NOW);
    expect(state).toMatchObject({ attempt: 0, retryAt: null, isOffline: false });
  });

  test('does what each refusal asks for', () => {
    const refused = (status: number, code: string, retryAfterMs: number | null = null): [State, unknown] => {
      const state = level();
      const consequence = failed(state, 'pull', new HubRefused(status, code, retryAfterMs), NOW, 1);
      return [state, consequence];
    };
    expect(refused(401, 'token-spent')).toMatchObject([{ paused: 'sign-in-again', retryAt: null }, 'none']);
    expect(refused(403, 'revoked')).toMatchObject([{ paused: 'revoked', retryAt: null }, 'revoked']);
    expect(refused(403, 'device-revoked')).toMatchObject([{ paused: 'revoked' }, 'revoked']);
    expect(refused(426, 'incompatible')).toMatchObject([
      { paused: 'incompatible', retryAt: NOW + 10 * MINUTE },
      'none',
    ]);
    expect(refused(429, 'busy', 7000)).toMatchObject([{ paused: 'busy', retryAt: NOW + 7000 }, 'none']);
    expect(refused(500, 'fault')).toMatchObject([{ paused: 'busy', isOffline: false }, 'log']);
  });

  test('lets pulls go on when only a push is refused', () => {
    const state = level();
    failed(state, 'push', new HubRefused(403, 'forbidden', null), NOW, 1);
    expect(state).toMatchObject({ isOffline: false, paused: null });
    expect(nextStep(state, { ...idle, hasWaiting: true }, NOW + SECOND)).toBe('pull');
    expect(nextStep(state, { ...idle, hasWaiting: true }, NOW + MINUTE)).toBe('push');
  });

  test.each([new HubRefused(500, 'fault', null), new HubRefused(503, 'busy', 30_000), new Error('local')])(
    'pushes less and less often while pushing fails (%s), pulls as ever, and does not call the hub unreachable',
    (error) => {
      const state = level();
      const waits = Array.from({ length: 8 }, () => {
        failed(state, 'push', error, NOW, 1);
        expect(state).toMatchObject({ isOffline: false, paused: null, retryAt: null });
        expect(nextStep(state, { ...idle, hasWaiting: true }, NOW + SECOND - 1)).toBeUndefined();
        expect(nextStep({ ...state, isUrgent: true }, { ...idle, hasWaiting: true }, NOW)).toBe('pull');
        return state.pushAt - NOW;
      });
      expect(waits).toEqual(waits.toSorted((a, b) => a - b));
      expect(waits.at(-1)).toBe(MINUTE);
      succeeded(state, 'pull', {}, NOW);
      expect(state.pushAt).toBe(NOW + MINUTE);
    },
  );

  test('pulls next when the line broke during a push, so that a large file does not take every turn', () => {
    const state = level();
    failed(state, 'push', new HubUnreachable('x'), NOW, 1);
    expect(state.isOffline).toBe(true);
    expect(nextStep(state, { ...idle, hasWaiting: true }, NOW + MINUTE)).toBe('pull');
  });

  test('says what fails on this computer as such, and not as a busy hub', () => {
    for (const step of ['push', 'pull', 'snapshot'] as const) {
      const full = level();
      expect(failed(full, step, new DiskFull('full'), NOW, 1)).toBe('none');
      expect(full).toMatchObject({ paused: 'disk-full', retryAt: NOW + 5 * SECOND, isOffline: false });
      failed(full, step, new DiskFull('full'), NOW, 1);
      for (let i = 0; i < 9; i += 1) failed(full, step, new DiskFull('full'), NOW, 1);
      expect(full.retryAt).toBe(NOW + MINUTE);
      startOver(full, NOW);
      expect(full).toMatchObject({ paused: null, retryAt: null });
      const torn = level();
      expect(failed(torn, step, new ReplicaDamaged('torn'), NOW, 1)).toBe('damaged');
      startOver(torn, NOW);
      expect(torn).toMatchObject({ paused: 'damaged', retryAt: null });
    }
  });

  test('remembers what an incompatible hub speaks, until it fits again', () => {
    const state = level();
    failed(state, 'pull', new HubRefused(426, 'incompatible', null, null, '3-5'), NOW, 1);
    expect(state).toMatchObject({ paused: 'incompatible', hubProtocol: 5 });
    succeeded(state, 'pull', {}, NOW);
    expect(state).toMatchObject({ paused: null, hubProtocol: null });
    failed(state, 'pull', new HubRefused(426, 'incompatible', null, null, 'soon'), NOW, 1);
    expect(state.hubProtocol).toBeNull();
  });

  test('asks no more after a revocation, even when the agent asks', () => {
    const state = level();
    failed(state, 'pull', new HubRefused(403, 'revoked', null), NOW, 1);
    startOver(state, NOW);
    expect(mustWait(state, NOW + MINUTE * 60)).toBe(true);
  });

  test('loads before it pulls when there is no place to pull from, unless the hub is on another timeline', () => {
    const empty: Facts = { hasWaiting: false, isLoading: true, hasCursor: false };
    expect(nextStep(level({ wantsPull: true, isUrgent: true, hasMore: true }), empty, NOW + SECOND)).toBe('snapshot');
    expect(nextStep(level({ mustPull: true }), { ...empty, hasWaiting: true }, NOW)).toBe('pull');
    expect(nextStep(freshState(NOW), { ...empty, isLoading: false }, NOW)).toBe('pull');
  });
});
