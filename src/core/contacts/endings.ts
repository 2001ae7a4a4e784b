import type { Agent } from '#shared/domain/agent.ts';
import { nextChangeAt, type ContactLife } from '#shared/domain/contact-life.ts';
import type { Mutation } from '#shared/domain/mutation/index.ts';
import { SECOND } from '#shared/kernel/time.ts';
import type { Db, WritableDb } from '../db/types.ts';
import type { Clock, Log } from '../kernel/ports.ts';
import { Refusal } from '../kernel/refusal.ts';
import { dueOf } from './due.ts';
import { storeKept, type Kept } from './kept.ts';
import { saveMutation } from './save.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly agent: () => Agent;
  readonly mutate: (mutations: readonly Mutation[], also: (tx: WritableDb) => void) => void;
  /** Hub time minus desk time, ms. */
  readonly skew: () => number;
  readonly all: () => readonly Kept[];
  readonly life: (kept: Kept) => ContactLife;
  /** Its end stands in the outbox. */
  readonly saved: (kept: Kept) => void;
  readonly forget: (contactId: string) => void;
  readonly tell: (kept: Kept) => void;
};

/** An end that could not be written is tried again so often. */
const RETRY_MS = 30 * SECOND;
const nothing = (): void => undefined;

/** What is due when a contact ends, also when nobody hears its end; what cannot be written now is tried again. */
export class Endings {
  readonly #deps: Deps;
  #cancelTimer = nothing;
  #hasFailed = false;
  #isStopped = false;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What ended while the desk was closed is settled once the desk stands. */
  begin(): void {
    this.#cancelTimer = this.#deps.clock.after(0, () => this.#settleAll());
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer();
  }

  /** Does what is due. @returns whether it has left the desk. */
  settle(kept: Kept): boolean {
    const { db, agent, life, forget } = this.#deps;
    const { isWritten, isGone } = db.read((tx) => dueOf(tx, kept, life(kept), agent()));
    const isDone = !isWritten || this.#save(kept);
    if (isGone && isDone) forget(kept.id);
    return isGone && isDone;
  }

  /** Wakes when a contact is given up for lost, and when what could not be written is tried again. */
  watch(): void {
    this.#cancelTimer();
    const { clock, all } = this.#deps;
    const now = clock.now();
    const next = all().map(({ heard }) => nextChangeAt(heard, now) ?? Infinity);
    const at = Math.min(...next, this.#hasFailed ? now + RETRY_MS : Infinity);
    if (!Number.isFinite(at) || this.#isStopped) return;
    this.#cancelTimer = clock.after(Math.max(0, at - now), () => this.#settleAll());
  }

  /** The end of it goes out at once; a desk that has no queue to write it in keeps it for the wrap-up. @returns false: not now. */
  #save(kept: Kept): boolean {
    const { db, clock, mutate, log, agent, skew, life, saved } = this.#deps;
    const about = { now: clock.now(), skew: skew(), me: agent(), isMine: life(kept).answeredAt !== null };
    try {
      const save = db.read((tx) => saveMutation(tx, kept, about));
      if (!save) return true;
      const next = { ...kept, own: { ...kept.own, isSaved: true } };
      mutate([save], (tx) => storeKept(tx, next));
      saved(next);
      return true;
    } catch (cause) {
      log.error('contact.not-saved', cause, { contactId: kept.id });
      // What the rules refuse they refuse again.
      const isForGood = cause instanceof Refusal;
      this.#hasFailed ||= !isForGood;
      return isForGood;
    }
  }

  #settleAll(): void {
    this.#hasFailed = false;
    const { all, life, tell } = this.#deps;
    for (const kept of all()) {
      const isOver = life(kept).state === 'ended' && !kept.own.isSaved;
      if (isOver && !this.settle(kept)) tell(kept);
    }
    this.watch();
  }
}
