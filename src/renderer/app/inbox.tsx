import { lazy, Suspense } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { CustomerPanel } from '../features/customers/index.ts';
import { Conversation } from '../features/messages/index.ts';
import { InboxScreen, TicketProperties } from '../features/tickets/index.ts';
import { useGo } from '../lib/router.ts';
import { Skeleton } from '../ui/index.ts';

/** Knowledge brings Markdown with it: loaded when a ticket is open, never before the first screen. */
const RelatedArticles = lazy(async () => ({
  default: (await import('../features/knowledge/index.ts')).RelatedArticles,
}));

/** Where the features of a ticket meet: `#/inbox/<ticketId>`, and `/<messageId>` to stand at that line. */
export function Inbox({ rest }: { rest: readonly string[] }) {
  const { go } = useGo();
  return (
    <InboxScreen
      ticketId={rest[0] ?? null}
      onOpenTicket={(ticketId) => go('inbox', ticketId)}
      renderConversation={(ticketId) => <Conversation key={ticketId} ticketId={ticketId} lineId={rest[1] ?? null} />}
      renderAside={(ticket) => <Aside ticket={ticket} />}
    />
  );
}

function Aside({ ticket }: { ticket: TicketDetail }) {
  const { go } = useGo();
  return (
    <>
      <TicketProperties ticketId={ticket.id} />
      <CustomerPanel
        customerId={ticket.customerId}
        currentTicketId={ticket.id}
        onOpenTicket={(ticketId) => go('inbox', ticketId)}
      />
      <Suspense fallback={<Skeleton lines={3} />}>
        <RelatedArticles tags={ticket.tags} onOpenInKnowledge={(articleId) => go('knowledge', articleId)} />
      </Suspense>
    </>
  );
}
