import { z } from 'zod';

const Key = z.string().regex(/^[a-z0-9-]{1,60}$/);
/** As the wall clock of the team shows it. */
const Time = z.string().regex(/^([01][0-9]|2[0-4]):[0-5][0-9]$/);

/** One pattern for several people: on these days of the week (1: Monday) from one time to another, with breaks that are planned. */
export const ShiftEntry = z.strictObject({
  agents: z.array(Key).min(1),
  days: z.array(z.int().min(1).max(7)),
  from: Time,
  to: Time,
  breaks: z.array(z.strictObject({ from: Time, to: Time, kind: z.enum(['rest', 'meal']) })).default([]),
});
export type ShiftEntry = z.infer<typeof ShiftEntry>;
