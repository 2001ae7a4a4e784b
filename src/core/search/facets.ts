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
