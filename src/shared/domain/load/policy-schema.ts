import { z } from 'zod';
import { AgentId } from '../../kernel/ids.ts';
import { CHANNELS } from '../channel.ts';

const MINUTE_MS = 60_000;
const Minutes = (least: number, most: number) =>
  z
    .int()
    .min(least * MINUTE_MS)
    .max(most * MINUTE_MS);
const ByChannel = (value: z.ZodInt) => z.partialRecord(z.enum(CHANNELS), value);

const Change = z.object({
  total: z.int().min(10).max(100).optional(),
  costs: ByChannel(z.int().min(1).max(100)).optional(),
  most: ByChannel(z.int().min(1).max(20)).optional(),
});

/**
 * When a rest is offered; ms. `everyMs`: after so much work. `restMs`: how long it is meant to be. `postponeMs`: how long it may be put
 * off, once. `naturalMs`: so long away from the desk is a rest. `afterHard`: also after a hard contact.
 */
export const BreakRules = z.object({
  everyMs: Minutes(20, 120),
  restMs: Minutes(2, 30),
  postponeMs: Minutes(2, 15),
  naturalMs: Minutes(2, 30),
  afterHard: z.boolean(),
});
export type BreakRules = z.infer<typeof BreakRules>;

/** What a team has agreed on about load and rest: one row a team, id `<team>`. */
export const LoadPolicy = z.object({
  id: z.string().min(1).max(64),
  teamId: z.string().min(1).max(64),
  breaks: BreakRules,
  /** So long after a hard contact others are asked before them. */
  recoverMs: Minutes(0, 30),
  /** A chat whose customer has been silent for so long is paused. */
  pauseAfterMs: Minutes(1, 60),
  /** Before the end of a shift, both hear that it may become longer. */
  overtimeHintMs: Minutes(5, 60),
  /** The level the team promises: this share of contacts answered within this time. */
  serviceLevel: z.object({ share: z.number().min(0.5).max(0.99), withinMs: z.int().min(1000).max(3_600_000) }),
  capacity: Change,
  trainees: Change,
  agents: z.record(AgentId, Change),
});
export type LoadPolicy = z.infer<typeof LoadPolicy>;
