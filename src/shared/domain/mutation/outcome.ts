import { z } from 'zod';

/** Why the hub did not do what was asked. The screen turns each code into words and a next step. */
export const REJECTIONS = [
  'taken', // a colleague assigned or moved the ticket first
  'closed', // the ticket was closed or marked as spam meanwhile
  'gone', // the row no longer exists
  'scope', // the writer may no longer see it
  'forbidden', // the writer's role does not allow it
  'invalid', // the values do not fit (file from a newer desk, unknown queue or agent)
  'outdated', // somebody published another version of the article meanwhile
  'file-lost', // decided on the desk: a file named by it is no longer on this computer, so the hub was never asked
  'unknown', // decided on the desk: the hub has passed its number but no longer says with what outcome
] as const;
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
