import { z } from 'zod';
import { Issue } from './issue.ts';
import { Persona } from './persona.ts';
import { Words } from './words.ts';

/** Everything one language draws from. */
export const PracticeContent = z.object({
  issues: z.array(Issue).min(1),
  personas: z.array(Persona).min(1),
  words: Words,
});
export type PracticeContent = z.infer<typeof PracticeContent>;
