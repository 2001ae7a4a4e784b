import type { Mutation, NewMessage } from '#shared/domain/mutation/index.ts';

/** The words a mutation carries, if any, and where they belong. */
export function textOf(mutation: Mutation): { ticketId: string; message: NewMessage } | undefined {
  const message = 'message' in mutation ? mutation.message : null;
  return message && 'ticketId' in mutation ? { ticketId: mutation.ticketId, message } : undefined;
}

/** The timeline lines a mutation writes. */
export function linesOf(mutation: Mutation): readonly string[] {
  return [
    ...('eventId' in mutation ? [mutation.eventId] : []),
    ...('eventIds' in mutation ? Object.values(mutation.eventIds) : []),
    ...('message' in mutation && mutation.message ? [mutation.message.id] : []),
    ...('note' in mutation && mutation.note ? [mutation.note.id] : []),
  ];
}
