import { z } from 'zod';

/** What the labels mean: docs/feelings.md. The first is the strongest claim on the answer. */
export const EMOTIONS = [
  'anger',
  'anxiety',
  'sadness',
  'disappointment',
  'confusion',
  'gratitude',
  'satisfaction',
  'neutral',
] as const;
export const Emotion = z.enum(EMOTIONS);
export type Emotion = z.infer<typeof Emotion>;

/** A working scheme of our own: what a customer wants from the way they are treated. */
export const NEEDS = ['efficiency', 'fairness', 'respect', 'security', 'clarity', 'care'] as const;
export const Need = z.enum(NEEDS);
export type Need = z.infer<typeof Need>;

/** 0 none (neutral and nothing else), 1 slight, 2 clear, 3 strong. */
export const Intensity = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Intensity = z.infer<typeof Intensity>;
