import { sql } from 'kysely';
import type { HandOffReason } from '#shared/domain/guidance/hand-off.ts';
import type { Tx } from '../store/index.ts';

export type Counted =
  | { readonly what: 'begun' | 'answered' | 'unsure' | 'greeted' }
  | { readonly what: 'handed'; readonly reason: HandOffReason };

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** After the commit of the same transaction, whose lock then keeps two from waiting for each other. */
export const countOne = (tx: Tx, channel: string, counted: Counted, now: number): Promise<unknown> => {
  const row = { channel, day: dayOf(now), what: counted.what, reason: 'reason' in counted ? counted.reason : '', n: 1 };
  return tx
    .insertInto('bot_count')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['channel', 'day', 'what', 'reason']).doUpdateSet({ n: sql`bot_count.n + 1` }),
    )
    .execute();
};
