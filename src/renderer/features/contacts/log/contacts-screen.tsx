import { Select, Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CONTACT_VIEWS, type ContactItem } from '#shared/contract/app/contacts.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useApi } from '../../../lib/api.tsx';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { ShedNote } from '../shed-note.tsx';
import css from './log.module.css';
import { LogRow } from './log-row.tsx';

type View = (typeof CONTACT_VIEWS)[number];
const isView = (name: string | undefined): name is View => CONTACT_VIEWS.some((view) => view === name);
const PAGE = 50;

function useLog(view: View, queueId: string | null) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['contacts', 'log', view, queueId],
    meta: { tables: ['contact', 'customer', 'agent', 'ticket', 'team', 'queue'] },
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.contacts.list({ view, queueId: queueId, after: pageParam, limit: PAGE }, { signal }),
    getNextPageParam: ({ next }) => next,
  });
}

/** Every contact the team has had, as far as this desk holds it: what was missed, what is not wrapped up, what became of it. */
export function ContactsScreen({ rest }: { rest: readonly string[] }) {
  const t = useT('contacts');
  const { go } = useGo();
  const view = isView(rest[0]) ? rest[0] : 'all';
  const [queueId, setQueueId] = useState<string | null>(null);
  useActions(
    CONTACT_VIEWS.map((name, i): Action => ({
      id: `contacts.${name}`,
      group: 'list',
      labelKey: `contacts:log.${name}`,
      keys: String(i + 1),
      perform: () => go('contacts', name),
    })),
  );
  return (
    <div className={css['screen']}>
      <div className={css['bar']}>
        <Tabs value={view} onChange={(name) => name !== null && go('contacts', name)}>
          <Tabs.List aria-label={t('log.title')}>
            {CONTACT_VIEWS.map((name) => (
              <Tabs.Tab key={name} value={name} aria-controls="contact-log">
                {t(`log.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <QueueFilter value={queueId} onChange={setQueueId} />
      </div>
      <ShedNote />
      <div id="contact-log" role="tabpanel" aria-label={t(`log.${view}`)} className={css['body']}>
        <Log key={`${view} ${queueId}`} view={view} queueId={queueId} />
      </div>
    </div>
  );
}

function QueueFilter({ value, onChange }: { value: string | null; onChange: (queueId: string | null) => void }) {
  const t = useT('contacts');
  const localized = useLocalized();
  const queues = useDirectory().data?.queues ?? [];
  return (
    <Select
      aria-label={t('log.queue')}
      placeholder={t('log.allQueues')}
      data={queues.map(({ id, name }) => ({ value: id as string, label: localized(name) }))}
      value={value}
      onChange={onChange}
      clearable
      size="xs"
    />
  );
}

function Log({ view, queueId }: { view: View; queueId: string | null }) {
  const t = useT('contacts');
  const log = useLog(view, queueId);
  const items = (log.data?.pages ?? []).flatMap((page) => page.items);
  if (log.error) return <ErrorState error={log.error} onRetry={() => void log.refetch()} />;
  if (!log.data) return <Skeleton lines={8} />;
  if (items.length === 0) return <EmptyState title={t(`log.empty.${view}`)} />;
  return <Rows items={items} more={log.hasNextPage ? () => void log.fetchNextPage() : null} />;
}

const row = actionIn('list');

function Rows({ items, more }: { items: readonly ContactItem[]; more: (() => void) | null }) {
  const t = useT('contacts');
  const { go } = useGo();
  // The row is remembered by its contact: one that ends meanwhile stands above it, and moves all others.
  const [at, setAt] = useState<string | null>(null);
  const index = Math.max(
    0,
    items.findIndex(({ id }) => id === at),
  );
  const current = items[index];
  const move = (by: number) => {
    const to = Math.max(0, Math.min(items.length - 1, index + by));
    setAt(items[to]?.id ?? null);
    document.getElementById(`contact-${items[to]?.id}`)?.focus();
  };
  useActions([
    row('contacts.next', 'contacts:log.next', 'j', () => move(1)),
    row('contacts.previous', 'contacts:log.previous', 'k', () => move(-1)),
    row(
      'contacts.ticket',
      'contacts:log.openTicket',
      't',
      () => go('inbox', current?.ticketId ?? ''),
      (current?.ticketId ?? null) !== null,
    ),
    row(
      'contacts.customer',
      'contacts:log.openCustomer',
      'c',
      () => go('customer', current?.customerId ?? ''),
      (current?.customerId ?? null) !== null,
    ),
  ]);
  return (
    <>
      <ul className={css['rows']}>
        {items.map((item) => (
          <LogRow key={item.id} item={item} isCurrent={item === current} onFocus={() => setAt(item.id)} />
        ))}
      </ul>
      {more && (
        <button type="button" className={css['more']} onClick={more}>
          {t('log.more')}
        </button>
      )}
    </>
  );
}
