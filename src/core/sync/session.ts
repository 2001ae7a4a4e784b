import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { SECOND } from '#shared/kernel/time.ts';
import { ReplicaDamaged } from '../db/errors.ts';
import { getNumber } from '../db/meta.ts';
import type { Db } from '../db/types.ts';
import type { Clock, Log, Random } from '../kernel/ports.ts';
import { waitingPends } from '../outbox/index.ts';
import type { Hub } from './hub.ts';
import { nextLoading } from './parts.ts';
import {
  damaged,
  failed,
  freshState,
  mayListen,
  mustWait,
  nextStep,
  pokeEnded,
  pullStarted,
  startOver,
  succeeded,
  wakeAt,
  type Facts,
  type State,
  type StepName,
} from './plan.ts';
import { createPokeListener, type PokeEvents, type PokeListener } from './poke.ts';
import { countsOf, NOTHING_COUNTED, statusOf } from './status.ts';
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
  readonly onLive: PokeEvents['onLive'];
  readonly onLease: (leaseUntilAt: number) => void;
  readonly onRevoked: () => void;
  readonly onDamaged: () => void;
  /** Gives up whatever is under way on a line that has died. */
  readonly onDeadLine: () => void;
};

/** A machine that sleeps is found out by its clock, which goes on while the timers stand still. */
const WATCH_MS = 10 * SECOND;
const SLEPT_MS = 30 * SECOND;

const nothing = (): void => undefined;

/**
 * Keeps one replica and the hub together. Every event only changes `state`; `#evaluate` alone decides what happens next.
 * Invariants:
 * 1. At most one exchange is in flight.
 * 2. At most one pull a second, except while a known remainder is fetched or the agent asks.
 * 3. After a failure nothing is tried before `retryAt`, except when the agent asks.
 * 4. While the hub refuses this desk nothing is tried; local work is not touched.
 * 5. After `stop` nothing happens any more.
 * 6. After the machine has slept no wait and no line from before counts.
 * 7. What fails on this computer (a full disk, a damaged page) is said as such, and never ends the process.
 */
export class SyncSession {
  readonly #deps: SessionDeps;
  readonly #state: State;
  readonly #poke: PokeListener;
  #isStopped = false;
  #isRunning = false;
  #cancelTimer = nothing;
  #cancelWatch = nothing;
  #lastStatus = '';
  #counts = NOTHING_COUNTED;
  #skewMs: number | null = null;
  #hasWoken = false;

  constructor(deps: SessionDeps) {
    const { hub, clock, random } = deps;
    this.#deps = deps;
    this.#state = freshState(clock.monotonic());
    this.#poke = createPokeListener(hub, clock, {
      onPoke: () => clock.after(Math.round(POKE_SPREAD_MS * random.next()), () => this.#wantPull()),
      onEnd: () => {
        pokeEnded(this.#state, clock.monotonic(), random.next());
        this.#evaluate();
      },
      onLive: deps.onLive,
    });
    // Not at once: whoever made this session must be able to finish before its first event arrives.
    this.#cancelTimer = clock.after(0, () => this.#evaluate());
    this.#watchSleep();
  }

  /** Of a database that cannot be read any more: what was last known. */
  status(): SyncStatus {
    const { db, agentId, clock } = this.#deps;
    try {
      this.#counts = db.read((tx) => countsOf(tx, agentId));
    } catch (error) {
      this.#failedHere(error);
    }
    const { paused, isOffline, isLevel, retryAt, hubProtocol } = this.#state;
    const nextTryAt = retryAt === null ? null : Math.round(clock.now() + retryAt - clock.monotonic());
    const standing = { paused, isOffline, isBehind: !isLevel, nextTryAt, skewMs: this.#skewMs, hubProtocol };
    return statusOf(this.#counts, standing);
  }

  /** Hub time minus desk time at the last exchange, ms. */
  get skewMs(): number | null {
    return this.#skewMs;
  }

  /** The outbox has changed. */
  edited(): void {
    this.#evaluate();
  }

  /** The agent asks: forget all waiting. */
  now(): void {
    startOver(this.#state, this.#deps.clock.monotonic());
    this.#evaluate();
  }

  /** The machine has slept: the line is dead though nothing says so, and every wait is over. */
  woke(): void {
    if (this.#isStopped) return;
    this.#hasWoken = this.#isRunning;
    this.#poke.close();
    this.#deps.onDeadLine();
    this.now();
  }

  /** Somebody else has found a page that cannot be read. */
  damaged(): void {
    if (this.#state.paused === 'damaged') return;
    damaged(this.#state);
    this.#poke.close();
    this.#deps.onDamaged();
    this.#evaluate();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer();
    this.#cancelWatch();
    this.#poke.close();
  }

  #watchSleep(): void {
    const { clock } = this.#deps;
    const askedAt = clock.now();
    this.#cancelWatch = clock.after(WATCH_MS, () => {
      if (clock.now() - askedAt >= WATCH_MS + SLEPT_MS) this.woke();
      this.#watchSleep();
    });
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
    try {
      this.#publish();
      if (!this.#isRunning) this.#decide();
    } catch (error) {
      this.#failedHere(error);
    }
  }

  #decide(): void {
    this.#cancelTimer();
    const now = this.#deps.clock.monotonic();
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
      if (step === 'pull') pullStarted(this.#state, clock.monotonic(), random.next());
      const learned = await steps[step]();
      if (this.#isStopped) return;
      succeeded(this.#state, step, learned, clock.monotonic());
      this.#skewMs = learned.skewMs ?? this.#skewMs;
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
    const { clock, random, log, onRevoked, onDamaged } = this.#deps;
    const consequence = failed(this.#state, step, error, clock.monotonic(), random.next());
    if (consequence === 'log' || consequence === 'damaged') log.error('sync.failed', error, { step });
    if (this.#state.isOffline || this.#state.paused !== null) this.#poke.close();
    if (consequence === 'revoked') onRevoked();
    if (consequence === 'damaged') onDamaged();
    // It failed on the line from before the sleep.
    if (this.#hasWoken) startOver(this.#state, clock.monotonic());
    this.#hasWoken = false;
  }

  /** Reading or writing failed between two exchanges. */
  #failedHere(error: unknown): void {
    if (error instanceof ReplicaDamaged) this.damaged();
    else this.#deps.log.error('sync.stumbled', error);
  }
}
