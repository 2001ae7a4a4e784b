import { MINUTE, SECOND } from '#shared/kernel/time.ts';
import { DiskFull, ReplicaDamaged } from '../db/errors.ts';
import { HubUnreachable } from '../kernel/ports.ts';
import { backoffMs } from './backoff.ts';
import { HubRefused } from './hub-error.ts';
import type { Trouble } from './status.ts';
import type { Learned, Steps } from './step.ts';

/**
 * What the sync session knows, and what follows from it: without clock, network or disk. Every time in here is monotonic,
 * so that nobody who sets the machine's clock can stretch or skip a wait.
 */
export type StepName = keyof Steps;
export type State = {
  isOffline: boolean;
  /** A complete pull has succeeded since the start and nothing newer is known. */
  isLevel: boolean;
  /** Why the hub refuses us; null: it does not. */
  paused: Trouble | null;
  /** Failures in a row. */
  attempt: number;
  /** Nothing is tried before; null: no wait. */
  retryAt: number | null;
  wantsPull: boolean;
  /** The agent waits for it: not even the pause between pulls is kept. */
  isUrgent: boolean;
  hasMore: boolean;
  /** Nothing else makes sense before a pull: the hub has answered from another timeline. */
  mustPull: boolean;
  pulledAt: number;
  pollAt: number;
  pokeAt: number;
  /** A push failed: what waits is tried again from then on, and pulls go on. */
  pushAt: number;
  /** The hub is too busy to let a part be loaded or compared: from then on it is asked again; everything else goes on. */
  loadAt: number;
  /** Contents are compared with the hub's from then on, when nothing else is to be done. */
  auditAt: number;
  /** Failed pushes in a row. */
  pushAttempt: number;
  /** The newest protocol of a hub that refused ours; null: it did not, or did not say. */
  hubProtocol: number | null;
};
export type Facts = {
  readonly hasWaiting: boolean;
  readonly isLoading: boolean;
  /** False after everything was dropped: until a part is loaded there is no place to pull from. */
  readonly hasCursor: boolean;
};
/** What the session has to do besides. */
export type Consequence = 'none' | 'log' | 'revoked' | 'damaged';

const PULL_PAUSE_MS = SECOND;
const POLL_MS = 30 * SECOND;
const POLL_SPREAD_MS = 10 * SECOND;
/** When a refusal names no time. */
const BUSY_MS = 5 * SECOND;
const INCOMPATIBLE_MS = 10 * MINUTE;
/** Somebody has to make room first. */
const DISK_MS = 5 * SECOND;
const FIRST_AUDIT_MS = 10 * MINUTE;
/** Two hundred rows each time: a hundred thousand in ten days of eight hours, for a hub next to nothing. */
const AUDIT_MS = 10 * MINUTE;
/** Full jitter may draw zero, and an unplugged cable answers at once. */
const LEAST_WAIT_MS = 250;

export const freshState = (now: number): State => ({
  isOffline: false,
  isLevel: false,
  paused: null,
  attempt: 0,
  retryAt: null,
  wantsPull: true,
  isUrgent: true,
  hasMore: false,
  mustPull: false,
  pulledAt: now - PULL_PAUSE_MS,
  pollAt: now,
  pokeAt: now,
  pushAt: now,
  loadAt: now,
  auditAt: now + FIRST_AUDIT_MS,
  pushAttempt: 0,
  hubProtocol: null,
});

/** True while nothing may be tried. `retryAt` says until when; null: until somebody acts. */
export function mustWait(state: State, now: number): boolean {
  if (state.retryAt !== null) return now < state.retryAt;
  return state.paused !== null;
}

