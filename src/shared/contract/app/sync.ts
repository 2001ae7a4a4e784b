import { z } from 'zod';
import { app, Nothing } from './base.ts';

/**
 * What the pill says. `online`: the last exchange succeeded and nothing is missing. `catching-up`: reachable, more to
 * fetch. `loading`: a part of the scope is here for the first time. `offline`: the last try failed. `paused`: the hub refuses
 * this desk (`reason`), local work goes on.
 */
export const SyncStatus = z.object({
  state: z.enum(['online', 'catching-up', 'loading', 'offline', 'paused']),
  reason: z
    .enum(['unreachable', 'sign-in-again', 'revoked', 'incompatible', 'busy', 'disk-full', 'damaged'])
    .nullable(),
  waiting: z.int(),
  unread: z.int(),
  lastContactAt: z.number().nullable(),
  nextTryAt: z.number().nullable(),
  /** Hub time minus desk time, when this computer's clock is wrong by more than two minutes; null: it is right, or unknown. */
  clockSkewMs: z.number().nullable(),
  /** The two protocols, when they do not fit (`incompatible`): who has to be brought up to date. */
  protocols: z.object({ hub: z.int(), desk: z.int() }).nullable(),
  loading: z.object({ partsDone: z.int(), partsTotal: z.int(), rows: z.int() }).nullable(),
});
export type SyncStatus = z.infer<typeof SyncStatus>;

export const sync = {
  status: app.input(Nothing).output(SyncStatus),
  now: app.input(Nothing).output(Nothing),
};
