import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { getNumber } from '../db/meta.ts';
import type { Db } from '../db/types.ts';
import type { Clock, Log, Random } from '../kernel/ports.ts';
import { waitingPends } from '../outbox/index.ts';
import type { Hub } from './hub.ts';
import { nextLoading } from './parts.ts';
import {
  askedByAgent,
  failed,
  freshState,
  mayListen,
  mustWait,
  nextStep,
  noteTime,
  pokeEnded,
  pullStarted,
  succeeded,
  wakeAt,
  type Facts,
  type State,
  type StepName,
} from './plan.ts';
import { createPokeListener, type PokeListener } from './poke.ts';
import { statusOf } from './status.ts';
import type { Steps } from './step.ts';

/** Desks are woken by the same poke; they must not all pull in the same moment. */
const POKE_SPREAD_MS = 250;

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

const nothing = (): void => undefined;

/**
 * Keeps one replica and the hub together. Every event only changes `state`; `#evaluate` alone decides what happens next.
 * Invariants:
 * 1. At most one exchange is in flight.
 * 2. At most one pull a second, except while a known remainder is fetched or the agent asks.
 * 3. After a failure nothing is tried before `retryAt`, except when the agent asks.
 * 4. While the hub refuses this desk nothing is tried; local work is not touched.
 * 5. After `stop` nothing happens any more.
 */
export class SyncSession {
  readonly #deps: SessionDeps;
  readonly #state: State;
  readonly #poke: PokeListener;
  #isStopped = false;
  #isRunning = false;
  #cancelTimer = nothing;
  #lastStatus = '';

  constructor(deps: SessionDeps) {
    const { hub, clock, random } = deps;
    this.#deps = deps;
    this.#state = freshState(clock.now());
    this.#poke = createPokeListener(
      hub,
      clock,
      () => clock.after(Math.round(POKE_SPREAD_MS * random.next()), () => this.#wantPull()),
      () => {
        pokeEnded(this.#state, clock.now(), random.next());
        this.#evaluate();
      },
    );
    // Not at once: whoever made this session must be able to finish before its first event arrives.
    this.#cancelTimer = clock.after(0, () => this.#evaluate());
  }

  status(): SyncStatus {
    const { paused, isOffline, isLevel, retryAt } = this.#state;
    const standing = { paused, isOffline, isBehind: !isLevel, nextTryAt: retryAt };
    return this.#deps.db.read((tx) => statusOf(tx, this.#deps.agentId, standing));
  }

  /** The outbox has changed. */
  edited(): void {
    this.#evaluate();
  }

  /** The agent asks: forget all waiting. */
  now(): void {
    askedByAgent(this.#state, this.#deps.clock.now());
    this.#evaluate();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer();
    this.#poke.close();
  }

  #wantPull(): void {
    this.#state.wantsPull = true;
    this.#evaluate();
  }

  #facts(): Facts {
    return this.#deps.db.read((tx) => ({
      hasWaiting: waitingPends(tx, 1).length > 0,
      isLoading: nextLoading(tx) !== undefined,
      hasCursor: getNumber(tx, 'cursor') !== undefined,
    }));
  }

  #publish(): void {
    const present = this.status();
    const text = JSON.stringify(present);
    if (text === this.#lastStatus) return;
    this.#lastStatus = text;
    this.#deps.onStatus(present);
  }

  #evaluate(): void {
    if (this.#isStopped) return;
    this.#publish();
    if (this.#isRunning) return;
    this.#cancelTimer();
    const now = this.#deps.clock.now();
    noteTime(this.#state, now);
    const facts = this.#facts();
    if (!mustWait(this.#state, now)) {
      if (!this.#poke.isOpen && mayListen(this.#state, now)) this.#poke.open();
      const step = nextStep(this.#state, facts, now);
      if (step) {
        void this.#run(step);
        return;
      }
    } else if (this.#state.retryAt === null) return;
    const at = wakeAt(this.#state, facts, this.#poke.isOpen, now);
    this.#cancelTimer = this.#deps.clock.after(Math.max(0, at - now), () => this.#evaluate());
  }

  async #run(step: StepName): Promise<void> {
    const { clock, random, steps } = this.#deps;
    this.#isRunning = true;
    try {
      if (step === 'pull') pullStarted(this.#state, clock.now(), random.next());
      const learned = await steps[step]();
      if (this.#isStopped) return;
      succeeded(this.#state, step, learned, clock.now());
      if (learned.lease !== undefined) this.#deps.onLease(learned.lease);
    } catch (error) {
      if (this.#isStopped) return;
      this.#failed(step, error);
    }
    // The event loop gets its turn between two pages: a long catch-up must not hold up what the agent does.
    clock.after(0, () => {
      this.#isRunning = false;
      this.#evaluate();
    });
  }

  #failed(step: StepName, error: unknown): void {
    const { clock, random, log, onRevoked } = this.#deps;
    const consequence = failed(this.#state, step, error, clock.now(), random.next());
    if (consequence === 'log') log.error('sync.failed', error, { step });
    if (this.#state.isOffline || this.#state.paused !== null) this.#poke.close();
    if (consequence === 'revoked') onRevoked();
  }
}
