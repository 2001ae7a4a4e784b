import { IconPencil } from '@tabler/icons-react';
import { memo } from 'react';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { useT } from '../../lib/i18n.tsx';
import { useFormat, useNow } from '../../lib/time.ts';
import { Pill, StatusDot } from '../../ui/index.ts';
import css from './ticket-row.module.css';
import { waitingTone, waitingWords } from './waiting.ts';

type Props = {
  ticket: TicketListItem;
  queueName: string | undefined;
  isSelected: boolean;
  /** Shown only because it is open: it no longer belongs to this view. */
  hasLeft: boolean;
  /** In a view of one person or one state, saying it again in every row is noise. */
  shows: { readonly status: boolean; readonly assignee: boolean };
};

/** One ticket: who, how, since when; about what; where it stands. */
export const TicketRow = memo(function TicketRow({ ticket, queueName, isSelected, hasLeft, shows }: Props) {
  const t = useT('tickets');
  const common = useT('common');
  const places = [
    t('row.number', { number: String(ticket.number) }),
    queueName,
    shows.assignee ? (ticket.assigneeName ?? t('row.unassigned')) : undefined,
    shows.status && ticket.status !== 'open' ? common(`status.${ticket.status}`) : undefined,
  ];
  return (
    <div className={css['row']} data-selected={isSelected || undefined} data-left={hasLeft || undefined}>
      <div className={css['who']}>
        <span className={css['name']}>{ticket.customerName || t('row.noName')}</span>
        <Pill>{t(`channel.${ticket.channel}`)}</Pill>
        {(ticket.priority === 'urgent' || ticket.priority === 'high') && (
          <Pill tone={ticket.priority === 'urgent' ? 'bad' : 'warn'}>{common(`priority.${ticket.priority}`)}</Pill>
        )}
        <Time ticket={ticket} />
      </div>
      <div className={css['subject']}>{ticket.subject || ticket.preview || t('row.noSubject')}</div>
      <div className={css['place']}>
        <span className="one-line">{hasLeft ? t('row.left') : places.filter(Boolean).join(' · ')}</span>
        {ticket.hasDraft && (
          <span className={css['mark']}>
            <IconPencil size={12} stroke={1.8} aria-hidden />
            {t('row.draft')}
          </span>
        )}
        {ticket.isPending && (
          <span className={css['mark']}>
            <StatusDot tone="warn" />
            {t('row.pendingHere')}
          </span>
        )}
      </div>
    </div>
  );
});

/** How long the customer has waited; where nobody waits, when something last happened. */
function Time({ ticket }: { ticket: TicketListItem }) {
  const t = useT('tickets');
  const format = useFormat();
  const now = useNow(30_000);
  if (ticket.waitingSinceAt === null) {
    const time = format.short(ticket.updatedAt, now);
    return (
      <time
        className={css['time']}
        dateTime={new Date(ticket.updatedAt).toISOString()}
        title={t('waiting.touched', { time })}
      >
        {time}
      </time>
    );
  }
  const waited = Math.max(0, now - ticket.waitingSinceAt);
  const time = waitingWords(t, waited);
  return (
    <span className={css['time']} data-tone={waitingTone(ticket.channel, waited)}>
      <span className="visually-hidden">{t('waiting.label', { time })}</span>
      <span aria-hidden title={t('waiting.label', { time })}>
        {time}
      </span>
    </span>
  );
}
