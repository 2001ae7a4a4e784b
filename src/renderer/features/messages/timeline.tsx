import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject, type UIEvent } from 'react';
import type { TimelineItem } from '#shared/contract/app/messages.ts';
import { useActions } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { EmptyState, ErrorState, Skeleton, VirtualList } from '../../ui/index.ts';
import { useEventWorld, useTimeline } from './queries.ts';
import { TimelineRowView } from './timeline-line.tsx';
import { timelineRows, type TimelineRow } from './timeline-rows.ts';
import css from './timeline.module.css';

const LINE_PX = 64;
/** Nearer to the end than this is at the end. */
const END_PX = 60;
type TimelineQuery = ReturnType<typeof useTimeline>['query'];
const keyOf = (row: TimelineRow): string => row.key;

type Props = {
  ticketId: string;
  /** The line to begin at; null: at the newest. */
  lineId?: string | null;
};

/** What was said and what happened, newest at the bottom. */
export function Timeline({ ticketId, lineId = null }: Props) {
  const t = useT('messages');
  const { query, items } = useTimeline(ticketId);
  const world = useEventWorld();
  const rows = useMemo(() => timelineRows(items, !query.hasNextPage), [items, query.hasNextPage]);
  const box = useRef<HTMLDivElement>(null);
  const end = useEnd(box, items, lineId === null);
  const askOlder = useOlder(box, query, items.length, end.hasBegun);
  useLineFetched(lineId, items, query);
  if (query.isError && items.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Skeleton lines={6} lineHeight={28} />;
  if (items.length === 0) return <EmptyState title={t('empty')} next={t('emptyHint')} />;
  return (
    <div
      className={css['timeline']}
      ref={box}
      onScrollCapture={(event) => {
        end.onScroll(event);
        askOlder();
      }}
    >
      {query.isFetchingNextPage && <p className={css['older']}>{t('older')}</p>}
      <VirtualList
        items={rows}
        keyOf={keyOf}
        label={t('timeline')}
        semantics="feed"
        anchor="end"
        wantedKey={lineId}
        estimateHeight={LINE_PX}
        renderItem={(row) => <TimelineRowView row={row} world={world} />}
      />
      {!end.isAtEnd && (
        <Button
          className={css['end'] ?? ''}
          variant="default"
          size="compact-sm"
          leftSection={<IconArrowDown size={14} stroke={1.6} aria-hidden />}
          aria-keyshortcuts="l"
          onClick={end.go}
        >
          {end.unseen > 0 ? t('newLines', { count: end.unseen }) : t('toEnd')}
        </Button>
      )}
      <Announcer items={items} />
    </div>
  );
}

/** Nearer to the beginning than this, older lines are fetched. */
const NEAR_PX = 500;

/**
 * Fetches older lines when the beginning comes near, or where the lines do not fill the room. Not before the conversation
 * has been brought to its end: until then the beginning is in sight only by accident.
 */
function useOlder(box: RefObject<HTMLDivElement | null>, query: TimelineQuery, count: number, hasBegun: boolean) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const ask = useCallback(() => {
    const feed = feedIn(box);
    if (!feed || !hasBegun || !hasNextPage || isFetchingNextPage) return;
    if (feed.scrollTop < NEAR_PX) void fetchNextPage();
  }, [box, hasBegun, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(ask, [ask, count]);
  return ask;
}

/** A line further back than this is not worth the wait: the conversation stays where it is. */
const FURTHEST = 6000;

/** Fetches older lines until the one that is wanted is among them. */
function useLineFetched(lineId: string | null, items: readonly TimelineItem[], query: TimelineQuery): void {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const isMissing = lineId !== null && !items.some((item) => item.id === lineId);
  const mayFetch = isMissing && hasNextPage && !isFetchingNextPage && items.length > 0 && items.length < FURTHEST;
  useEffect(() => {
    if (mayFetch) void fetchNextPage();
  }, [mayFetch, fetchNextPage]);
}

const feedIn = (box: RefObject<HTMLDivElement | null>) => box.current?.querySelector('[role="feed"]');

/** Whether the newest line is in sight, how many came while it was not, and the way back. */
function useEnd(box: RefObject<HTMLDivElement | null>, items: readonly TimelineItem[], beginsThere: boolean) {
  const [isAtEnd, setAtEnd] = useState(true);
  const newest = items.at(-1);
  const [seen, setSeen] = useState(newest?.id);
  if (isAtEnd && newest && seen !== newest.id) setSeen(newest.id);
  const from = items.findIndex((item) => item.id === seen);
  const unseen = from < 0 ? 0 : items.slice(from + 1).filter((item) => item.kind !== 'event').length;
  const [hasBegun, setBegun] = useState(false);
  const go = useCallback(() => {
    let frames = 0;
    // Lines in sight for the first time get their true height, so the end moves until all are measured.
    const step = () => {
      const feed = feedIn(box);
      feed?.scrollTo({ top: feed.scrollHeight });
      if (++frames < 4) requestAnimationFrame(step);
      else setBegun(true);
    };
    step();
  }, [box]);
  const hasItems = items.length > 0;
  const stay = useRef(isAtEnd);
  useEffect(() => {
    stay.current = isAtEnd;
  }, [isAtEnd]);
  useEffect(() => {
    const feed = feedIn(box);
    if (!feed) return undefined;
    if (beginsThere) go();
    else requestAnimationFrame(() => setBegun(true));
    // The box for writing grows over the newest lines: whoever was reading them goes on reading them.
    const watch = new ResizeObserver(() => {
      if (stay.current) feed.scrollTo({ top: feed.scrollHeight });
    });
    watch.observe(feed);
    return () => watch.disconnect();
    // Where it began stays true when another line is wanted later.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [box, go, hasItems]);
  const isMine = newest?.isMine === true && newest.delivery !== 'synced';
  const last = useRef<string>(null);
  useEffect(() => {
    // A page slides along with the newest line: the list does not grow by it, and does not follow by itself.
    const isFurther = last.current !== null && last.current !== newest?.id && stay.current;
    // What I just wrote is what I want to see.
    if (isMine || isFurther) go();
    last.current = newest?.id ?? null;
    // oxlint-disable-next-line react/exhaustive-deps
  }, [newest?.id]);
  useActions([
    {
      id: 'message.end',
      group: 'message',
      labelKey: 'messages:action.toEnd',
      keys: 'l',
      isEnabled: !isAtEnd,
      perform: go,
    },
  ]);
  const onScroll = (event: UIEvent) => {
    const feed = event.target as HTMLElement;
    if (feed.getAttribute('role') !== 'feed') return;
    setAtEnd(feed.scrollHeight - feed.scrollTop - feed.clientHeight < END_PX);
  };
  return { isAtEnd, unseen, go, hasBegun, onScroll };
}

/** Reads a new line of the customer aloud, once, where a screen reader is on. */
function Announcer({ items }: { items: readonly TimelineItem[] }) {
  const t = useT('messages');
  const last = items.findLast((item) => item.kind === 'customer');
  const [first] = useState(last?.id);
  const isNew = last !== undefined && last.id !== first;
  return (
    <p className="visually-hidden" aria-live="polite">
      {isNew && t('announce', { name: last.authorName, text: last.body })}
    </p>
  );
}
