import { useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useSettings } from '../../lib/settings.ts';
import { ErrorState, Skeleton, VirtualList } from '../../ui/index.ts';
import { useInbox } from './inbox-store.ts';
import { ListEmpty } from './list-empty.tsx';
import { ListHeader } from './list-header.tsx';
import { useDirectory, useTicket } from '../../lib/reads.ts';
import { useOrder, useTicketList } from './queries.ts';
import css from './ticket-list.module.css';
import { ROW_PX, TicketRow } from './ticket-row.tsx';
import { useHeldRows } from './use-held-rows.ts';
import { useListActions } from './use-list-actions.ts';
import { useMarks } from './use-marks.ts';

const FILTER_DELAY_MS = 120;
const NO_ROWS = [] as const;
const keyOf = (row: TicketListItem): string => row.id;
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));
const FilterDialog = lazy(async () => ({ default: (await import('./filter-dialog.tsx')).FilterDialog }));

type Props = { ticketId: string | null; onOpenTicket: (ticketId: string) => void };

/** What waits for me: the views, a filter, and the rows. */
export function TicketList({ ticketId, onOpenTicket }: Props) {
  const t = useT('tickets');
  const { list, rows, here, order, setOrder, asked } = useRows(ticketId);
  const { view, queueId, filter, filterOpen, marked } = useInbox();
  const { density } = useSettings().settings;
  const names = useQueueNames();
  const shows = useMemo(
    () => ({
      status: !['open', 'pending', 'solved'].includes(view),
      assignee: view !== 'mine' && view !== 'unassigned',
    }),
    [view],
  );
  const box = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLInputElement>(null);
  const focusRows = () => box.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  const at = rows.findIndex((row) => row.id === ticketId);
  const step = (by: number) => {
    const next = at < 0 ? rows[0] : rows[at + by];
    if (next) onOpenTicket(next.id);
  };
  const marks = useMarks(rows, ticketId);
  useFollow(box, ticketId, at, ROW_PX[density]);
  useListActions({
    step,
    order,
    setOrder,
    focusFilter: () => words.current?.select(),
    hasRows: rows.length > 0,
    marks,
  });
  return (
    <div className={css['list']} ref={box}>
      <ListHeader order={order} onOrder={setOrder} filterRef={words} onLeaveFilter={focusRows} />
      {list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 ? (
        <ListEmpty text={asked} />
      ) : (
        <VirtualList
          key={[view, queueId, order, density, JSON.stringify(filter)].join()}
          items={rows}
          keyOf={keyOf}
          label={t('listLabel')}
          estimateHeight={ROW_PX[density]}
          selectedKey={ticketId}
          selectsOnMove
          onSelect={(row) => onOpenTicket(row.id)}
          checkedKeys={marks.keys}
          onExtend={marks.extend}
          onNearEnd={() => {
            if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
          }}
          renderItem={(row, { isSelected }) => (
            <TicketRow
              ticket={row}
              queueName={names.get(row.queueId)}
              isSelected={isSelected}
              isMarked={marks.keys ? marks.keys.has(row.id) : null}
              onMark={marks.toggle}
              density={density}
              hasLeft={isSelected && !list.hasNextPage && !here.has(row.id)}
              shows={shows}
            />
          )}
          footer={list.isFetchingNextPage ? <p className={css['more']}>{t('moreLoading')}</p> : null}
        />
      )}
      <Suspense fallback={null}>
        {marked.length > 0 && <BulkBar rows={rows} />}
        {filterOpen !== null && <FilterDialog kind={filterOpen} />}
      </Suspense>
    </div>
  );
}

/** The rows of the list that is asked for, with the open ticket held in its place. */
function useRows(ticketId: string | null) {
  const { view, queueId, text, filter } = useInbox();
  const [order, setOrder] = useOrder();
  const [asked] = useDebouncedValue(text.trim(), text === '' ? 0 : FILTER_DELAY_MS);
  const list = useTicketList({ view, queueId, text: asked, filter, order });
  const live = useTicket(ticketId).data;
  const answer = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? NO_ROWS, [list.data]);
  const question = list.isPlaceholderData ? null : [view, queueId, order, asked, JSON.stringify(filter)].join('\n');
  const rows = useHeldRows(question, answer, ticketId, live);
  const here = useMemo(() => new Set(answer.map((row) => row.id)), [answer]);
  return { list, rows, here, order, setOrder, asked };
}

function useQueueNames(): ReadonlyMap<string, string> {
  const local = useLocalized();
  const queues = useDirectory().data?.queues;
  return useMemo(() => new Map(queues?.map((queue) => [queue.id, local(queue.name)])), [queues, local]);
}

/** Brings the row of a ticket that was opened from elsewhere (a key, a link) into sight, and does not move for any other. */
function useFollow(box: RefObject<HTMLElement | null>, ticketId: string | null, index: number, rowPx: number): void {
  const followed = useRef<string | null>(null);
  useLayoutEffect(() => {
    const list = box.current?.querySelector('[role="listbox"]');
    if (!list || index < 0 || followed.current === ticketId) return;
    followed.current = ticketId;
    const [top, bottom] = [index * rowPx, (index + 1) * rowPx];
    if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  }, [box, ticketId, index, rowPx]);
}
