import type { SearchHit } from '#shared/contract/app/search.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useToaster } from '../../lib/toaster.ts';

/** Where the screens of other features open what was found. */
export type Openers = {
  /** `messageId`: the line to stand at; null: the ticket as a whole. */
  readonly onOpenTicket: (ticketId: string, messageId: string | null) => void;
  readonly onOpenArticle: (articleId: string) => void;
};

/** Opens what was found, and remembers that the query was worth it. A customer opens at the newest of their tickets. */
export function useOpenHit(query: string, { onOpenTicket, onOpenArticle }: Openers): (hit: SearchHit) => void {
  const t = useT('search');
  const client = useQueryClient();
  const { say } = useToaster();
  const remember = useCommand((api) => api.search.remember({ query }), {
    onDone: () => void client.invalidateQueries({ queryKey: ['search', 'recent'] }),
    isQuiet: true,
  });
  const card = useCommand((api, customerId: string) => api.customers.get({ customerId }), {
    onDone: ({ name, tickets }) => {
      const newest = tickets[0];
      if (newest) onOpenTicket(newest.id, null);
      else say({ title: t('noTicket', { name }), message: t('noTicketNext') });
    },
  });
  return (hit) => {
    if (query !== '') void remember.run();
    switch (hit.kind) {
      case 'customer':
        return void card.run(hit.customerId);
      case 'ticket':
        return onOpenTicket(hit.ticketId, null);
      case 'article':
        return onOpenArticle(hit.articleId);
      case 'message':
        return onOpenTicket(hit.ticketId, hit.messageId);
      default:
        return assertNever(hit);
    }
  };
}
