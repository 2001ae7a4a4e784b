import { MESSAGE_KINDS } from '#shared/domain/message.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import { TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import { fold } from './fold.ts';

/** Properties as words of the index: no text can hold them, for the underscore divides words there. */
const word = (letter: string, value: string): string =>
  `_${letter}${value.replace(/[^a-z0-9\u0080-\uffff]/g, (char) => `_${char.charCodeAt(0).toString(16)}`)}`;

export const facet = {
  status: (status: string) => word('s', status),
  queue: (queueId: string) => word('q', queueId),
  assignee: (agentId: string | null) => (agentId === null ? '_n' : word('a', agentId)),
  customer: (customerId: string) => word('c', customerId),
  tag: (tag: string) => word('g', fold(tag)),
  ticket: (ticketId: string) => word('t', ticketId),
  lineKind: (kind: string) => word('k', kind),
  writer: (kind: 'agent' | 'customer', id: string) => word(kind === 'agent' ? 'wa' : 'wc', id),
  mention: (agentId: string) => word('m', agentId),
  hasFile: () => '_h',
  hasArticle: () => '_l',
} as const;

/** Every entry of the kind has one of these: what is left when something is taken away. Customers have no properties. */
export const EVERY: Readonly<Record<SearchKind, readonly string[]>> = {
  customer: [],
  ticket: TICKET_STATUSES.map(facet.status),
  article: ['published', 'archived'].map(facet.status),
  message: MESSAGE_KINDS.map(facet.lineKind),
};
