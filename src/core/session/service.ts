import type { SyncStatus } from '#shared/contract/app/sync.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import { endLease, leaseOf, noteClock, openDesk, type DeskWorld, type OpenDesk } from '../desk/index.ts';
import type { Db } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import { Refusal } from '../kernel/refusal.ts';
import { revoked, type Enrolled, type Enrolments, type StoredEnrolment } from './enrolment.ts';
import { signInHere, type Admitted, type SignInWorld } from './sign-in.ts';

export type SessionWorld = SignInWorld & {
  readonly desk: DeskWorld;
  readonly enrolments: Enrolments;
  readonly onChange: () => void;
  /** Before the file closes: what is only in memory goes. */
  readonly onLock: () => void;
};

/** The lease is looked at this often, and at its end. */
const WATCH_MS = 10 * MINUTE;

type Unlocked = OpenDesk & { readonly db: Db };

const nothing = (): void => undefined;

/**
 * Who sits at the desk. Invariants:
 * 1. At most one replica is open; its key is known to nobody else, and to nobody after `signOut`.
 * 2. Sign-in and sign-out happen one after the other.
 * 3. A failed sign-in changes nothing: whoever was signed in stays.
 * 4. Signing out, revocation and the end of the lease lock the replica and delete nothing in it.
 */
export class SessionService {
  readonly #world: SessionWorld;
  #open: Unlocked | null = null;
  #cancelWatch = nothing;
  #seenAt = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(world: SessionWorld) {
    this.#world = world;
  }

  current(): Desk {
    return this.#opened().desk;
  }

  status(): SyncStatus {
    return this.#opened().sync.status();
  }

  agent(): Agent | null {
    return this.#open?.desk.agent() ?? null;
  }

  signIn(handle: string, password: string): Promise<{ mode: Admitted['mode']; agent: Agent }> {
    return this.#inTurn(async () => {
      const admitted = await signInHere(this.#world, handle, password, () => {
        this.#lock();
      });
      return { mode: admitted.mode, agent: this.#unlock(admitted) };
    });
  }

  signOut(): Promise<{ waiting: number }> {
    return this.#inTurn(() => {
      const { waiting } = this.status();
      this.#lock();
      return Promise.resolve({ waiting });
    });
  }

  #opened(): Unlocked {
    if (!this.#open) throw new Refusal('LOCKED');
    return this.#open;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work);
    this.#turn = next.catch(nothing);
    return next;
  }

  #unlock({ replica, accessToken, enrolment }: Admitted): Agent {
    let shownLease = enrolment.leaseUntilAt;
    const options = {
      ...replica,
      accessToken,
      onLease: (leaseUntilAt: number): void => {
        if (Math.abs(leaseUntilAt - shownLease) < HOUR) return;
        shownLease = leaseUntilAt;
        this.#update(enrolment, { leaseUntilAt });
      },
      onRevoked: (): void => {
        this.#revoke(enrolment, replica.db);
      },
    };
    const open = { ...openDesk(this.#world.desk, options), db: replica.db };
    this.#open = open;
    this.#seenAt = this.#world.clock.now();
    const agent = open.desk.agent();
    this.#watchLease();
    this.#world.onChange();
    return agent;
  }

  #lock(): void {
    const open = this.#open;
    if (!open) return;
    this.#cancelWatch();
    this.#noteTime(open);
    this.#world.onLock();
    this.#open = null;
    open.close();
    this.#world.onChange();
  }

  #noteTime({ db }: Unlocked): void {
    const now = this.#world.clock.now();
    noteClock(db, now, Math.max(0, now - this.#seenAt));
    this.#seenAt = now;
  }

  #watchLease(): void {
    if (!this.#open) return;
    this.#noteTime(this.#open);
    const { leftMs } = leaseOf(this.#open.db, this.#world.clock);
    if (leftMs <= 0) this.#lock();
    else {
      this.#cancelWatch = this.#world.clock.after(Math.min(leftMs, WATCH_MS), () => {
        this.#watchLease();
      });
    }
  }

  /** The desk locks only after what would open it again is gone from the disk. */
  #revoke(who: Enrolled, db: Db): void {
    endLease(db);
    const isOpen = (): boolean => this.#open?.db === db;
    this.#rewrite(who, revoked, () => {
      if (isOpen()) this.#lock();
    });
  }

  #update(who: Enrolled, change: Partial<StoredEnrolment>): void {
    this.#rewrite(who, (enrolment) => ({ ...enrolment, ...change }), nothing);
  }

  #rewrite(who: Enrolled, change: (enrolment: StoredEnrolment) => StoredEnrolment, afterwards: () => void): void {
    const { enrolments, log } = this.#world;
    this.#inTurn(async () => {
      try {
        const enrolment = await enrolments.find(who);
        if (enrolment) await enrolments.save(change(enrolment));
      } finally {
        afterwards();
      }
    }).catch((error: unknown) => {
      log.error('enrolment.save', error);
    });
  }
}
