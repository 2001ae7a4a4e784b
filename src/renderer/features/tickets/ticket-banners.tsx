import { Button } from '@mantine/core';
import { IconAlarm, IconArrowMerge } from '@tabler/icons-react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { useUndo, useUndoable } from '../../lib/undo.ts';
import { mergeTopic } from './merge-topic.ts';
import { whenWords } from './snooze-times.ts';
import css from './ticket-header.module.css';
import type { TicketEdit } from './use-ticket-edit.ts';

type Props = { ticket: TicketDetail; edit: TicketEdit; onOpenTicket: (ticketId: string) => void };

/** What one must know before writing here: it goes on elsewhere, or sleeps. */
export function TicketBanners({ ticket, edit, onOpenTicket }: Props) {
  const t = useT('tickets');
  const format = useFormat();
  const now = useNow(60_000);
  if (ticket.mergedInto !== null)
    return <Merged ticket={ticket} into={ticket.mergedInto} onOpenTicket={onOpenTicket} />;
  if (ticket.snoozedUntilAt === null || ticket.snoozedUntilAt <= now) return null;
  return (
    <p className={css['banner']}>
      <IconAlarm size={14} stroke={1.6} aria-hidden />
      <span>{t('header.snoozed', { time: whenWords(format, ticket.snoozedUntilAt, now) })}</span>
      {edit.reason === null && (
        <Button variant="default" size="compact-xs" onClick={() => edit.set({ snoozedUntilAt: null })}>
          {t('action.wake')}
        </Button>
      )}
    </p>
  );
}

type MergedProps = Omit<Props, 'edit'> & { into: { ticketId: string; number: number } };

function Merged({ ticket, into, onOpenTicket }: MergedProps) {
  const t = useT('tickets');
  const undo = useUndo();
  const undoId = useUndoable(mergeTopic(ticket.id));
  const number = String(into.number);
  return (
    <p className={css['banner']}>
      <IconArrowMerge size={14} stroke={1.6} aria-hidden />
      <span>{t('header.mergedInto', { number })}</span>
      <Button variant="default" size="compact-xs" onClick={() => onOpenTicket(into.ticketId)}>
        {t('header.open', { number })}
      </Button>
      {undoId !== null && (
        <Button variant="subtle" size="compact-xs" onClick={() => undo(undoId)}>
          {t('header.unmerge')}
        </Button>
      )}
    </p>
  );
}
