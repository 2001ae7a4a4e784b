import { z } from 'zod';
import { Language } from '../../kernel/text.ts';
import { Skill, SKILLS } from './kinds.ts';

/** Whole and half points. */
export const Points = z.number().min(0).max(5).multipleOf(0.5);

/**
 * One reason for the points of a skill. `turn`: place of the line in the session it is about; null: something that never happened.
 * `because`: a code that the screen has words for. `weight`: how many points it earned (above 0) or cost.
 */
export const Mark = z.object({
  skill: Skill,
  turn: z.int().min(0).nullable(),
  because: z.string().max(40),
  weight: z.number(),
  /** What a very good agent might have said there instead. */
  better: z.string().max(1000).nullable(),
});
export type Mark = z.infer<typeof Mark>;

/** `points` of `procedure` null: the matter has none. `rules`: which rules it was scored by; another number is another scale. */
export const Scorecard = z.object({
  rules: z.int(),
  lang: Language,
  points: z.object({
    listen: Points,
    questions: Points,
    clarity: Points,
    ownership: Points,
    procedure: Points.nullable(),
    privacy: Points,
  }),
  marks: z.array(Mark).max(400),
});
export type Scorecard = z.infer<typeof Scorecard>;

/** Mean of the skills that were scored, 0 … 5. */
export function meanPoints({ points }: Pick<Scorecard, 'points'>): number {
  const given = SKILLS.flatMap((skill) => points[skill] ?? []);
  return given.reduce((sum, one) => sum + one, 0) / given.length;
}
