import type { SyncStatus } from '#shared/contract/app/sync.ts';
import type { Agent } from '#shared/domain/agent.ts';
import { HOUR } from '#shared/kernel/time.ts';
import { leaseOf, noteClock, openDesk, type DeskWorld, type OpenDesk } from '../desk/index.ts';
import type { Desk } from '../kernel/desk.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Enrolments, StoredEnrolment } from './enrolment.ts';
import { signInHere, type SignInWorld } from './sign-in.ts';
import type { OpenReplica } from './replica.ts';

/**
 * Who sits at the desk. Invariants:
 * 1. At most one replica is open; its key is known to nobody else, and to nobody after `signOut`.
 * 2. Sign-in and sign-out happen one after the other.
 * 3. A failed sign-in changes nothing: whoever was signed in stays.
 * 4. Signing out, revocation and the end of the lease lock the replica and delete nothing in it.
 */
export type SessionService = {
  readonly current: () => Desk;
  readonly status: () => SyncStatus;
  readonly agent: () => Agent | null;
  signIn(handle: string, password: string): Promise<{ mode: 'online' | 'offline'; agent: Agent }>;
  signOut(): Promise<{ waiting: number }>;
};

export type SessionWorld = SignInWorld & {
  readonly desk: DeskWorld;
  readonly enrolments: Enrolments;
  readonly onChange: () => void;
  /** Before the file closes: what is only in memory goes. */
  readonly onLock: () => void;
};

/** The lease is looked at this often, and at its end. */
const WATCH_MS = HOUR;

const nothing = (): void => undefined;

export function createSession(world: SessionWorld): SessionService {
  let open: OpenDesk | null = null;
  let cancelWatch = nothing;
  let turn: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };
  const opened = (): OpenDesk => {
    if (!open) throw new Refusal('LOCKED');
    return open;
  };
  const lock = (): void => {
    if (!open) return;
    cancelWatch();
    world.onLock();
    const closing = open;
    open = null;
    closing.close();
    world.onChange();
  };

  const watchLease = (db: OpenReplica['db']): void => {
    noteClock(db, world.desk.clock);
    const { leftMs } = leaseOf(db, world.desk.clock);
    if (leftMs <= 0) return lock();
    cancelWatch = world.desk.clock.after(Math.min(leftMs, WATCH_MS), () => {
      watchLease(db);
    });
  };
  const update = (agentId: string, change: Partial<StoredEnrolment>): void => {
    const save = async (): Promise<void> => {
      const enrolment = await world.enrolments.byAgent(agentId);
      if (enrolment) await world.enrolments.save({ ...enrolment, ...change });
    };
    inTurn(save).catch((error: unknown) => {
      world.desk.log.error('enrolment.save', error);
    });
  };
  const unlock = (replica: OpenReplica, accessToken: string | null, enrolment: StoredEnrolment): Agent => {
    const { agentId } = enrolment;
    let shown = enrolment.leaseUntilAt;
    open = openDesk(world.desk, {
      ...replica,
      accessToken,
      onLease: (leaseUntilAt) => {
        if (Math.abs(leaseUntilAt - shown) < HOUR) return;
        shown = leaseUntilAt;
        update(agentId, { leaseUntilAt });
      },
      onRevoked: () => {
        update(agentId, { isRevoked: true });
        lock();
      },
    });
    watchLease(replica.db);
    world.onChange();
    return open.desk.agent();
  };
  return {
    current: () => opened().desk,
    status: () => opened().sync.status(),
    agent: () => open?.desk.agent() ?? null,
    signIn: (handle, password) =>
      inTurn(async () => {
        const admitted = await signInHere(world, handle, password, lock);
        const agent = unlock(admitted.replica, admitted.accessToken, admitted.enrolment);
        return { mode: admitted.mode, agent };
      }),
    signOut: () =>
      inTurn(() => {
        const waiting = opened().sync.status().waiting;
        lock();
        return Promise.resolve({ waiting });
      }),
  };
}
