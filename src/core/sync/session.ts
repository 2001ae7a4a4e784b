import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import type { Db } from '../db/types.ts';
import { HubUnreachable, type Clock, type Log, type Random } from '../kernel/ports.ts';
import { waitingPends } from '../outbox/index.ts';
import { backoffMs } from './backoff.ts';
import { HubRefused } from './hub-error.ts';
import type { Hub } from './hub.ts';
import { nextLoading } from './parts.ts';
import { createPokeListener } from './poke.ts';
import { statusOf, type Trouble } from './status.ts';
import type { Learned, Steps } from './steps.ts';

/**
 * Keeps one replica and the hub together. Every event only changes `state`; `evaluate` alone decides what happens next.
 * Invariants:
 * 1. At most one exchange is in flight.
 * 2. At most one pull a second, except while a known remainder is fetched.
 * 3. After a failure nothing is tried before `retryAt`, except when the agent asks for it.
 * 4. While the hub refuses this desk nothing is tried; local work is not touched.
 * 5. After `stop` nothing happens any more.
 */
const PULL_PAUSE_MS = SECOND;
const POLL_MS = 30 * SECOND;
const POLL_SPREAD_MS = 10 * SECOND;
const POKE_SPREAD_MS = 250;
/** When a refusal names no time. */
const BUSY_MS = 5 * SECOND;
const INCOMPATIBLE_MS = 10 * MINUTE;

export type SyncSession = {
  readonly status: () => SyncStatus;
  /** Something waits to be sent. */
  readonly edited: () => void;
  /** The agent asks: forget all waiting. */
  readonly now: () => void;
  readonly stop: () => void;
};

export type SessionDeps = {
  readonly db: Db;
  readonly hub: Hub;
  readonly steps: Steps;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly agentId: string;
  readonly onStatus: (status: SyncStatus) => void;
  readonly onLease: (leaseUntilAt: number) => void;
  readonly onRevoked: () => void;
};

type State = {
  isStopped: boolean;
  isRunning: boolean;
  isOffline: boolean;
  /** A complete pull has succeeded since the start and nothing newer is known. */
  isLevel: boolean;
  paused: Trouble | null;
  attempt: number;
  retryAt: number | null;
  wantsPull: boolean;
  isUrgent: boolean;
  hasMore: boolean;
  pulledAt: number;
  pollAt: number;
  pokeAt: number;
  /** The hub refused a push for good: what waits is tried again from then on, and pulls go on. */
  pushAt: number;
};

const fresh = (now: number): State => ({
  isStopped: false,
  isRunning: false,
  isOffline: false,
  isLevel: false,
  paused: null,
  attempt: 0,
  retryAt: null,
  wantsPull: true,
  isUrgent: true,
  hasMore: false,
  pulledAt: now - PULL_PAUSE_MS,
  pollAt: now,
  pokeAt: now,
  pushAt: now,
});