export function nextStep(state: State, facts: Facts, now: number): StepName | undefined {
  if (state.mustPull) return 'pull';
  if (facts.hasWaiting && now >= state.pushAt) return 'push';
  const mayLoad = facts.isLoading && now >= state.loadAt;
  if (facts.isLoading && !facts.hasCursor) return mayLoad ? 'snapshot' : undefined;
  if (state.hasMore || state.isUrgent) return 'pull';
  const isDue = state.wantsPull || now >= state.pollAt;
  if (isDue && now >= state.pulledAt + PULL_PAUSE_MS) return 'pull';
  if (mayLoad) return 'snapshot';
  return mayAudit(state, facts) && now >= state.auditAt ? 'audit' : undefined;
}

const mayAudit = (state: State, facts: Facts): boolean => state.isLevel && !facts.isLoading && !facts.hasWaiting;

export const mayListen = (state: State, now: number): boolean =>
  state.isLevel && !state.isOffline && now >= state.pokeAt;

/** When to look again if nothing happens. */
export function wakeAt(state: State, facts: Facts, isListening: boolean, now: number): number {
  if (state.retryAt !== null && now < state.retryAt) return state.retryAt;
  const pull = state.wantsPull ? state.pulledAt + PULL_PAUSE_MS : state.pollAt;
  const listen = isListening ? Number.POSITIVE_INFINITY : Math.max(now + SECOND, state.pokeAt);
  const push = facts.hasWaiting ? state.pushAt : Number.POSITIVE_INFINITY;
  const load = facts.isLoading ? state.loadAt : Number.POSITIVE_INFINITY;
  const audit = mayAudit(state, facts) ? state.auditAt : Number.POSITIVE_INFINITY;
  return Math.min(pull, state.pollAt, listen, push, load, audit);
}

export function pullStarted(state: State, now: number, chance: number): void {
  state.wantsPull = false;
  state.isUrgent = false;
  state.mustPull = false;
  state.pulledAt = now;
  state.pollAt = now + POLL_MS - POLL_SPREAD_MS + Math.round(2 * POLL_SPREAD_MS * chance);
}

export function succeeded(state: State, step: StepName, learned: Learned, now: number): void {
  Object.assign(state, { attempt: 0, retryAt: null, isOffline: false, paused: null, hubProtocol: null });
  if (step === 'pull') {
    state.hasMore = learned.more === true;
    state.isLevel = !state.hasMore && learned.pullAgain !== true;
  }
  if (step === 'push') state.pushAttempt = 0;
  if (step === 'audit') state.auditAt = now + AUDIT_MS;
  if (learned.pullAgain) state.wantsPull = true;
  if (learned.pullFirst) state.mustPull = true;
  if (learned.pushAfterMs !== undefined) state.pushAt = now + learned.pushAfterMs;
}

export function pokeEnded(state: State, now: number, chance: number): void {
  state.pokeAt = now + SECOND + backoffMs(state.attempt + 1, chance);
  state.wantsPull = true;
}

/** Only a sign-in helps. */
const isOver = ({ paused }: State): boolean =>
  paused === 'revoked' || paused === 'sign-in-again' || paused === 'damaged';

/**
 * The agent asks, or the machine has slept: forget every wait, and try even where the hub has refused, unless only a sign-in
 * can help.
 */
export function startOver(state: State, now: number): void {
  if (isOver(state)) return;
  Object.assign(state, {
    attempt: 0,
    retryAt: null,
    wantsPull: true,
    isUrgent: true,
    pokeAt: now,
    pushAt: now,
    loadAt: now,
    pushAttempt: 0,
    paused: null,
  });
}

const wait = (attempt: number, chance: number): number => Math.max(LEAST_WAIT_MS, backoffMs(attempt, chance));

/** No answer came at all; whatever else goes wrong is not the line. */
function goOffline(state: State, now: number, chance: number): void {
  state.isOffline = true;
  state.isLevel = false;
  state.paused = null;
  state.retryAt = now + wait(state.attempt, chance);
  state.attempt += 1;
}

function pause(state: State, reason: Trouble, retryAt: number | null): void {
  state.paused = reason;
  state.isOffline = false;
  state.retryAt = retryAt;
}

