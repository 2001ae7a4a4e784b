/** The closed sets of a ticket and the questions asked of them. Free of schemas, so that the screen can use them. */
export const TICKET_STATUSES = ['open', 'pending', 'solved', 'closed', 'spam'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** A ticket nobody needs to act on any more. */
export const isFinished = (status: TicketStatus): boolean =>
  status === 'solved' || status === 'closed' || status === 'spam';

/** States a late edit may not quietly undo: the hub's state wins over it. */
export const isFinal = (status: TicketStatus): boolean => status === 'closed' || status === 'spam';
