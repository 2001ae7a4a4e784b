import { z } from 'zod';
import { Role } from '../../domain/role.ts';
import { Part } from '../../domain/part.ts';
import { AgentId, DeviceId, QueueId } from '../../kernel/ids.ts';
import { MAX_QUEUES } from '../../kernel/limits.ts';
import { LocalizedText } from '../../kernel/text.ts';
import { DeviceInfo, Person } from '../team/admin.ts';
import { app, Nothing } from './base.ts';

/** People, queues and devices are kept by the hub: these calls go to it and back, and nothing is queued. */
const online = app.errors({
  HUB_UNREACHABLE: { data: z.object({ hubUrl: z.string() }) },
  /** The hub does not take it: `problem` is its code. */
  REFUSED: { data: z.object({ problem: z.string(), field: z.string().optional() }) },
});

const Password = z.string().min(10).max(512);

export const admin = {
  people: online.input(Nothing).output(z.object({ people: z.array(Person) })),
  addPerson: online
    .input(
      z.object({
        handle: z.string().min(1).max(64),
        name: z.string().min(1).max(120),
        role: Role,
        queueIds: z.array(QueueId).max(MAX_QUEUES),
        password: Password,
      }),
    )
    .output(Nothing),
  changePerson: online
    .input(
      z.object({
        agentId: AgentId,
        name: z.string().min(1).max(120).optional(),
        role: Role.optional(),
        queueIds: z.array(QueueId).max(MAX_QUEUES).optional(),
        isActive: z.boolean().optional(),
        parts: z.array(Part).max(1000).optional(),
      }),
    )
    .output(Nothing),
  setPassword: online.input(z.object({ agentId: AgentId, password: Password })).output(Nothing),
  devices: online.input(Nothing).output(z.object({ devices: z.array(DeviceInfo) })),
  revokeDevice: online.input(z.object({ deviceId: DeviceId })).output(Nothing),
  putQueue: online.input(z.object({ id: QueueId, name: LocalizedText })).output(Nothing),
  parts: online.input(Nothing).output(z.object({ parts: z.array(z.object({ part: Part, rows: z.int() })) })),
};
