import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Agent } from '../../domain/agent.ts';
import { DeviceId } from '../../kernel/ids.ts';
import { DemoAccount } from '../app/session.ts';

/** As many requests for one exchange as are remembered. */
export const MOST_TRIES = 20;

export const HubInfo = z.object({
  name: z.string(),
  protocol: z.int(),
  minProtocol: z.int(),
  version: z.string(),
  /** Only ever filled by a demo hub, which only ever listens on loopback. */
  demoAccounts: z.array(DemoAccount),
});
export type HubInfo = z.infer<typeof HubInfo>;

/** Tokens of one device. The access token lives 15 minutes; the refresh token works once and brings the next. */
export const Tokens = z.object({
  accessToken: z.string(),
  accessUntilAt: z.number(),
  refreshToken: z.string(),
});
export type Tokens = z.infer<typeof Tokens>;

export const SignedIn = Tokens.extend({
  /** Which hub this is, whatever its address: the same for every process on one database, and in its backups. */
  hubId: z.string().min(1).max(64),
  agent: Agent,
  deviceId: DeviceId,
  epoch: z.string(),
  /** Until when the desk may be unlocked without the hub; every pull renews it. */
  leaseUntilAt: z.number(),
  /**
   * 32 bytes (base64) the hub keeps for this device and hands out to nobody who has not just signed in. The desk seals the
   * second copy of its replica key with it: what lies on the disk never opens a replica without the password or the hub.
   */
  deskSecret: z.base64().max(64),
});
export type SignedIn = z.infer<typeof SignedIn>;

const refusals = {
  WRONG_PASSWORD: { status: 401 },
  TOO_MANY_TRIES: { status: 429, data: z.object({ waitMs: z.number() }) },
  DEVICE_REVOKED: { status: 403 },
  TOKEN_SPENT: { status: 401 },
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403 },
} as const;

const hub = oc.errors(refusals);

export const auth = {
  info: hub.route({ method: 'GET', path: '/info', summary: 'Name, versions, demo accounts' }).output(HubInfo),
  /** Signs in and enrols the device: one it knows (`deviceId`), or a new one. */
  signIn: hub
    .route({ method: 'POST', path: '/auth/sign-in', summary: 'Sign in and enrol a device' })
    .input(
      z.object({
        handle: z.string().min(1).max(64),
        password: z.string().min(1).max(512),
        deviceId: DeviceId,
        deviceName: z.string().max(120),
      }),
    )
    .output(SignedIn),
  refresh: hub
    .route({ method: 'POST', path: '/auth/refresh', summary: 'Exchange a refresh token for the next pair' })
    .input(
      z.object({
        deviceId: DeviceId,
        refreshToken: z.string().max(512),
        /**
         * A new id for every request of this kind, the one of this request last, behind those of the requests that showed the
         * same token before and whose answers never came. One that arrives late is then known for what it is, and not taken
         * for theft.
         */
        tries: z.array(z.uuid()).max(MOST_TRIES).default([]),
      }),
    )
    .output(Tokens),
  /** Spends the refresh token of a device. The device stays enrolled: its outbox may still hold work. */
  signOut: hub
    .route({ method: 'POST', path: '/auth/sign-out', summary: 'End the session of a device' })
    .input(z.object({ deviceId: DeviceId, refreshToken: z.string().max(512) }))
    .output(z.object({})),
};
