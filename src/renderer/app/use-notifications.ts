import { useEffect, useRef } from 'react';
import type { TicketListItem } from '#shared/contract/app/tickets.ts';
import { useSyncStatus } from '../lib/reads.ts';
import { useT } from '../lib/i18n.tsx';
import { useCall } from '../lib/query.ts';
import { useShell } from '../lib/shell.ts';

const LOOKED_AT = 20;

/**
 * Tells the person what happened while they look elsewhere. Invariants:
 * 1. What is there when the desk opens is no news.
 * 2. Customer words are told once, and only of my tickets.
 * 3. Nothing is told while the page is in sight; what was in sight is not told later.
 */
export function useNotifications(): void {
  useCustomerNews();
  useOutcomeNews();
}

const isOutOfSight = (): boolean => document.visibilityState === 'hidden';

function useCustomerNews(): void {
  const shell = useShell();
  const findNews = useRef(createNews());
  const { data } = useCall(['tickets', 'news'], ['ticket'], (api, signal) =>
    api.tickets.list(
      { view: 'mine', queueId: null, text: '', order: 'newest', after: null, limit: LOOKED_AT },
      { signal },
    ),
  );
  useEffect(() => {
    if (!data) return;
    const news = findNews.current(data.items);
    if (!isOutOfSight()) return;
    for (const { id, customerName, preview } of news)
      shell.call({ name: 'notify', title: customerName.slice(0, 200), body: preview, ticketId: id });
  }, [shell, data]);
}

/** Finds the tickets whose customer wrote since the last list; the first list has none. */
function createNews() {
  const seen = new Map<string, number>();
  let isFirst = true;
  return (items: readonly TicketListItem[]): TicketListItem[] => {
    // A ticket may come into the list for another reason than new words: then they are older than what is known.
    const newest = Math.max(0, ...seen.values());
    const news = items.filter(({ id, waitingSinceAt }) => (waitingSinceAt ?? 0) > (seen.get(id) ?? newest));
    // The latest ever seen: a reply that was refused brings the old time back, and that is nobody's new words.
    for (const { id, waitingSinceAt } of items) seen.set(id, Math.max(seen.get(id) ?? 0, waitingSinceAt ?? 0));
    const told = isFirst ? [] : news;
    isFirst = false;
    return told;
  };
}

function useOutcomeNews(): void {
  const shell = useShell();
  const product = useT('session');
  const t = useT('outbox');
  const known = useRef<number>(undefined);
  const unread = useSyncStatus()?.unread;
  useEffect(() => {
    if (unread === undefined) return;
    const isMore = known.current !== undefined && unread > known.current;
    known.current = unread;
    if (!isMore || !isOutOfSight()) return;
    shell.call({
      name: 'notify',
      title: product('product'),
      body: t('pill.unread', { count: unread }),
      ticketId: null,
    });
  }, [shell, product, t, unread]);
}
