import type { Mutation, NewMessage } from '#shared/domain/mutation/index.ts';

/** The words a mutation carries, if any, and where they belong. */
export function textOf(mutation: Mutation): { ticketId: string; message: NewMessage } | undefined {
  const message = 'message' in mutation ? mutation.message : null;
  return message && 'ticketId' in mutation && mutation.ticketId !== null
    ? { ticketId: mutation.ticketId, message }
    : undefined;
}

/** The files a mutation names: in its message, or in an article. */
export function filesIn(mutation: Mutation): NewMessage['attachments'] {
  const content =
    mutation.name === 'article.publish'
      ? mutation.content
      : mutation.name === 'article.propose'
        ? mutation.proposal
        : undefined;
  const note = 'note' in mutation ? (mutation.note?.attachments ?? []) : [];
  return [...(textOf(mutation)?.message.attachments ?? []), ...note, ...(content?.files ?? [])];
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
