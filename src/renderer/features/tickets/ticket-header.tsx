import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import { isFinished, TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useT } from '../../lib/i18n.tsx';
import { ActionButton, Pill, StatusDot } from '../../ui/index.ts';
import { useCustomer } from '../../lib/reads.ts';
import { statusTone } from './status-tone.ts';
import css from './ticket-header.module.css';
import { useTicketActions } from './use-ticket-actions.ts';
import { useTicketEdit, type TicketEdit } from './use-ticket-edit.ts';

/** Who it is and what it is about; what can be done next, with the one primary button. */
export function TicketHeader({ ticket, sideButton }: { ticket: TicketDetail; sideButton: ReactNode }) {
  const t = useT('tickets');
  const edit = useTicketEdit(ticket);
  const { solve, assignMe } = useTicketActions(ticket, edit);
  const phone = useCustomer(ticket.customerId).data?.phones[0];
  return (
    <header className={css['header']}>
      <div className={css['words']}>
        <div className={css['who']}>
          <h2 className={css['name']}>{ticket.customerName || t('row.noName')}</h2>
          {ticket.customerTier && ticket.customerTier !== 'standard' && <Pill>{t(`tier.${ticket.customerTier}`)}</Pill>}
          <Pill>{t(`channel.${ticket.channel}`)}</Pill>
        </div>
        <p className={css['about']}>
          {phone && <span className={`${css['fixed']} ${css['phone']}`}>{formatPhone(phone)}</span>}
          <span className={css['fixed']}>{t('row.number', { number: String(ticket.number) })}</span>
          <span className="one-line" title={ticket.subject}>
            {ticket.subject || t('row.noSubject')}
          </span>
        </p>
      </div>
      <div className={css['do']}>
        <StatusMenu ticket={ticket} edit={edit} />
        {assignMe.isEnabled && <ActionButton action={assignMe} />}
        <ActionButton action={solve} variant={isFinished(ticket.status) ? 'default' : 'filled'} />
        {sideButton}
      </div>
    </header>
  );
}

function StatusMenu({ ticket, edit }: { ticket: TicketDetail; edit: TicketEdit }) {
  const t = useT('tickets');
  const common = useT('common');
  return (
    <Menu position="bottom-end" disabled={edit.reason !== null}>
      <Menu.Target>
        <Button
          variant="default"
          disabled={edit.reason !== null}
          title={edit.reason ?? undefined}
          aria-label={t('header.status', { status: common(`status.${ticket.status}`) })}
          leftSection={<StatusDot tone={statusTone(ticket.status)} />}
          rightSection={<IconChevronDown size={14} stroke={1.6} aria-hidden />}
        >
          {common(`status.${ticket.status}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {TICKET_STATUSES.map((status) => (
          <Menu.Item
            key={status}
            disabled={status === ticket.status}
            leftSection={<StatusDot tone={statusTone(status)} />}
            onClick={() => edit.set({ status })}
          >
            {common(`status.${status}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
