import { z } from 'zod';
import { REJECTIONS } from './rejections.ts';

export const Rejection = z.enum(REJECTIONS);
export type Rejection = z.infer<typeof Rejection>;

/** One field on which two people wrote: what stands now, what was asked for, who wrote first and when. */
export const Clash = z.object({
  field: z.string(),
  theirs: z.string().nullable(),
  mine: z.string().nullable(),
  by: z.string().nullable(),
  at: z.number().nullable(),
});
export type Clash = z.infer<typeof Clash>;

export const Outcome = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok') }),
  /** Applied, but over (or under) a colleague's value: both are kept here. */
  z.object({ status: z.literal('merged'), clashes: z.array(Clash) }),
  z.object({ status: z.literal('rejected'), code: Rejection, clashes: z.array(Clash) }),
]);
export type Outcome = z.infer<typeof Outcome>;

export const OK: Outcome = { status: 'ok' };
export const rejected = (code: Rejection, clashes: Clash[] = []): Outcome => ({ status: 'rejected', code, clashes });
