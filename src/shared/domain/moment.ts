import { z } from 'zod';
import { MOMENT_KINDS } from './moment-kinds.ts';

export { MAX_MOMENTS, MOMENT_KINDS } from './moment-kinds.ts';
export const MomentKind = z.enum(MOMENT_KINDS);
export type MomentKind = z.infer<typeof MomentKind>;

/**
 * A day of a customer's life that comes again every year. `isLunar`: month and day of the Chinese calendar (a leap month counts as
 * the month before it). `year`: the first time, so that "the third year" can be said; null: not known.
 */
export const Moment = z.object({
  kind: MomentKind,
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  year: z.int().min(1900).max(2200).nullable(),
  isLunar: z.boolean(),
  /** Whose or of what: 女儿, the family plan. Empty: the customer's own. */
  label: z.string().max(60),
});
export type Moment = z.infer<typeof Moment>;
