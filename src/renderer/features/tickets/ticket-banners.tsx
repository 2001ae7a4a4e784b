import { Button } from '@mantine/core';
import { IconAlarm, IconArrowMerge } from '@tabler/icons-react';
import type { MergedInto, TicketDetail } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import type { Action } from '../../lib/actions.ts';
import { ActionButton } from '../../ui/index.ts';
import { whenWords } from './snooze-times.ts';
import { spanWords } from './spans.ts';
import css from './ticket-header.module.css';
import type { TicketEdit } from './use-ticket-edit.ts';

type Props = {
  ticket: TicketDetail;
  edit: TicketEdit;
  unmerge: Action;
  onOpenTicket: (ticketId: string) => void;
};

/** What one must know before writing here: it goes on elsewhere, or sleeps. */
export function TicketBanners({ ticket, edit, unmerge, onOpenTicket }: Props) {
  const t = useT('tickets');
  const format = useFormat();
  const now = useNow(60_000);
  if (ticket.mergedInto !== null)
    return <Merged into={ticket.mergedInto} unmerge={unmerge} onOpenTicket={onOpenTicket} />;
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

type MergedProps = Pick<Props, 'unmerge' | 'onOpenTicket'> & { into: MergedInto };

/** Where it goes on, and what taking the merge back would make of it: on every desk that may write here. */
function Merged({ into, unmerge, onOpenTicket }: MergedProps) {
  const t = useT('tickets');
  const number = String(into.number ?? '');
  return (
    <p className={css['banner']}>
      <IconArrowMerge size={14} stroke={1.6} aria-hidden />
      <span>{t(whereTo(into), { number })}</span>
      {into.isHere && (
        <Button variant="default" size="compact-xs" onClick={() => onOpenTicket(into.ticketId)}>
          {t('header.open', { number })}
        </Button>
      )}
      {unmerge.isEnabled !== false && (
        <>
          <ActionButton action={unmerge} variant="subtle" size="compact-xs" />
          <ComesOut out={into.out} />
        </>
      )}
    </p>
  );
}

function whereTo({ isHere, number }: MergedInto) {
  if (isHere) return 'header.mergedInto';
  return number === null ? 'header.mergedUnknown' : 'header.mergedAway';
}

function ComesOut({ out: { status, waitingSinceAt } }: { out: MergedInto['out'] }) {
  const t = useT('tickets');
  const common = useT('common');
  const now = useNow(60_000);
  if (status === 'open' && waitingSinceAt !== null)
    return <span>{t('header.comesOutWaiting', { time: spanWords(t, Math.max(0, now - waitingSinceAt)) })}</span>;
  return <span>{t('header.comesOut', { status: common(`status.${status}`) })}</span>;
}
