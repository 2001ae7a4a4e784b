import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { BANDS } from '../../domain/load/names.ts';
import { PRESENCE_STATES } from '../../domain/presence.ts';
import { AgentId, QueueId } from '../../kernel/ids.ts';
import { LocalizedText } from '../../kernel/text.ts';
import { Millis } from '../../kernel/time.ts';
import { app, Nothing } from './base.ts';

/**
 * Somebody of the lead's queues, as their desk says now. `needs`: what a lead may do something about, the most pressing first; the board
 * is ordered by it and then by name. Offers of rest that were not taken are not told. Times are by this desk's clock.
 */
export const BOARD_NEEDS = ['act', 'relief', 'hard', 'overtime', 'long'] as const;
export const BoardAgent = z.object({
  agentId: AgentId,
  name: z.string(),
  role: z.string(),
  queueIds: z.array(QueueId),
  state: z.enum(PRESENCE_STATES),
  reason: z.string(),
  sinceAt: Millis,
  channels: z.array(z.object({ channel: Channel, isPaused: z.boolean() })),
  /** Null: their desk is of an older version and does not say. */
  load: z.int().nullable(),
  interruptible: z.int(),
  occupancy: z.number().min(0).max(1).nullable(),
  band: z.enum(BANDS),
  hard: z.int(),
  recoversUntilAt: Millis.nullable(),
  shiftEndsAt: Millis.nullable(),
  /** Rest was offered; `hasArrived`: their desk has it. Gone when they answer, whatever they answer. */
  relief: z.object({ at: Millis, byAgentId: AgentId, hasArrived: z.boolean() }).nullable(),
  needs: z.array(z.enum(BOARD_NEEDS)),
});
export type BoardAgent = z.infer<typeof BoardAgent>;

/**
 * A queue now. `waiting`, `oldestAt`: contacts that ring for it at the hub; null: the hub is not heard. The rest is from the tickets this
 * desk holds, also offline.
 */
export const BoardQueue = z.object({
  queueId: QueueId,
  name: LocalizedText,
  waiting: z.int().nullable(),
  oldestAt: Millis.nullable(),
  people: z.int(),
  tickets: z.int(),
  atRisk: z.int(),
  broken: z.int(),
  nextDueAt: Millis.nullable(),
});
export type BoardQueue = z.infer<typeof BoardQueue>;

/** `heardAt`: when the hub last said how it stands; null: not since the board was opened. `isLive` false: this is as it was then. */
export const Board = z.object({
  isLive: z.boolean(),
  heardAt: Millis.nullable(),
  agents: z.array(BoardAgent),
  queues: z.array(BoardQueue),
  teamSize: z.int(),
});
export type Board = z.infer<typeof Board>;

const Level = z.object({ serviceLevel: z.number(), asaMs: z.number().nullable(), occupancy: z.number() });

/**
 * What a rest of one person costs the service level (Erlang C over the queues they serve). `basis`: what the expectation rests on;
 * `none`: too little has been heard to say anything. `times`: better ones, best first.
 */
export const Cover = z.object({
  basis: z.enum(['weeks', 'hour', 'none']),
  contacts: z.int(),
  ahtMs: z.int().nullable(),
  callsPerHour: z.number(),
  people: z.int(),
  target: z.number(),
  withinMs: z.int(),
  with: Level.nullable(),
  without: Level.nullable(),
  holds: z.boolean().nullable(),
  times: z.array(z.object({ at: Millis, serviceLevel: z.number(), holds: z.boolean() })),
});
export type Cover = z.infer<typeof Cover>;

export const PlannedRest = z.object({
  agentId: AgentId,
  name: z.string(),
  at: Millis,
  restMs: z.int(),
  serviceLevel: z.number(),
  holds: z.boolean(),
});

export const board = {
  /** To be repeated every 10 s while the board is on a screen: after 25 s without, the desk stops listening. FORBIDDEN for whoever leads nobody. */
  watch: app.input(Nothing).output(Board),
  /** Offers somebody rest; repeated: nothing more. HUB_UNREACHABLE: it cannot be said now. NOT_THERE: their desk is not open. */
  relieve: app
    .input(z.object({ agentId: AgentId }))
    .output(Nothing)
    .errors({ HUB_UNREACHABLE: { data: z.object({ hubUrl: z.string() }) }, NOT_THERE: {} }),
  cover: app.input(z.object({ agentId: AgentId })).output(Cover),
  /** Rests for everybody who works now within the next hours, so that they do not fall together. */
  stagger: app.input(z.object({ hours: z.int().min(1).max(8) })).output(
    z.object({
      basis: z.enum(['weeks', 'hour', 'none']),
      target: z.number(),
      rests: z.array(PlannedRest),
    }),
  ),
};
