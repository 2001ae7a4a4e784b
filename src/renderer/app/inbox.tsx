import { InboxScreen } from '../features/tickets/index.ts';
import { useGo } from '../lib/router.ts';

/** Where the features of a ticket meet. */
export function Inbox({ rest }: { rest: readonly string[] }) {
  const { go } = useGo();
  return (
    <InboxScreen
      ticketId={rest[0] ?? null}
      onOpenTicket={(ticketId) => go('inbox', ticketId)}
      renderConversation={() => null}
      renderAside={() => null}
    />
  );
}
