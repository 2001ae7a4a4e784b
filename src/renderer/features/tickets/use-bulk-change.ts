import type { TicketChange, TicketListItem } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useToaster } from '../../lib/toaster.ts';
import { useOfferUndo } from '../../lib/undo.ts';
import { useInbox } from './inbox-store.ts';

type Refused = { readonly ticketId: string; readonly code: 'gone' | 'forbidden' | 'fields-missing' | 'blocked' };
/** So many are named; the rest are counted. */
const NAMED = 5;

/** Changes all chosen tickets in one step; says what was changed, what was not and why, and offers to take it back. */
export function useBulkChange(rows: readonly TicketListItem[]): (change: Partial<TicketChange>) => void {
  const t = useT('tickets');
  const { say } = useToaster();
  const offer = useOfferUndo();
  const { marked, mark } = useInbox();
  const named = useRefusedWords(rows);
  const { run } = useCommand(
    (api, change: Partial<TicketChange>) =>
      api.tickets.change({
        ticketIds: [...marked],
        change: { fields: {}, addTags: [], removeTags: [], ...change },
      }),
    {
      onDone: ({ undoId, changed, refused }) => {
        const message = refused.length === 0 ? '' : named(refused);
        if (undoId !== null) offer({ undoId, title: t('bulk.done', { count: changed }), message });
        else say({ title: t('bulk.none'), message, tone: refused.length > 0 ? 'warn' : 'info' });
        // What was not changed stays chosen: somebody may want to do something else with it.
        mark(refused.map(({ ticketId }) => ticketId));
      },
    },
  );
  return (change) => void run(change);
}

function useRefusedWords(rows: readonly TicketListItem[]): (refused: readonly Refused[]) => string {
  const t = useT('tickets');
  const messages = useT('messages');
  return (refused) => {
    const words = refused.slice(0, NAMED).map(({ ticketId, code }) => {
      const row = rows.find((one) => one.id === ticketId);
      if (!row) return t('bulk.refusedUnknown');
      const why = code === 'fields-missing' ? 'missing' : code;
      return t('bulk.refusedOne', { number: String(row.number), why });
    });
    const list = words.join(messages('listSeparator')) + (refused.length > NAMED ? t('bulk.refusedMore') : '');
    return t('bulk.refused', { count: refused.length, list });
  };
}
