import { useApi } from '../../lib/api.tsx';
import { useT } from '../../lib/i18n.tsx';
import { useInsertIntoComposer, useOpenTicketId } from '../../lib/insert.ts';
import { useTicket } from '../../lib/reads.ts';
import { useGo } from '../../lib/router.ts';
import { articleLink } from './reader/quote.ts';

type Titled = { readonly id: string; readonly title: string; readonly language: 'zh' | 'en' };

/** Puts words of an article into the reply of the ticket that is open, goes there, and says that the article was used. */
export function useInsertArticle() {
  const t = useT('knowledge');
  const api = useApi();
  const { go } = useGo();
  const insertText = useInsertIntoComposer();
  const openTicketId = useOpenTicketId();
  // A ticket that is no longer on this desk has no reply.
  const ticket = useTicket(openTicketId).data ?? null;
  const put = (articleId: string, text: string) => {
    if (!ticket || text === '') return;
    insertText(ticket.id, text);
    // Only counting: the words stand in the reply in any case.
    void api.knowledge.inserted({ articleId, ticketId: ticket.id }).catch(() => undefined);
    go('inbox', ticket.id);
  };
  const link = (article: Titled) =>
    put(article.id, t('linkText', { title: article.title, link: articleLink(article.id) }));
  return { ticket, put, link };
}
