import { z } from 'zod';
import { Mutation, Outcome } from '../../domain/mutation/index.ts';
import { Notice } from '../../domain/notice.ts';
import { app, Nothing } from './base.ts';

/** `waiting`: only here. `sent`: the hub has it, the echo is not back. `refused`/`merged`: decided, kept until read. */
export const OUTBOX_STATES = ['waiting', 'sent', 'refused', 'merged'] as const;

export const OutboxItem = z.object({
  mid: z.int(),
  at: z.number(),
  state: z.enum(OUTBOX_STATES),
  mutation: Mutation,
  outcome: Outcome.nullable(),
  ticketNumber: z.int().nullable(),
  ticketSubject: z.string().nullable(),
});
export type OutboxItem = z.infer<typeof OutboxItem>;

export const outbox = {
  /** Waiting changes first, oldest first; then decided ones the agent has not read. At most 500. */
  list: app.input(Nothing).output(z.object({ items: z.array(OutboxItem), notices: z.array(Notice) })),
  /** Sends what waits now instead of at the next try. */
  retry: app.input(Nothing).output(Nothing),
  /**
   * The agent has read a refusal or a merge; the text of a refused message or article is returned to its draft first.
   * DRAFT_FULL: it does not fit behind what stands there, or there is no draft it could go back to; the item stays as it is.
   */
  acknowledge: app
    .input(z.object({ mid: z.int(), keepAsDraft: z.boolean() }))
    .output(Nothing)
    .errors({ DRAFT_FULL: {} }),
  dismissNotice: app.input(z.object({ noticeId: z.string() })).output(Nothing),
};
