import type { Mutation, NewMessage } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';

/** The words a mutation carries, if any, and where they belong. */
export function textOf(mutation: Mutation): { ticketId: string; message: NewMessage } | undefined {
  switch (mutation.name) {
    case 'message.add':
      return { ticketId: mutation.ticketId, message: mutation.message };
    case 'macro.apply':
      return mutation.message ? { ticketId: mutation.ticketId, message: mutation.message } : undefined;
    case 'ticket.set':
    case 'ticket.tag':
    case 'notice.dismiss':
    case 'nothing':
      return undefined;
    default:
      return assertNever(mutation);
  }
}

/** The timeline lines a mutation writes. */
export function linesOf(mutation: Mutation): readonly string[] {
  switch (mutation.name) {
    case 'message.add':
      return [mutation.message.id];
    case 'macro.apply':
      return [mutation.eventId, ...(mutation.message ? [mutation.message.id] : [])];
    case 'ticket.set':
      return Object.values(mutation.eventIds);
    case 'ticket.tag':
      return [mutation.eventId];
    case 'notice.dismiss':
    case 'nothing':
      return [];
    default:
      return assertNever(mutation);
  }
}
