import { Button } from '@mantine/core';
import { useState } from 'react';
import type { HistoryFilter, HistoryItem } from '#shared/contract/app/history.ts';
import { useActions } from '../../lib/actions.ts';
import { actionIn } from '../../lib/action-in.ts';
import { useT } from '../../lib/i18n.tsx';
import { useGo } from '../../lib/router.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/index.ts';
import { HistoryRow } from './history-row.tsx';
import { useHistory } from './queries.ts';
import css from './screen.module.css';

type Props = { customerId: string; filter: HistoryFilter; onClear: () => void };

/** One line for each thing that happened between us, newest first; a ticket opens into its own. */
export function HistoryList({ customerId, filter, onClear }: Props) {
  const t = useT('history');
  const history = useHistory(customerId, filter);
  const pages = history.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  if (history.error && items.length === 0)
    return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Skeleton lines={8} />;
  const isNarrowed = filter.kind !== undefined || filter.channel !== undefined || filter.text.trim() !== '';
  return (
    <div className={css['list']}>
      {items.length > 0 ? (
        <Rows items={items} />
      ) : (
        <EmptyState
          title={t(isNarrowed ? 'list.nothingFits' : 'list.empty')}
          next={t(isNarrowed ? 'list.nothingFitsNext' : 'list.emptyNext')}
          action={
            isNarrowed && (
              <Button variant="default" onClick={onClear}>
                {t('list.clear')}
              </Button>
            )
          }
        />
      )}
      {history.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => void history.fetchNextPage()}
          loading={history.isFetchingNextPage}
        >
          {t('list.older')}
        </Button>
      )}
      <Scope isPartial={pages[0]?.isPartial ?? false} isLoading={pages[0]?.isLoading ?? false} />
    </div>
  );
}

/** What is not shown, said plainly. */
function Scope({ isPartial, isLoading }: { isPartial: boolean; isLoading: boolean }) {
  const t = useT('history');
  if (!isPartial && !isLoading) return null;
  return <p className={css['scope']}>{t(isLoading ? 'list.loading' : 'list.partial')}</p>;
}

const domId = ({ kind, id }: HistoryItem): string => `history-${kind}-${id}`;
const ticketOf = (item: HistoryItem | undefined): string | null => {
  if (item?.kind === 'ticket') return item.ticket.id;
  if (item?.kind === 'contact') return item.contact.ticketId;
  if (item?.kind === 'run') return item.run.ticketId;
  return item?.kind === 'promise' ? item.promise.ticketId : null;
};

const row = actionIn('list');

function Rows({ items }: { items: readonly HistoryItem[] }) {
  const t = useT('history');
  const { go } = useGo();
  const [at, setAt] = useState<string | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const index = Math.max(
    0,
    items.findIndex((item) => domId(item) === at),
  );
  const current = at === null ? undefined : items[index];
  const toggle = (id: string) =>
    setOpen((was) => new Set(was.has(id) ? [...was].filter((one) => one !== id) : [...was, id]));
  const move = (by: number) => {
    const to = at === null ? 0 : Math.max(0, Math.min(items.length - 1, index + by));
    const item = items[to];
    if (item) document.getElementById(domId(item))?.focus();
  };
  const ticketId = ticketOf(current);
  useActions([
    row('customer.next', 'history:action.next', 'j', () => move(1)),
    row('customer.previous', 'history:action.previous', 'k', () => move(-1)),
    row(
      'customer.open',
      'history:action.open',
      'o',
      () => ticketId !== null && go('inbox', ticketId),
      ticketId !== null,
    ),
  ]);
  return (
    <ol className={css['rows']} aria-label={t('screen.history')}>
      {items.map((item) => (
        <HistoryRow
          key={domId(item)}
          item={item}
          domId={domId(item)}
          isCurrent={domId(item) === at}
          isOpen={open.has(item.id)}
          onFocus={() => setAt(domId(item))}
          onToggle={() => toggle(item.id)}
        />
      ))}
    </ol>
  );
}
