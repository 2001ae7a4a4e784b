import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { CustomerCard } from '#shared/contract/app/customers.ts';
import type { HistoryFilter } from '#shared/contract/app/history.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { codeOf } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCustomer } from '../../lib/reads.ts';
import { useGo } from '../../lib/router.ts';
import { ActionButton, EmptyState, ErrorState, Pill, Skeleton } from '../../ui/index.ts';
import { AccountPanel } from './account-panel.tsx';
import { EditCustomer } from './edit-customer.tsx';
import { Filters } from './filters.tsx';
import { HistoryList } from './history-list.tsx';
import { MomentsPanel } from './moments-panel.tsx';
import { PromisesPanel } from './promises-panel.tsx';
import css from './screen.module.css';

const EVERYTHING: HistoryFilter = { text: '' };

type Props = {
  rest: readonly string[];
  /** What another feature has to say beside this customer, above everything else. */
  renderAside: (customerId: string) => ReactNode;
};

/** `#/customer/<customerId>`: everything this desk knows of one customer, over all channels. */
export function CustomerScreen({ rest, renderAside }: Props) {
  const t = useT('history');
  const customerId = rest[0] ?? null;
  const { data, error, refetch } = useCustomer(customerId);
  if (customerId === null) return <EmptyState title={t('screen.nobody')} next={t('screen.nobodyNext')} />;
  if (data) return <Customer key={customerId} customer={data} aside={renderAside(customerId)} />;
  if (error && codeOf(error) === 'NOT_FOUND')
    return <EmptyState title={t('screen.gone')} next={t('screen.goneNext')} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />;
}

function Customer({ customer, aside }: { customer: CustomerCard; aside: ReactNode }) {
  const t = useT('history');
  const [filter, setFilter] = useState(EVERYTHING);
  return (
    <div className={css['screen']}>
      <section className={css['main']} aria-label={t('screen.history')}>
        <Head customer={customer} />
        <Filters filter={filter} onChange={setFilter} />
        <HistoryList customerId={customer.id} filter={filter} onClear={() => setFilter(EVERYTHING)} />
      </section>
      <aside className={css['aside']} aria-label={t('screen.aside')}>
        {aside}
        <PromisesPanel customerId={customer.id} ticketId={null} />
        <AccountPanel customerId={customer.id} />
        <MomentsPanel customerId={customer.id} />
      </aside>
    </div>
  );
}

function Head({ customer }: { customer: CustomerCard }) {
  const common = useT('common');
  const { go } = useGo();
  const [isEditing, setEditing] = useState(false);
  const newest = customer.tickets[0]?.id;
  const back: Action = {
    id: 'customer.ticket',
    group: 'list',
    labelKey: 'history:action.newestTicket',
    icon: IconArrowLeft,
    keys: 't',
    isEnabled: newest !== undefined,
    perform: () => go('inbox', ...(newest === undefined ? [] : [newest])),
  };
  const edit: Action = {
    id: 'customer.edit',
    group: 'ticket',
    labelKey: 'history:action.edit',
    icon: IconPencil,
    keys: 'shift+e',
    isEnabled: customer.isEditable,
    perform: () => setEditing(true),
  };
  useActions([back, edit]);
  const reach = [...customer.phones.map(formatPhone), ...customer.emails].join(' · ');
  return (
    <header className={css['head']}>
      <div>
        <h2 className={css['name']}>
          {customer.name} {customer.tier !== 'standard' && <Pill>{common(`tier.${customer.tier}`)}</Pill>}
        </h2>
        <p className={css['reach']}>{reach}</p>
      </div>
      <div className={css['tools']}>
        <ActionButton action={back} size="compact-sm" />
        {customer.isEditable && <ActionButton action={edit} size="compact-sm" />}
      </div>
      {isEditing && <EditCustomer customer={customer} onClose={() => setEditing(false)} />}
    </header>
  );
}
