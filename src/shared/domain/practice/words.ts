import { z } from 'zod';
import { Template } from './issue.ts';
import { Band, StartFeeling } from './kinds.ts';

/** What a customer answers, whatever the matter is; resources/practice/README.md says when each is said. */
export const REACTIONS = [
  'heard',
  'explained',
  'accepts',
  'doubts',
  'thanks',
  'cold-end',
  'sorry-once',
  'sorry-again',
  'blamed',
  'jargon',
  'pasted',
  'talked-over',
  'unanswered',
  'asked-again',
  'wrong-step',
  'waiting',
  'still-waiting',
  'leaves-silent',
  'leaves',
  'escalates',
  'interrupts',
  'wrong-order',
  'order-corrected',
  'threatens',
  'says-little',
  'draws-out',
  'repeats',
  'asks-manager',
  'manager-stays',
  'other-data',
  'other-data-refused',
  'breach-noticed',
  'empty',
  'essay',
  'wrong-language',
  'abused',
  'abused-leaves',
  'program',
  'off-topic',
  'tells',
  'knows-no-more',
  'verifies',
  'refuses-password',
  'greets-back',
  'goodbye-unsettled',
  'still-something',
] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Absent `band` or `feels`: of any. */
export const WordEntry = z.object({
  band: Band.optional(),
  feels: z.array(StartFeeling).optional(),
  say: z.array(Template).min(1).max(80),
});
export type WordEntry = z.infer<typeof WordEntry>;

export const Words = z.record(z.enum(REACTIONS), z.array(WordEntry).min(1).max(40));
export type Words = z.infer<typeof Words>;