export function createSyncSession(deps: SessionDeps): SyncSession {
  const { db, clock, random, steps, log } = deps;
  const state = fresh(clock.now());
  let cancelTimer = (): void => undefined;
  let lastStatus = '';

  const spread = (ms: number): number => Math.round(ms * random.next());
  const poke = createPokeListener(deps.hub, clock, onPoke, () => {
    state.pokeAt = clock.now() + SECOND + backoffMs(state.attempt + 1, random.next());
    wantPull();
  });

  function onPoke(): void {
    clock.after(spread(POKE_SPREAD_MS), wantPull);
  }

  function wantPull(): void {
    if (state.isStopped) return;
    state.wantsPull = true;
    evaluate();
  }

  function status(): SyncStatus {
    const { paused, isOffline } = state;
    const isBehind = !state.isLevel;
    return db.read((tx) => statusOf(tx, deps.agentId, { paused, isOffline, isBehind, nextTryAt: state.retryAt }));
  }

  function publish(): void {
    if (state.isStopped) return;
    const present = status();
    const text = JSON.stringify(present);
    if (text === lastStatus) return;
    lastStatus = text;
    deps.onStatus(present);
  }

  function nextStep(now: number): keyof Steps | undefined {
    if (now >= state.pushAt && db.read((tx) => waitingPends(tx, 1)).length > 0) return 'push';
    if (state.hasMore || state.isUrgent) return 'pull';
    const isDue = state.wantsPull || now >= state.pollAt;
    if (isDue && now >= state.pulledAt + PULL_PAUSE_MS) return 'pull';
    return db.read(nextLoading) ? 'snapshot' : undefined;
  }

  function sleepUntil(at: number): void {
    cancelTimer();
    cancelTimer = clock.after(Math.max(0, at - clock.now()), evaluate);
  }

  function evaluate(): void {
    if (state.isStopped || state.isRunning) return;
    const now = clock.now();
    publish();
    if (state.retryAt !== null && now < state.retryAt) return sleepUntil(state.retryAt);
    if (state.paused !== null && state.retryAt === null) return;
    if (!state.isOffline && state.isLevel && !poke.isOpen && now >= state.pokeAt) poke.open();
    const step = nextStep(now);
    if (step) void run(step);
    else sleepUntil(Math.min(state.pollAt, state.wantsPull ? state.pulledAt + PULL_PAUSE_MS : Infinity, nextPoke(now)));
  }

  const nextPoke = (now: number): number => (poke.isOpen ? Infinity : Math.max(now + SECOND, state.pokeAt));

  async function run(step: keyof Steps): Promise<void> {
    state.isRunning = true;
    try {
      if (step === 'pull') startPull();
      const learned = await steps[step]();
      if (!state.isStopped) succeeded(step, learned);
    } catch (error) {
      if (!state.isStopped) failed(step, error);
    }
    // The event loop gets its turn between two pages: a long catch-up must not hold up what the agent does.
    clock.after(0, () => {
      state.isRunning = false;
      evaluate();
    });
  }

  function startPull(): void {
    state.wantsPull = false;
    state.isUrgent = false;
    state.pulledAt = clock.now();
    state.pollAt = clock.now() + POLL_MS - POLL_SPREAD_MS + spread(2 * POLL_SPREAD_MS);
  }

  function succeeded(step: keyof Steps, learned: Learned): void {
    Object.assign(state, { attempt: 0, retryAt: null, isOffline: false, paused: null });
    if (step === 'pull') {
      state.hasMore = learned.more === true;
      state.isLevel = !state.hasMore && learned.pullAgain !== true;
    }
    if (learned.pullAgain) state.wantsPull = true;
    if (learned.lease !== undefined) deps.onLease(learned.lease);
  }

  function pause(reason: Trouble, retryMs: number | null): void {
    state.paused = reason;
    state.isOffline = false;
    state.retryAt = retryMs === null ? null : clock.now() + retryMs;
    poke.close();
  }

  function failed(step: keyof Steps, error: unknown): void {
    state.hasMore = false;
    state.wantsPull = true;
    if (error instanceof HubRefused) return refused(step, error);
    if (!(error instanceof HubUnreachable)) log.error('sync.failed', error);
    goOffline();
  }

  function goOffline(): void {
    state.isOffline = true;
    state.isLevel = false;
    state.paused = null;
    // Never less than a quarter of a second: full jitter may draw zero, and an unplugged cable answers at once.
    state.retryAt = clock.now() + Math.max(250, backoffMs(state.attempt, random.next()));
    state.attempt += 1;
    poke.close();
  }

  function refused(step: keyof Steps, error: HubRefused): void {
    if (error.code === 'revoked' || error.code === 'device-revoked') {
      pause('revoked', null);
      deps.onRevoked();
    } else if (error.status === 401) pause('sign-in-again', null);
    else if (error.status === 426) pause('incompatible', INCOMPATIBLE_MS);
    else if (error.status === 429 || error.status === 503) pause('busy', error.retryAfterMs ?? BUSY_MS);
    else {
      log.error('sync.refused', error, { step, status: error.status, code: error.code });
      if (step === 'push' && error.status < 500) state.pushAt = clock.now() + MINUTE;
      else goOffline();
    }
  }

  // Not at once: whoever made this session must be able to finish before its first event arrives.
  cancelTimer = clock.after(0, evaluate);
  return {
    status,
    edited: () => {
      publish();
      evaluate();
    },
    now: () => {
      const isOver = state.paused === 'revoked' || state.paused === 'sign-in-again';
      Object.assign(state, {
        attempt: 0,
        retryAt: null,
        wantsPull: true,
        isUrgent: true,
        pokeAt: clock.now(),
        pushAt: clock.now(),
      });
      if (!isOver) state.paused = null;
      evaluate();
    },
    stop: () => {
      state.isStopped = true;
      cancelTimer();
      poke.close();
    },
  };
}
