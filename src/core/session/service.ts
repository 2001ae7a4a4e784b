import type { SyncStatus } from '#shared/contract/app/sync.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { HOUR, MINUTE } from '#shared/kernel/time.ts';
import {
  endLease,
  leaseOf,
  noteClock,
  openDesk,
  type DeskOptions,
  type DeskWorld,
  type OpenDesk,
} from '../desk/index.ts';
import type { BoardLine } from '../board/index.ts';
import type { DeskContacts } from '../contacts/index.ts';
import type { DeskLoad } from '../load/index.ts';
import type { Db } from '../db/types.ts';
import type { Desk } from '../kernel/desk.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { SlowStatement } from '../db/types.ts';
import { markDamaged, revoked, type Enrolled, type Enrolments, type StoredEnrolment } from './enrolment.ts';
import { rebuildHere, type Rebuilt } from './rebuild.ts';
import { closeReplica, refusalFor } from './replica.ts';
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

type Unlocked = OpenDesk & { readonly db: Db; readonly folder: string };

/** What diagnostics may look at of an open desk. */
export type Inside = {
  readonly db: Db;
  readonly folder: string;
  readonly skewMs: number | null;
  readonly slow: readonly SlowStatement[];
};

const nothing = (): void => undefined;

/**
 * Who sits at the desk. Invariants:
 * 1. At most one replica is open; its key is known to nobody else, and to nobody after `signOut`.
 * 2. Sign-in and sign-out happen one after the other.
 * 3. A failed sign-in changes nothing: whoever was signed in stays.
 * 4. Signing out, revocation and the end of the lease lock the replica and delete nothing in it.
 * 5. A replica in which damage was found is rebuilt at the next sign-in the hub answers; without the hub it opens as long as
 *    it can.
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

  /** What rings and is written up at the open desk. Throws as `current`. */
  contacts(): DeskContacts {
    return this.#opened().contacts;
  }

  /** Work and rest of who sits at the open desk. Throws as `current`. */
  load(): DeskLoad {
    return this.#opened().load;
  }

  /** Somebody is at the computer, or has locked it; nothing where nobody is signed in. */
  attend(what: 'active' | 'locked' | 'unlocked'): void {
    const load = this.#open?.load;
    if (what === 'active') load?.active();
    else load?.locked(what === 'locked');
  }

  /** A lead's line to the team. Throws as `current`. */
  board(): BoardLine {
    return this.#opened().board;
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

  /** Leaves the desk locked: the next sign-in opens what was rebuilt. */
  rebuild(handle: string, password: string): Promise<Rebuilt> {
    return this.#inTurn(() =>
      rebuildHere(this.#world, handle, password, () => {
        this.#lock();
      }),
    );
  }

  /** The machine has slept: shells that are told so tell us. */
  woke(): void {
    if (!this.#open) return;
    this.#cancelWatch();
    this.#watchLease();
    this.#open?.sync.woke();
  }

  /** A call has come upon a page that cannot be read. */
  damaged(): void {
    this.#open?.sync.damaged();
  }

  inside(): Inside {
    const { db, folder, sync } = this.#opened();
    return { db, folder, skewMs: sync.skewMs(), slow: db.slow() };
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
      onDamaged: (): void => {
        this.#world.log.warn('replica.damaged');
        this.#rewrite(enrolment, markDamaged, nothing);
      },
    };
    const open = { ...this.#openOn(options), db: replica.db, folder: enrolment.folder };
    this.#open = open;
    this.#seenAt = this.#world.clock.monotonic();
    const agent = open.desk.agent();
    this.#watchLease();
    this.#world.onChange();
    return agent;
  }

  #openOn(options: DeskOptions): OpenDesk {
    try {
      return openDesk(this.#world.desk, options);
    } catch (error) {
      closeReplica(options);
      throw refusalFor(error);
    }
  }

  #lock(): void {
    const open = this.#open;
    if (!open) return;
    this.#cancelWatch();
    this.#noteTime(open);
    try {
      this.#world.onLock();
    } catch (error) {
      // Whatever cannot be put away now, the desk is locked.
      this.#world.log.error('lock', error);
    }
    this.#open = null;
    open.close();
    this.#world.onChange();
  }

  #noteTime({ db }: Unlocked): void {
    const { clock, log } = this.#world;
    const seenAt = clock.monotonic();
    try {
      noteClock(db, clock.now(), Math.max(0, seenAt - this.#seenAt));
      this.#seenAt = seenAt;
    } catch (error) {
      // A full disk or a damaged page is no reason not to lock; the time counts with the next note.
      log.error('clock.note', error);
    }
  }

  #watchLease(): void {
    if (!this.#open) return;
    this.#noteTime(this.#open);
    const leftMs = this.#leaseLeft(this.#open);
    if (leftMs <= 0) this.#lock();
    else {
      this.#cancelWatch = this.#world.clock.after(Math.min(leftMs, WATCH_MS), () => {
        this.#watchLease();
      });
    }
  }

  #leaseLeft({ db }: Unlocked): number {
    try {
      return leaseOf(db, this.#world.clock).leftMs;
    } catch (error) {
      this.#world.log.error('lease.read', error);
      return WATCH_MS;
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
