import { useMemo } from 'react';
import { useGo } from '../lib/router.ts';

/** Where the screens are that show a ticket, one of its lines, an article, or what is written of one. */
export function usePlaces() {
  const { go } = useGo();
  return useMemo(
    () => ({
      /** `messageId`: the line to stand at; null: the ticket as a whole. */
      onOpenTicket: (ticketId: string, messageId: string | null) =>
        go('inbox', ticketId, ...(messageId === null ? [] : [messageId])),
      onOpenArticle: (articleId: string) => go('knowledge', articleId),
      onOpenDraft: (articleId: string) => go('knowledge', articleId, 'edit'),
    }),
    [go],
  );
}
