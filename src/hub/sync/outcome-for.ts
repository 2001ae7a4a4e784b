import type { Outcome } from '#shared/domain/mutation/index.ts';

/** Since when desks know that a procedure can hold a ticket back. */
const BLOCKED_PROTOCOL = 6;

/** An outcome in the words a desk of this protocol version knows: an older one hears that the ticket could not be changed. */
export const outcomeFor = (schema: number, outcome: Outcome): Outcome =>
  schema < BLOCKED_PROTOCOL && outcome.status === 'rejected' && outcome.code === 'blocked'
    ? { ...outcome, code: 'closed' }
    : outcome;
