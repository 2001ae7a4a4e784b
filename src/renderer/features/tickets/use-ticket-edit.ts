import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { mayDo } from '#shared/domain/rights.ts';
import type { TicketFields } from '#shared/domain/ticket.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useMe } from '../../lib/reads.ts';

export type TicketEdit = {
  readonly set: (fields: TicketFields) => void;
  readonly tag: (change: { add: string[]; remove: string[] }) => void;
  /** Why nothing can be changed, in words; null: it can. */
  readonly reason: string | null;
};

/** Changes to one ticket, and the reason where there can be none. */
export function useTicketEdit(ticket: TicketDetail): TicketEdit {
  const t = useT('tickets');
  const me = useMe();
  const set = useCommand((api, fields: TicketFields) => api.tickets.set({ ticketId: ticket.id, fields }));
  const tag = useCommand((api, change: { add: string[]; remove: string[] }) =>
    api.tickets.tag({ ticketId: ticket.id, ...change }),
  );
  const isAllowed = !me || mayDo(me.role, 'ticket.write');
  return {
    set: (fields) => void set.run(fields),
    tag: (change) => void tag.run(change),
    reason: ticket.isEditable ? null : t(isAllowed ? 'readonly.loading' : 'readonly.trainee'),
  };
}
