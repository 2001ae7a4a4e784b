import { notBuilt } from '../kernel/refusal.ts';
import { implement } from '@orpc/server';
import { session as contract, type SessionStatus } from '#shared/contract/app/session.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Keys, SettingsStore, Transport } from '../kernel/ports.ts';
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
  const { service, settings, transport } = deps;
  const os = implement(contract);
  return os.router({
    status: os.status.handler(() => readStatus(deps)),
    signOut: os.signOut.handler(() => service.signOut()),
    signIn: os.signIn.handler(async ({ input, errors }) => {
      try {
        const result = await service.signIn(input.handle, input.password);
        settings.set({ lastHandle: result.agent.handle });
        return result;
      } catch (error) {
        if (!(error instanceof SignInRefused)) throw error;
        const { refusal } = error;
        switch (refusal.code) {
          case 'WRONG_PASSWORD':
            throw errors.WRONG_PASSWORD({ cause: error });
          case 'TOO_MANY_TRIES':
            throw errors.TOO_MANY_TRIES({ data: { waitMs: refusal.waitMs }, cause: error });
          case 'HUB_UNREACHABLE':
            throw errors.HUB_UNREACHABLE({ data: { hubUrl: transport.hubUrl }, cause: error });
          case 'LEASE_ENDED':
            throw errors.LEASE_ENDED({ data: { endedAt: refusal.endedAt }, cause: error });
          case 'DEVICE_REVOKED':
            throw errors.DEVICE_REVOKED({ cause: error });
          case 'REPLICA_FROM_FUTURE':
            throw errors.REPLICA_FROM_FUTURE({ cause: error });
          case 'REPLICA_DAMAGED':
            throw errors.REPLICA_DAMAGED({ cause: error });
          case 'REPLICA_IN_USE':
            throw errors.REPLICA_IN_USE({ cause: error });
          case 'HUB_INCOMPATIBLE':
            throw errors.HUB_INCOMPATIBLE({ data: { hub: refusal.hub, desk: refusal.desk }, cause: error });
          default:
            return assertNever(refusal);
        }
      }
    }),
    rebuild: os.rebuild.handler(notBuilt),
  });
}
