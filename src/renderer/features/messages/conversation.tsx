import { useState, type ClipboardEvent, type DragEvent, type ReactNode } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { mayDo } from '#shared/domain/rights.ts';
import { useT } from '../../lib/i18n.tsx';
import { Composer } from './composer.tsx';
import css from './conversation.module.css';
import type { DraftKind } from './draft-keeper.ts';
import { useMe, useTicket } from '../../lib/reads.ts';
import { Timeline } from './timeline.tsx';
import { useUploads } from './use-uploads.ts';

/** The middle of the inbox: what was said, and where to go on; `lineId`: the line to begin at. Mount it anew for each ticket (`key`). */
type Props = {
  ticketId: string;
  lineId?: string | null;
  /** What another feature tells between what was said and where one writes. */
  between?: ReactNode;
};

export function Conversation({ ticketId, lineId = null, between = null }: Props) {
  const ticket = useTicket(ticketId).data;
  if (!ticket) return <Timeline ticketId={ticketId} lineId={lineId} />;
  return ticket.isEditable ? (
    <Writable ticket={ticket} lineId={lineId} between={between} />
  ) : (
    <ReadOnly ticketId={ticketId} lineId={lineId} />
  );
}

function ReadOnly({ ticketId, lineId }: { ticketId: string; lineId: string | null }) {
  const t = useT('tickets');
  const me = useMe();
  const isAllowed = !me || mayDo(me.role, 'ticket.write');
  return (
    <div className={css['conversation']}>
      <Timeline ticketId={ticketId} lineId={lineId} />
      <p className={css['reason']}>{t(isAllowed ? 'readonly.loading' : 'readonly.trainee')}</p>
    </div>
  );
}

type WritableProps = { ticket: TicketDetail; lineId: string | null; between: ReactNode };

function Writable({ ticket, lineId, between }: WritableProps) {
  const t = useT('messages');
  const [kind, setKind] = useState<DraftKind>('reply');
  const files = useUploads(ticket.id, kind);
  const [isOver, setOver] = useState(false);
  const take = (event: ClipboardEvent | DragEvent, given: FileList | undefined) => {
    if (!given || given.length === 0) return;
    event.preventDefault();
    files.add([...given]);
  };
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping has its equals: the button and its key
    <div
      className={css['conversation']}
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDragOver={onDragOver}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        take(event, event.dataTransfer.files);
      }}
    >
      <Timeline ticketId={ticket.id} lineId={lineId} />
      {between}
      <Composer ticket={ticket} kind={kind} onKind={setKind} files={files} />
      {isOver && <p className={css['drop']}>{t('composer.drop')}</p>}
    </div>
  );
}
