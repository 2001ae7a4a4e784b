import { IconInbox } from '@tabler/icons-react';
import { Fragment, lazy, Suspense, type ReactNode } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { codeOf } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import { EmptyState, ErrorState, Skeleton, SplitLayout } from '../../ui/index.ts';
import css from './inbox-screen.module.css';
import { useActions } from '../../lib/actions.ts';
import { useAskedFields } from '../../lib/missing-fields.ts';
import { useTicket } from '../../lib/reads.ts';
import { UNDO_KEYS, useUndo, useUndoable } from '../../lib/undo.ts';
import { TicketHeader } from './ticket-header.tsx';
import { TicketList } from './ticket-list.tsx';

const MissingForm = lazy(async () => ({ default: (await import('./missing-form.tsx')).MissingForm }));

type Props = {
  /** The open ticket, from the address. */
  ticketId: string | null;
  onOpenTicket: (ticketId: string) => void;
  /** The middle below the header: what was said, and where to write. */
  renderConversation: (ticketId: string) => ReactNode;
  /** The right column: what helps with this ticket. */
  renderAside: (ticket: TicketDetail) => ReactNode;
};

/** Left what waits for me, middle the conversation, right what helps me. */
export function InboxScreen({ ticketId, onOpenTicket, renderConversation, renderAside }: Props) {
  const t = useT('tickets');
  const { data, error, refetch } = useTicket(ticketId);
  const ticket = data?.id === ticketId ? data : undefined;
  const absent = error ? <NotHere error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />;
  const middle = ticketId === null ? <NoneChosen /> : absent;
  useUndoAction();
  return (
    <SplitLayout
      leftLabel={t('listLabel')}
      middleLabel={
        ticket ? t('header.label', { number: String(ticket.number), customer: ticket.customerName }) : t('title')
      }
      rightLabel={t('header.details')}
      isMiddleFirst={ticketId !== null}
      left={<TicketList ticketId={ticketId} onOpenTicket={onOpenTicket} />}
      // oxlint-disable-next-line react/no-unstable-nested-components -- a slot, not a component
      middle={(sideButton) => (
        <>
          {ticket && (
            <TicketHeader
              key={`header ${ticket.id}`}
              ticket={ticket}
              sideButton={sideButton}
              onOpenTicket={onOpenTicket}
            />
          )}
          {/* In a place of its own: what is rendered brings a key that must not meet the header's. */}
          <Fragment key="conversation">{ticket ? renderConversation(ticket.id) : middle}</Fragment>
          <AskedFields />
        </>
      )}
      right={ticket ? renderAside(ticket) : null}
    />
  );
}

/** The form for what a ticket lacks before it can be solved, whoever asked for it. */
function AskedFields() {
  const { asked, close } = useAskedFields();
  if (asked === null) return null;
  return (
    <Suspense fallback={null}>
      <MissingForm missing={asked} onClose={close} />
    </Suspense>
  );
}

function useUndoAction(): void {
  const undo = useUndo();
  const undoId = useUndoable();
  useActions([
    {
      id: 'ticket.undo',
      group: 'ticket',
      labelKey: 'tickets:action.undo',
      keys: UNDO_KEYS,
      isEnabled: undoId !== null,
      perform: () => undo(),
    },
  ]);
}

function NoneChosen() {
  const t = useT('tickets');
  const keys = { down: 'J', up: 'K', filter: '/' };
  return (
    <div className={css['middle']}>
      <EmptyState icon={<IconInbox size={32} stroke={1.2} />} title={t('none.title')} next={t('none.hint', keys)} />
    </div>
  );
}

function NotHere({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT('tickets');
  const isGone = codeOf(error) === 'NOT_FOUND';
  return (
    <div className={css['middle']}>
      {isGone ? (
        <EmptyState title={t('gone.title')} next={t('gone.hint')} />
      ) : (
        <ErrorState error={error} onRetry={onRetry} />
      )}
    </div>
  );
}
