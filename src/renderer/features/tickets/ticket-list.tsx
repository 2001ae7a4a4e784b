import { useDebouncedValue } from '@mantine/hooks';
import { useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { ErrorState, Skeleton, VirtualList } from '../../ui/index.ts';
import { useInbox } from './inbox-store.ts';
import { ListEmpty } from './list-empty.tsx';
import { ListHeader } from './list-header.tsx';
import { useDirectory, useTicket } from '../../lib/reads.ts';
import { useOrder, useTicketList } from './queries.ts';
import css from './ticket-list.module.css';
import { TicketRow } from './ticket-row.tsx';
import { useHeldRows } from './use-held-rows.ts';
import { otherOrder, VIEWS } from './views.ts';

const FILTER_DELAY_MS = 120;
const ROW_PX = 80;
const NO_ROWS = [] as const;
const keyOf = (row: TicketListItem): string => row.id;

type Props = { ticketId: string | null; onOpenTicket: (ticketId: string) => void };

/** What waits for me: the views, a filter, and the rows. */
export function TicketList({ ticketId, onOpenTicket }: Props) {
  const t = useT('tickets');
  const local = useLocalized();
  const { view, queueId, text } = useInbox();
  const [order, setOrder] = useOrder();
  const [asked] = useDebouncedValue(text.trim(), text === '' ? 0 : FILTER_DELAY_MS);
  const list = useTicketList({ view, queueId, text: asked, order });
  const live = useTicket(ticketId).data;
  const answer = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? NO_ROWS, [list.data]);
  const question = list.isPlaceholderData ? null : [view, queueId, order, asked].join('\n');
  const rows = useHeldRows(question, answer, ticketId, live);
  const here = useMemo(() => new Set(answer.map((row) => row.id)), [answer]);
  const queues = useDirectory().data?.queues;
  const names = useMemo(() => new Map(queues?.map((queue) => [queue.id, local(queue.name)])), [queues, local]);
  const shows = useMemo(
    () => ({
      status: view === 'mine' || view === 'all' || view === 'unassigned',
      assignee: view !== 'mine' && view !== 'unassigned',
    }),
    [view],
  );
  const box = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const focusRows = () => box.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  const step = (by: number) => {
    const at = rows.findIndex((row) => row.id === ticketId);
    const next = at < 0 ? rows[0] : rows[at + by];
    if (next) onOpenTicket(next.id);
  };
  useFollow(
    box,
    ticketId,
    rows.findIndex((row) => row.id === ticketId),
  );
  useListActions({ step, order, setOrder, focusFilter: () => filter.current?.select(), hasRows: rows.length > 0 });
  return (
    <div className={css['list']} ref={box}>
      <ListHeader order={order} onOrder={setOrder} filterRef={filter} onLeaveFilter={focusRows} />
      {list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 ? (
        <ListEmpty text={asked} />
      ) : (
        <VirtualList
          key={[view, queueId, order].join()}
          items={rows}
          keyOf={keyOf}
          label={t('listLabel')}
          estimateHeight={ROW_PX}
          selectedKey={ticketId}
          selectsOnMove
          onSelect={(row) => onOpenTicket(row.id)}
          onNearEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
          renderItem={(row, { isSelected }) => (
            <TicketRow
              ticket={row}
              queueName={names.get(row.queueId)}
              isSelected={isSelected}
              hasLeft={isSelected && !list.hasNextPage && !here.has(row.id)}
              shows={shows}
            />
          )}
          footer={list.isFetchingNextPage ? <p className={css['more']}>{t('moreLoading')}</p> : null}
        />
      )}
    </div>
  );
}

/** Brings the row of a ticket that was opened from elsewhere (a key, a link) into sight, and does not move for any other. */
function useFollow(box: RefObject<HTMLElement | null>, ticketId: string | null, index: number): void {
  const followed = useRef<string | null>(null);
  useLayoutEffect(() => {
    const list = box.current?.querySelector('[role="listbox"]');
    if (!list || index < 0 || followed.current === ticketId) return;
    followed.current = ticketId;
    const [top, bottom] = [index * ROW_PX, (index + 1) * ROW_PX];
    if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  }, [box, ticketId, index]);
}

type ListKeys = {
  step: (by: number) => void;
  order: ReturnType<typeof useOrder>[0];
  setOrder: ReturnType<typeof useOrder>[1];
  focusFilter: () => void;
  hasRows: boolean;
};

function useListActions({ step, order, setOrder, focusFilter, hasRows }: ListKeys): void {
  const t = useT('tickets');
  const showView = useInbox((inbox) => inbox.showView);
  const views = VIEWS.map((name, i): Action => ({
    id: `list.view.${name}`,
    group: 'list',
    labelKey: 'tickets:action.view',
    labelArgs: { value: t(`view.${name}`) },
    keys: String(i + 1),
    perform: () => showView(name),
  }));
  useActions([
    {
      id: 'list.next',
      group: 'list',
      labelKey: 'tickets:action.next',
      keys: 'j',
      isEnabled: hasRows,
      perform: () => step(1),
    },
    {
      id: 'list.previous',
      group: 'list',
      labelKey: 'tickets:action.previous',
      keys: 'k',
      isEnabled: hasRows,
      perform: () => step(-1),
    },
    { id: 'list.filter', group: 'list', labelKey: 'tickets:action.filter', keys: '/', perform: focusFilter },
    {
      id: 'list.order',
      group: 'list',
      labelKey: 'tickets:action.order',
      keys: 'o',
      perform: () => setOrder(otherOrder(order)),
    },
    ...views,
  ]);
}
