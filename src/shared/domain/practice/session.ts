import { z } from 'zod';
import { Emotion, Intensity } from '../guidance/labels.ts';
import { ResultKey, StepKey } from '../sop/keys.ts';
import { Millis } from '../../kernel/time.ts';
import { SessionEnd } from './kinds.ts';

export const MAX_TURNS = 400;
export const MAX_SAID = 4000;

/**
 * What happens in a session, in order. `said`: a line of the trainee. `step`: one they have ticked or skipped. `waited`: they said nothing for so
 * long that the customer noticed. `heard`: a line of the customer, as it was made from everything before it.
 */
export const Turn = z.discriminatedUnion('did', [
  z.object({ did: z.literal('said'), at: Millis, text: z.string().max(MAX_SAID) }),
  z.object({
    did: z.literal('step'),
    at: Millis,
    step: StepKey,
    /** Null: it was skipped. */
    result: ResultKey.nullable(),
  }),
  z.object({ did: z.literal('waited'), at: Millis }),
  z.object({
    did: z.literal('heard'),
    at: Millis,
    text: z.string().max(MAX_SAID),
    /** What moved them to it. */
    reaction: z.string().max(40),
    emotion: Emotion,
    intensity: Intensity,
  }),
]);
export type Turn = z.infer<typeof Turn>;

/** How the customer stands after a turn: each 0 … 1. */
export const Standing = z.object({
  heat: z.number(),
  trust: z.number(),
  patience: z.number(),
  met: z.number(),
  settled: z.number(),
});
export type Standing = z.infer<typeof Standing>;

export const SESSION_STATES = ['ringing', 'going', 'paused', 'ended'] as const;
export const SessionState = z.enum(SESSION_STATES);
export type SessionState = z.infer<typeof SessionState>;

export { SessionEnd };
