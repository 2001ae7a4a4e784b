import { UnstyledButton } from '@mantine/core';
import type { CustomerCard } from '#shared/contract/app/customers.ts';
import { useT } from '../../lib/i18n.tsx';
import { ticketMark } from '../../lib/ticket-mark.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import css from './customer-panel.module.css';

type Props = { tickets: CustomerCard['tickets']; onOpenTicket: (ticketId: string) => void };

/** What else this customer has with us, newest first. */
export function OtherTickets({ tickets, onOpenTicket }: Props) {
  const t = useT('customers');
  const common = useT('common');
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <section className={css['others']} aria-label={t('tickets')}>
      <h3 title={t('scopeHint')}>{tickets.length === 0 ? t('noTickets') : t('tickets')}</h3>
      {tickets.length > 0 && (
        <ul>
          {tickets.map((ticket) => (
            <li key={ticket.id}>
              <UnstyledButton
                className={css['ticket']}
                title={t('ticketLabel', { number: String(ticket.number), subject: ticket.subject })}
                onClick={() => onOpenTicket(ticket.id)}
              >
                <span className="one-line">{ticket.subject || ticketMark(ticket.number, common)}</span>
                <span className={css['when']}>
                  {common(`status.${ticket.status}`)} · {format.short(ticket.updatedAt, now)}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
