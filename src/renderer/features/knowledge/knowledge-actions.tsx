import { IconBookUpload, IconPlus } from '@tabler/icons-react';
import { isFinished } from '#shared/domain/ticket-state.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useTicket, useMay } from '../../lib/reads.ts';
import { useRoute } from '../../lib/router.ts';
import { useKeepArticleDrafts } from './editor/use-draft.ts';
import { useNewArticle } from './use-new-article.ts';

/**
 * Mounted for as long as somebody is at the desk: begins articles from any screen, from the open ticket once it is solved,
 * and stores every draft before the desk is locked.
 */
export function KnowledgeActions() {
  const [screen, ticketId] = useRoute();
  const begin = useNewArticle();
  const mayPropose = useMay('article.propose');
  const open = screen === 'inbox' && ticketId !== undefined ? ticketId : null;
  const ticket = useTicket(mayPropose ? open : null).data;
  useKeepArticleDrafts();
  const create: Action = {
    id: 'knowledge.new',
    group: 'knowledge',
    labelKey: 'knowledge:action.new',
    icon: IconPlus,
    isEnabled: mayPropose,
    perform: begin.empty,
  };
  const fromTicket: Action = {
    id: 'knowledge.from-ticket',
    group: 'knowledge',
    labelKey: 'knowledge:action.fromTicket',
    icon: IconBookUpload,
    isEnabled: mayPropose && ticket !== undefined && ticket.id === open && isFinished(ticket.status),
    perform: () => open !== null && begin.fromTicket(open),
  };
  // The knowledge screen has its own, with a key.
  useActions(screen === 'knowledge' ? [] : open === null ? [create] : [create, fromTicket]);
  return null;
}
