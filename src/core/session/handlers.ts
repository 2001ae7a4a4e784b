import { implement } from '@orpc/server';
import { session as contract, type SessionStatus } from '#shared/contract/app/session.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Keys, Log, SettingsStore, Transport } from '../kernel/ports.ts';
import { readSettings } from '../settings/index.ts';
import type { Enrolments } from './enrolment.ts';
import type { Probe } from './probe.ts';
import { SignInRefused } from './refusal.ts';
import type { SessionService } from './service.ts';

export type SessionHandlerDeps = {
  readonly service: SessionService;
  readonly enrolments: Enrolments;
  readonly probe: Probe;
  readonly keys: Keys;
  readonly transport: Transport;
  readonly settings: SettingsStore;
  readonly suggestedHandle: string | null;
  readonly log: Log;
};

async function readStatus(deps: SessionHandlerDeps): Promise<SessionStatus> {
  const { isReachable, info } = await deps.probe.knowledge();
  const agent = deps.service.agent();
  const enrolments = (await deps.enrolments.list()).filter((one) => !one.isRevoked);
  return {
    state: agent ? 'unlocked' : 'signed-out',
    agent,
    hubUrl: deps.transport.hubUrl,
    hubName: info?.name ?? null,
    isHubReachable: isReachable,
    enrolments: enrolments.map(({ agentId, handle, name, leaseUntilAt }) => ({ agentId, handle, name, leaseUntilAt })),
    demoAccounts: info?.demoAccounts ?? [],
    suggestedHandle: deps.suggestedHandle ?? readSettings(deps.settings.get()).lastHandle,
    keyProtection: deps.keys.protection,
  };
}

export function sessionRouter(deps: SessionHandlerDeps) {
  const { service, transport } = deps;
  const os = implement(contract);
  return os.router({
    status: os.status.handler(() => readStatus(deps)),
    signOut: os.signOut.handler(() => service.signOut()),
    signIn: os.signIn.handler(async ({ input, errors }) => {
      try {
        const result = await service.signIn(input.handle, input.password);
        remember(deps, result.agent.handle);
        return result;
      } catch (error) {
        throw error instanceof SignInRefused ? contractError(errors, error, transport.hubUrl) : error;
      }
    }),
    rebuild: os.rebuild.handler(async ({ input, errors }) => {
      try {
        return await service.rebuild(input.handle, input.password);
      } catch (error) {
        throw error instanceof SignInRefused ? rebuildError(errors, error, transport.hubUrl) : error;
      }
    }),
  });
}

/** Nobody is kept out because a name could not be noted. */
function remember({ settings, log }: SessionHandlerDeps, handle: string): void {
  try {
    settings.set({ lastHandle: handle });
  } catch (error) {
    log.error('settings.save', error);
  }
}

type Made = (options: { cause: unknown }) => Error;
type MadeWith<D> = (options: { cause: unknown; data: D }) => Error;
type Common = {
  readonly WRONG_PASSWORD: Made;
  readonly TOO_MANY_TRIES: MadeWith<{ waitMs: number }>;
  readonly HUB_UNREACHABLE: MadeWith<{ hubUrl: string }>;
  readonly DEVICE_REVOKED: Made;
  readonly REPLICA_DAMAGED: Made;
  readonly REPLICA_IN_USE: Made;
  readonly HUB_INCOMPATIBLE: MadeWith<{ hub: number; desk: number }>;
};
type OfSignIn = Common & {
  readonly LEASE_ENDED: MadeWith<{ endedAt: number }>;
  readonly REPLICA_FROM_FUTURE: Made;
  readonly KEY_LOST: Made;
};

function rebuildError(errors: Common, cause: SignInRefused, hubUrl: string): Error {
  const { refusal } = cause;
  switch (refusal.code) {
    case 'TOO_MANY_TRIES':
      return errors.TOO_MANY_TRIES({ data: { waitMs: refusal.waitMs }, cause });
    case 'HUB_UNREACHABLE':
      return errors.HUB_UNREACHABLE({ data: { hubUrl }, cause });
    case 'HUB_INCOMPATIBLE':
      return errors.HUB_INCOMPATIBLE({ data: { hub: refusal.hub, desk: refusal.desk }, cause });
    case 'WRONG_PASSWORD':
    case 'DEVICE_REVOKED':
    case 'REPLICA_DAMAGED':
    case 'REPLICA_IN_USE':
      return errors[refusal.code]({ cause });
    case 'LEASE_ENDED':
    case 'REPLICA_FROM_FUTURE':
    case 'KEY_LOST':
      // None of them stands in the way of a rebuild.
      return cause;
    default:
      return assertNever(refusal);
  }
}

function contractError(errors: OfSignIn, cause: SignInRefused, hubUrl: string): Error {
  const { refusal } = cause;
  switch (refusal.code) {
    case 'LEASE_ENDED':
      return errors.LEASE_ENDED({ data: { endedAt: refusal.endedAt }, cause });
    case 'REPLICA_FROM_FUTURE':
    case 'KEY_LOST':
      return errors[refusal.code]({ cause });
    default:
      return rebuildError(errors, cause, hubUrl);
  }
}
