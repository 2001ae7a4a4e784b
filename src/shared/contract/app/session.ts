import { z } from 'zod';
import { Agent } from '../../domain/agent.ts';
import { AgentId } from '../../kernel/ids.ts';
import { Role } from '../../domain/role.ts';
import { app, Nothing } from './base.ts';

/** Somebody who can unlock this desk without the hub, and until when. */
export const Enrolment = z.object({
  agentId: AgentId,
  handle: z.string(),
  name: z.string(),
  leaseUntilAt: z.number(),
});
export type Enrolment = z.infer<typeof Enrolment>;

/** An invented person of a demo hub, whose password may be shown. */
export const DemoAccount = z.object({ handle: z.string(), password: z.string(), name: z.string(), role: Role });
export type DemoAccount = z.infer<typeof DemoAccount>;

/** How the key of the replica is protected on this machine. */
export const KEY_PROTECTIONS = ['keychain', 'file', 'passphrase'] as const;

export const SessionStatus = z.object({
  state: z.enum(['signed-out', 'unlocked']),
  agent: Agent.nullable(),
  hubUrl: z.string(),
  hubName: z.string().nullable(),
  isHubReachable: z.boolean(),
  enrolments: z.array(Enrolment),
  demoAccounts: z.array(DemoAccount),
  /** The handle to offer first (`--as`, or the last person who signed in here). */
  suggestedHandle: z.string().nullable(),
  keyProtection: z.enum(KEY_PROTECTIONS),
});
export type SessionStatus = z.infer<typeof SessionStatus>;

export const session = {
  status: app.input(Nothing).output(SessionStatus),
  /**
   * Signs in at the hub when it answers, and enrols this desk. When it does not, unlocks the local replica with the same
   * password until the lease ends.
   */
  signIn: app
    .input(z.object({ handle: z.string().min(1).max(64), password: z.string().min(1).max(512) }))
    .output(z.object({ mode: z.enum(['online', 'offline']), agent: Agent }))
    .errors({
      WRONG_PASSWORD: {},
      TOO_MANY_TRIES: { data: z.object({ waitMs: z.number() }) },
      /** The hub did not answer and this person never signed in on this desk. */
      HUB_UNREACHABLE: { data: z.object({ hubUrl: z.string() }) },
      LEASE_ENDED: { data: z.object({ endedAt: z.number() }) },
      DEVICE_REVOKED: {},
      /** The replica was written by a newer version of the desk. */
      REPLICA_FROM_FUTURE: {},
      REPLICA_DAMAGED: {},
      /** This computer's protection no longer opens the key of the replica. */
      KEY_LOST: {},
      REPLICA_IN_USE: {},
      HUB_INCOMPATIBLE: { data: z.object({ hub: z.number(), desk: z.number() }) },
    }),
  /**
   * After REPLICA_DAMAGED or KEY_LOST: puts the old replica aside, makes a new one, and brings back every unsent change that
   * can be read. Needs the hub and the password; the desk stays locked. `lost`: changes known to be unreadable; null: without
   * the key nobody can tell. `drafts`: tickets and articles with a draft. `asideFolder`: where the old one stays until somebody deletes it.
   */
  rebuild: app
    .input(z.object({ handle: z.string().min(1).max(64), password: z.string().min(1).max(512) }))
    .output(z.object({ saved: z.int(), lost: z.int().nullable(), drafts: z.int(), asideFolder: z.string() }))
    .errors({
      WRONG_PASSWORD: {},
      TOO_MANY_TRIES: { data: z.object({ waitMs: z.number() }) },
      HUB_UNREACHABLE: { data: z.object({ hubUrl: z.string() }) },
      DEVICE_REVOKED: {},
      REPLICA_IN_USE: {},
      HUB_INCOMPATIBLE: { data: z.object({ hub: z.number(), desk: z.number() }) },
    }),
  /** Locks the desk. What waits in the outbox stays in the encrypted replica and is sent after the next sign-in. */
  signOut: app.input(Nothing).output(z.object({ waiting: z.int() })),
};
