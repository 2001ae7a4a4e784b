import type { Mutation } from '#shared/domain/mutation/index.ts';

/** Whether its writer may hold a row now. */
export type Holds = (tbl: 'ticket' | 'customer' | 'run', id: string) => boolean;

/**
 * A mutation without what its writer may not hold any more, where the rest of it stands by itself and must not be lost for that: the
 * ticket of a wrap-up, with the note for it, the customer of a wrap-up or a run, and the run a flag was raised in.
 */
export function withinReach(mutation: Mutation, holds: Holds): Mutation {
  switch (mutation.name) {
    case 'contact.save':
      return wrapUp(mutation, holds);
    case 'run.start':
      return isHeld(holds, 'customer', mutation.customerId) ? mutation : { ...mutation, customerId: null };
    case 'flag.raise':
      return isHeld(holds, 'run', mutation.flag.runId)
        ? mutation
        : { ...mutation, flag: { ...mutation.flag, runId: null, ticketId: null } };
    default:
      return mutation;
  }
}

const isHeld = (holds: Holds, tbl: Parameters<Holds>[0], id: string | null): boolean => id === null || holds(tbl, id);

function wrapUp(mutation: Extract<Mutation, { name: 'contact.save' }>, holds: Holds): Mutation {
  const { ticketId, note, contact } = mutation;
  const isTicketHeld = isHeld(holds, 'ticket', ticketId);
  const isCustomerHeld = isHeld(holds, 'customer', contact.customerId);
  return {
    ...mutation,
    ...(isTicketHeld ? { ticketId, note } : { ticketId: null, note: null }),
    contact: isCustomerHeld ? contact : { ...contact, customerId: null, match: 'unknown' },
  };
}
