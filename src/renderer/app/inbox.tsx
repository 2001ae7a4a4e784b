import { lazy, Suspense, useEffect } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { CustomerPanel, fetchCustomerPanel } from '../features/customers/index.ts';
import { CustomerSide, fetchCustomerSide } from '../features/history/index.ts';
import { Conversation, fetchConversation } from '../features/messages/index.ts';
import { fetchProperties, InboxScreen, TicketProperties } from '../features/tickets/index.ts';
import { useGo } from '../lib/router.ts';
import { useSoon } from '../lib/soon.ts';
import { Skeleton } from '../ui/index.ts';
import { fetchGuidance } from '../features/guidance/index.ts';
import { HeardInTicket, TicketCard, TicketMood, useLikelyAnswers } from './guidance.tsx';
import { fetchProcedures, TicketProcedures } from './procedures.tsx';

/** Knowledge brings Markdown with it: loaded when a ticket is open, never before the first screen. */
const RelatedArticles = lazy(async () => ({
  default: (await import('../features/knowledge/index.ts')).RelatedArticles,
}));

const ScenarioOfTicket = lazy(async () => ({
  default: (await import('../features/scenarios/index.ts')).ScenarioOfTicket,
}));

/** Where the features of a ticket meet: `#/inbox/<ticketId>`, and `/<messageId>` to stand at that line. */
export function Inbox({ rest }: { rest: readonly string[] }) {
  const { go } = useGo();
  useWorkspaceSoon();
  return (
    <InboxScreen
      ticketId={rest[0] ?? null}
      onOpenTicket={(ticketId) => go('inbox', ticketId)}
      renderConversation={(ticketId) => (
        <Suspense fallback={<Skeleton lines={6} />}>
          <HeardInTicket ticketId={ticketId}>
            <Conversation
              key={ticketId}
              ticketId={ticketId}
              lineId={rest[1] ?? null}
              between={<TicketMood key={ticketId} ticketId={ticketId} />}
            />
          </HeardInTicket>
        </Suspense>
      )}
      renderAside={(ticket) => <Aside ticket={ticket} />}
    />
  );
}

/** What an open ticket needs is fetched once the list stands, so that the first one opens as fast as the others. */
function useWorkspaceSoon(): void {
  const isSoon = useSoon();
  useEffect(() => {
    if (!isSoon) return;
    fetchConversation();
    fetchProperties();
    fetchCustomerPanel();
    fetchCustomerSide();
    fetchProcedures();
    fetchGuidance();
  }, [isSoon]);
}

function Aside({ ticket }: { ticket: TicketDetail }) {
  const { go } = useGo();
  const answers = useLikelyAnswers(ticket.id);
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <TicketCard key={`card ${ticket.id}`} ticketId={ticket.id} />
      <TicketProcedures ticketId={ticket.id} />
      <TicketProperties ticketId={ticket.id} />
      <CustomerPanel
        customerId={ticket.customerId}
        currentTicketId={ticket.id}
        onOpenTicket={(ticketId) => go('inbox', ticketId)}
      />
      <CustomerSide key={ticket.customerId} customerId={ticket.customerId} ticketId={ticket.id} />
      <Suspense fallback={<Skeleton lines={3} />}>
        <RelatedArticles
          tags={ticket.tags}
          answers={answers}
          onOpenInKnowledge={(articleId) => go('knowledge', articleId)}
        />
      </Suspense>
      <Suspense fallback={null}>
        <ScenarioOfTicket ticket={ticket} />
      </Suspense>
    </Suspense>
  );
}
