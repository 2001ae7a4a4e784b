import { z } from 'zod';
import { Emotion, Intensity, Need } from './labels.ts';

export const REASONS = ['words', 'rule', 'earlier', 'corrected'] as const;

/** What decided a reading: words that say it, a rule that found something, what was said before, or a person who knows better. */
export const Reason = z.object({
  code: z.enum(REASONS),
  /** The rule's name; empty where none is meant. */
  rule: z.string().max(60),
  /** The stretch of the text it is about, [from, to) in UTF-16; null: the whole. */
  at: z.tuple([z.int(), z.int()]).nullable(),
});
export type Reason = z.infer<typeof Reason>;

/** What a customer's line says of how they feel and of what they need. */
export const Feeling = z.object({
  emotion: Emotion,
  intensity: Intensity,
  /** −1 … 1: how they stand to what happened. */
  polarity: z.number().min(-1).max(1),
  needs: z.array(Need).max(6),
  /** Stretches of the line that carry it, [from, to) in UTF-16, in order. */
  evidence: z.array(z.tuple([z.int(), z.int()])),
  /** Somebody with more rights should hear of it now. */
  escalate: z.boolean(),
  /** How often readings as sure as this one are right, 0 … 1. */
  sureness: z.number().min(0).max(1),
  why: z.array(Reason).max(20),
});
export type Feeling = z.infer<typeof Feeling>;
