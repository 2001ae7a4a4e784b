import type { CustomerCard } from '#shared/contract/app/customers.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useActions } from '../../lib/actions.ts';
import { codeOf } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCall } from '../../lib/query.ts';
import { useFormat } from '../../lib/time.ts';
import { ErrorState, Panel, Pill, Skeleton } from '../../ui/index.ts';
import { copyText, CopyButton } from './copy-button.tsx';
import css from './customer-panel.module.css';
import { OtherTickets } from './other-tickets.tsx';

type Props = {
  customerId: string;
  /** The ticket that is open: not listed among the others. */
  currentTicketId: string;
  onOpenTicket: (ticketId: string) => void;
};

/** Who is on the other side: how to reach them, what the team knows, and what else they have with us. */
export function CustomerPanel({ customerId, currentTicketId, onOpenTicket }: Props) {
  const t = useT('customers');
  const { data, error, refetch } = useCall(['customer', customerId], ['customer', 'ticket'], (api, signal) =>
    api.customers.get({ customerId }, { signal }),
  );
  if (data) return <Card customer={data} currentTicketId={currentTicketId} onOpenTicket={onOpenTicket} />;
  return (
    <Panel title={t('title')}>
      {error ? <NotHere error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />}
    </Panel>
  );
}

function NotHere({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT('customers');
  const code = codeOf(error);
  if (code === 'NOT_FOUND') return <p className={css['quiet']}>{t('gone')}</p>;
  if (code === 'FORBIDDEN') return <p className={css['quiet']}>{t('forbidden')}</p>;
  return <ErrorState error={error} onRetry={onRetry} />;
}

function Card({ customer, currentTicketId, onOpenTicket }: { customer: CustomerCard } & Omit<Props, 'customerId'>) {
  const t = useT('customers');
  const tTicket = useT('tickets');
  const [phone, email] = [customer.phones[0], customer.emails[0]];
  useActions([
    {
      id: 'customer.copy-phone',
      group: 'ticket',
      labelKey: 'customers:action.copyPhone',
      isEnabled: phone !== undefined,
      perform: () => void copyText(phone ?? ''),
    },
    {
      id: 'customer.copy-email',
      group: 'ticket',
      labelKey: 'customers:action.copyEmail',
      isEnabled: email !== undefined,
      perform: () => void copyText(email ?? ''),
    },
  ]);
  return (
    <Panel title={t('title')} aside={t('openTickets', { count: customer.openTickets })}>
      <p className={css['name']}>
        {customer.name}
        {customer.tier !== 'standard' && <Pill>{tTicket(`tier.${customer.tier}`)}</Pill>}
      </p>
      <Reach customer={customer} />
      <OtherTickets
        tickets={customer.tickets.filter((ticket) => ticket.id !== currentTicketId)}
        onOpenTicket={onOpenTicket}
      />
    </Panel>
  );
}

function Reach({ customer }: { customer: CustomerCard }) {
  const t = useT('customers');
  const format = useFormat();
  return (
    <dl className={css['facts']}>
      {customer.phones.map((phone, i) => (
        <Fact key={phone} label={i === 0 ? t('phone') : ''} value={formatPhone(phone)} copies={phone} />
      ))}
      {customer.emails.map((email, i) => (
        <Fact key={email} label={i === 0 ? t('email') : ''} value={email} copies={email} />
      ))}
      <Fact label={t('language')} value={t(`languages.${customer.language}`)} />
      <Fact label={t('since')} value={format.day(customer.createdAt, 0)} />
      {customer.facts.map((fact) => (
        <Fact key={`${fact.label}\n${fact.value}`} label={fact.label} value={fact.value} />
      ))}
    </dl>
  );
}

function Fact({ label, value, copies }: { label: string; value: string; copies?: string }) {
  return (
    <div className={css['fact']}>
      <dt>{label}</dt>
      <dd>
        <span>{value}</span>
        {copies !== undefined && <CopyButton value={copies} />}
      </dd>
    </div>
  );
}
