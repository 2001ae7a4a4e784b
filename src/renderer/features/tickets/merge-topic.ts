/** Names the merge of a ticket among the changes that can be taken back. */
export const mergeTopic = (ticketId: string): string => `merge:${ticketId}`;