/** The hub answers, but not with what we need. */
function stumble(state: State, now: number, chance: number): void {
  pause(state, 'busy', now + wait(state.attempt, chance));
  state.isLevel = false;
  state.attempt += 1;
}

const isRevocation = (code: string): boolean => code === 'revoked' || code === 'device-revoked';
const isBusy = (error: unknown): error is HubRefused =>
  error instanceof HubRefused && (error.status === 429 || error.status === 503);

/** Refusals that concern this desk and not what it asked for. */
function refusedAltogether(state: State, { status, code, detail }: HubRefused, now: number): Consequence | undefined {
  if (isRevocation(code)) {
    pause(state, 'revoked', null);
    return 'revoked';
  }
  if (status !== 401 && status !== 426) return undefined;
  if (status === 401) pause(state, 'sign-in-again', null);
  else incompatible(state, detail, now);
  return 'none';
}

/** `detail`: the oldest and the newest protocol the hub serves, as `1-3`. It is asked again: somebody may update it. */
function incompatible(state: State, detail: string | null, now: number): void {
  pause(state, 'incompatible', now + INCOMPATIBLE_MS);
  const newest = Number(/^\d+-(\d+)$/.exec(detail ?? '')?.[1] ?? Number.NaN);
  state.hubProtocol = Number.isInteger(newest) ? newest : null;
}

/** A page of the replica cannot be read. Going on would only find more of it; the sign-in page knows the way out. */
export function damaged(state: State): void {
  pause(state, 'damaged', null);
  state.isLevel = false;
}

/** What fails on this computer and not on the line. */
function failedHere(state: State, error: unknown, now: number, chance: number): Consequence | undefined {
  if (error instanceof ReplicaDamaged) {
    damaged(state);
    return 'damaged';
  }
  if (!(error instanceof DiskFull)) return undefined;
  pause(state, 'disk-full', now + Math.max(DISK_MS, wait(state.attempt, chance)));
  state.isLevel = false;
  state.attempt += 1;
  return 'none';
}

/** What cannot be sent now must not keep away what colleagues write: only the next push waits. */
function pushFailed(state: State, error: unknown, now: number, chance: number): Consequence {
  const isFinal = error instanceof HubRefused && error.status < 500 && !isBusy(error);
  const named = isBusy(error) ? (error.retryAfterMs ?? BUSY_MS) : 0;
  state.pushAt = now + (isFinal ? MINUTE : Math.max(named, wait(state.pushAttempt, chance)));
  state.pushAttempt += 1;
  return isBusy(error) ? 'none' : 'log';
}

/** A file too large for the line must not take every turn: the next one is a pull's, and from then on pushes wait longer. */
function cutOff(state: State, chance: number): void {
  state.mustPull = true;
  if (state.pushAttempt > 0) state.pushAt = (state.retryAt ?? 0) + wait(state.pushAttempt, chance);
  state.pushAttempt += 1;
}

export function failed(state: State, step: StepName, error: unknown, now: number, chance: number): Consequence {
  state.hasMore = false;
  state.wantsPull = true;
  if (step === 'audit') state.auditAt = now + AUDIT_MS;
  if (error instanceof HubUnreachable) {
    goOffline(state, now, chance);
    if (step === 'push') cutOff(state, chance);
    return 'none';
  }
  const here = failedHere(state, error, now, chance);
  if (here) return here;
  const consequence = error instanceof HubRefused ? refusedAltogether(state, error, now) : undefined;
  if (consequence) return consequence;
  if (step === 'push') return pushFailed(state, error, now, chance);
  if (step === 'snapshot' && isBusy(error)) {
    state.loadAt = now + (error.retryAfterMs ?? BUSY_MS);
    return 'none';
  }
  if (step === 'audit' && isBusy(error)) return 'none';
  if (isBusy(error)) pause(state, 'busy', now + (error.retryAfterMs ?? BUSY_MS));
  else stumble(state, now, chance);
  return isBusy(error) ? 'none' : 'log';
}
