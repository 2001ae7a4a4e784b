import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Agent } from '../../domain/agent.ts';
import { SpaceId } from '../../domain/article.ts';
import { Part } from '../../domain/part.ts';
import { Queue } from '../../domain/queue.ts';
import { Role } from '../../domain/role.ts';
import { AgentId, DeviceId, QueueId } from '../../kernel/ids.ts';
import { MAX_QUEUES } from '../../kernel/limits.ts';
import { localized, LocalizedText } from '../../kernel/text.ts';

/** A value that cannot be taken, and which. */
const Problem = z.object({ problem: z.string(), field: z.string().optional() });

const guarded = oc.errors({
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403 },
  NOT_FOUND: { status: 404 },
  REFUSED: { status: 422, data: Problem },
});

export const Person = Agent.extend({ parts: z.array(Part), devices: z.int(), seenAt: z.number().nullable() });
export type Person = z.infer<typeof Person>;

export const DeviceInfo = z.object({
  id: DeviceId,
  agentId: AgentId,
  name: z.string(),
  seenAt: z.number(),
  leaseUntilAt: z.number(),
  revokedAt: z.number().nullable(),
});
export type DeviceInfo = z.infer<typeof DeviceInfo>;

/** The bot that answers first on a chat channel. */
export const ChannelBot = z.object({
  isOn: z.boolean(),
  /** What it calls itself; null: the product's own name for it, in the customer's language. */
  name: z.string().min(1).max(40).nullable(),
  /** What it says of itself before anything else; null: the product's own words. */
  notice: localized(2000).nullable(),
  /** The spaces whose published articles it may tell customers. Those tagged `internal` or `内部` it never tells. */
  spaces: z.array(SpaceId).max(50),
});
export type ChannelBot = z.infer<typeof ChannelBot>;

/** A machine that tells of contacts. Of its token only a hash is kept. */
export const ChannelInfo = z.object({
  name: z.string(),
  kind: z.enum(['telephony', 'inbound']),
  /** The queue of what names none. */
  queueId: QueueId.nullable(),
  at: z.number(),
  revokedAt: z.number().nullable(),
  /** Null: it never had one. */
  bot: ChannelBot.nullable(),
  /** How much it told at once too often and was refused, since the hub began. */
  shed: z.int().min(0),
});
export type ChannelInfo = z.infer<typeof ChannelInfo>;

const Password = z.string().min(10).max(512);

/** What only administrators do, and only at the hub. The last active administrator can be neither demoted nor switched off. */
export const admin = {
  people: guarded
    .route({ method: 'GET', path: '/admin/people', summary: 'Everybody who may sign in' })
    .output(z.object({ people: z.array(Person) })),
  addPerson: guarded
    .route({ method: 'POST', path: '/admin/people', summary: 'Add a person' })
    .input(
      z.object({
        handle: z.string().min(1).max(64),
        name: z.string().min(1).max(120),
        role: Role,
        queueIds: z.array(QueueId).max(MAX_QUEUES),
        password: Password,
      }),
    )
    .output(Agent),
  changePerson: guarded
    .route({
      method: 'PATCH',
      path: '/admin/people/{agentId}',
      summary: 'Change name, role, queues or whether they may sign in',
    })
    .input(
      z.object({
        agentId: AgentId,
        name: z.string().min(1).max(120).optional(),
        role: Role.optional(),
        queueIds: z.array(QueueId).max(MAX_QUEUES).optional(),
        isActive: z.boolean().optional(),
        /** The whole scope besides the agent's own and the directory; queues of theirs are in it. */
        parts: z.array(Part).max(1000).optional(),
      }),
    )
    .output(Agent),
  setPassword: guarded
    .route({
      method: 'POST',
      path: '/admin/people/{agentId}/password',
      summary: 'Set a password and end their sessions',
    })
    .input(z.object({ agentId: AgentId, password: Password }))
    .output(z.object({})),
  devices: guarded
    .route({ method: 'GET', path: '/admin/devices', summary: 'Enrolled devices' })
    .output(z.object({ devices: z.array(DeviceInfo) })),
  revokeDevice: guarded
    .route({ method: 'POST', path: '/admin/devices/{deviceId}/revoke', summary: 'Take a device out for good' })
    .input(z.object({ deviceId: DeviceId }))
    .output(z.object({})),
  putQueue: guarded
    .route({ method: 'POST', path: '/admin/queues', summary: 'Add or rename a queue' })
    .input(z.object({ id: QueueId, name: LocalizedText }))
    .output(Queue),
  channels: guarded
    .route({ method: 'GET', path: '/admin/channels', summary: 'Telephone systems and chat channels' })
    .output(z.object({ channels: z.array(ChannelInfo) })),
  addChannel: guarded
    .route({ method: 'POST', path: '/admin/channels', summary: 'Make a token for a machine; it is told this once' })
    .input(ChannelInfo.pick({ kind: true, queueId: true }).extend({ name: z.string().min(1).max(40) }))
    .output(z.object({ token: z.string() })),
  revokeChannel: guarded
    .route({ method: 'POST', path: '/admin/channels/{name}/revoke', summary: 'Refuse a machine from now on' })
    .input(z.object({ name: z.string().min(1).max(40) }))
    .output(z.object({})),
  /** What is left out stays as it is. */
  setBot: guarded
    .route({
      method: 'POST',
      path: '/admin/channels/{channel}/bot',
      summary: 'Let a bot answer first on a chat channel',
    })
    .input(ChannelBot.partial().extend({ channel: z.string().min(1).max(40) }))
    .output(ChannelBot),
  extensions: guarded
    .route({ method: 'GET', path: '/admin/extensions', summary: 'Whose desk a call for an extension rings at' })
    .output(z.object({ extensions: z.array(z.object({ ext: z.string(), handle: z.string() })) })),
  /** `handle` null: nobody's any more. */
  setExtension: guarded
    .route({ method: 'POST', path: '/admin/extensions', summary: 'Give an extension to a person, or take it away' })
    .input(z.object({ ext: z.string().min(1).max(40), handle: z.string().min(1).max(64).nullable() }))
    .output(z.object({})),
  /** Parts that can be granted. */
  parts: guarded
    .route({ method: 'GET', path: '/admin/parts', summary: 'Parts and their rows' })
    .output(z.object({ parts: z.array(z.object({ part: Part, rows: z.int() })) })),
};
