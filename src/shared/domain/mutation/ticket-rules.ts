import type { TicketFields } from '../ticket.ts';
import type { Key, Rules } from './rule.ts';
import type { MutationOf, NewMessage } from './schema.ts';
import { changeTags, follow, link, setFields } from './ticket-fields.ts';
import { applyMacro } from './ticket-macro.ts';
import { merge, unmerge } from './ticket-merge.ts';
import { addMessage, dismissNotice } from './ticket-messages.ts';
import { fillValues } from './ticket-values.ts';

const onTicket = ({ ticketId }: { ticketId: string }): Key[] => [{ tbl: 'ticket', id: ticketId }];
const onBoth = (m: { ticketId: string; intoId: string }): Key[] => [...onTicket(m), { tbl: 'ticket', id: m.intoId }];
const agent = (id: string): Key => ({ tbl: 'agent', id });

const namedBy = (fields: TicketFields): Key[] => [
  ...(fields.queueId ? [{ tbl: 'queue' as const, id: fields.queueId }] : []),
  ...(fields.assigneeId ? [agent(fields.assigneeId)] : []),
];

const namedIn = (message: NewMessage | null): Key[] =>
  message === null ? [] : [{ tbl: 'message', id: message.id }, ...message.mentions.map(agent)];

const ofMacro = (m: MutationOf<'macro.apply'>): Key[] => [
  ...onTicket(m),
  ...namedBy(m.fields),
  ...namedIn(m.message),
  ...namedIn(m.note),
  { tbl: 'message', id: m.eventId },
];

/** What may be written about tickets, by name. */
export const TICKET_RULES: Rules<
  | 'ticket.set'
  | 'ticket.tag'
  | 'ticket.fill'
  | 'ticket.follow'
  | 'ticket.link'
  | 'ticket.merge'
  | 'ticket.unmerge'
  | 'message.add'
  | 'macro.apply'
  | 'notice.dismiss'
> = {
  'ticket.set': { right: 'ticket.write', keys: (m) => [...onTicket(m), ...namedBy(m.fields)], decide: setFields },
  'ticket.tag': { right: 'ticket.write', keys: onTicket, decide: changeTags },
  'ticket.fill': { right: 'ticket.write', keys: onTicket, decide: fillValues },
  'ticket.follow': { right: 'ticket.write', keys: (m) => [...onTicket(m), agent(m.agentId)], decide: follow },
  'ticket.link': {
    right: 'ticket.write',
    keys: (m) => [...onTicket(m), ...m.add.map((id): Key => ({ tbl: 'article', id }))],
    decide: link,
  },
  'ticket.merge': { right: 'ticket.write', keys: onBoth, decide: merge },
  'ticket.unmerge': { right: 'ticket.write', keys: onBoth, decide: unmerge },
  'message.add': { right: 'ticket.write', keys: (m) => [...onTicket(m), ...namedIn(m.message)], decide: addMessage },
  'macro.apply': { right: 'ticket.write', keys: ofMacro, decide: applyMacro },
  'notice.dismiss': { right: 'own.write', keys: (m) => [{ tbl: 'notice', id: m.noticeId }], decide: dismissNotice },
};
