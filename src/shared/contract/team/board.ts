import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { PRESENCE_STATES } from '../../domain/presence.ts';
import { AgentId, DeviceId, QueueId } from '../../kernel/ids.ts';
import { Millis } from '../../kernel/time.ts';
import { LoadReport } from './contacts.ts';

/**
 * `GET /live/v1/board`: how the people of the asker's queues stand, as server-sent events, for as long as it is open; for whoever may
 * watch (403 otherwise). `event: board` with the people and queues that have changed since the last; the first names all. Whoever is `gone`
 * has not been heard of for 30 s.
 */
export const BOARD_EVENT = 'board';
export const LivePerson = z.object({
  agentId: AgentId,
  state: z.enum(PRESENCE_STATES),
  reason: z.string().max(60),
  sinceAt: Millis,
  channels: z.array(z.object({ channel: Channel, isPaused: z.boolean() })).max(30),
  /** Null: their desk does not say. */
  report: LoadReport.nullable(),
  relief: z.object({ at: Millis, byAgentId: AgentId }).nullable(),
});
export type LivePerson = z.infer<typeof LivePerson>;

/** Contacts that ring for a queue and nobody has answered. */
export const LiveQueue = z.object({ queueId: QueueId, waiting: z.int().min(0), oldestAt: Millis.nullable() });
export type LiveQueue = z.infer<typeof LiveQueue>;

export const BoardEvent = z.object({
  people: z.array(LivePerson),
  gone: z.array(AgentId),
  queues: z.array(LiveQueue),
});
export type BoardEvent = z.infer<typeof BoardEvent>;

/**
 * `POST /live/v1/relief`: offers rest to somebody of the asker's queues. `isThere` false: no desk of theirs has been heard of for 30 s,
 * and nothing was offered. A second offer before the first is answered changes nothing.
 */
export const ReliefRequest = z.object({ device: DeviceId, agentId: AgentId });
export type ReliefRequest = z.infer<typeof ReliefRequest>;
export const ReliefReply = z.object({ isThere: z.boolean() });
export type ReliefReply = z.infer<typeof ReliefReply>;

/** On the poke stream of whom it is offered to (`event: relief`), and again when a stream opens and it is not answered. */
export const RELIEF_EVENT = 'relief';
export const ReliefEvent = z.object({ at: Millis, byAgentId: AgentId });
export type ReliefEvent = z.infer<typeof ReliefEvent>;
