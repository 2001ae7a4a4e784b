import { useEffect, useRef } from 'react';
import { HOUR, MINUTE } from '#shared/kernel/units.ts';
import { noticePlace, noticeTitle, useNotices } from '../features/notices/index.ts';
import { useApi } from '../lib/api.tsx';
import { useT } from '../lib/i18n.tsx';
import { useCall } from '../lib/query.ts';
import { useMe, useSyncStatus } from '../lib/reads.ts';
import { useFormat, useNow } from '../lib/time.ts';
import { createTicketNews, newWords, wasGiven } from './ticket-news.ts';
import { isOutOfSight, useTell, type Tell } from './use-tell.ts';

const LOOKED_AT = 20;
const DUE = 50;

/**
 * Tells the person what happened while they look elsewhere. Invariants:
 * 1. What is there when the desk opens is no news.
 * 2. Each thing is told once; of tickets, only of mine.
 * 3. Nothing is told while the page is in sight; what was in sight is not told later.
 * 4. Nothing is told that the settings switch off.
 */
export function useNotifications(): void {
  const tell = useTell();
  useTicketNews(tell);
  useNoticeNews(tell);
  useRiskNews(tell);
  usePromiseNews(tell);
  useOutcomeNews(tell);
}

/** Words of a customer, also the second and third while they wait, and tickets that somebody gave me. */
function useTicketNews(tell: Tell): void {
  const api = useApi();
  const me = useMe()?.id;
  const t = useT('notices');
  const findChanged = useRef(createTicketNews());
  const { data } = useCall(['tickets', 'news'], ['ticket'], (_api, signal) =>
    api.tickets.list(
      { view: 'mine', queueId: null, text: '', order: 'newest', after: null, limit: LOOKED_AT },
      { signal },
    ),
  );
  useEffect(() => {
    if (!data || me === undefined) return;
    const changed = findChanged.current(data.items);
    if (!isOutOfSight()) return;
    for (const { ticket, since } of changed) {
      const look = async () => {
        const { items } = await api.messages.timeline({ ticketId: ticket.id, before: null, limit: LOOKED_AT });
        const words = newWords(items, since);
        const isGiven = wasGiven(items, since, me);
        const given = t('desktop.assigned', { number: String(ticket.number) });
        if (isGiven) tell('assigned', { title: given, body: ticket.subject, ticketId: ticket.id });
        else if (words !== undefined) tell('lines', { title: ticket.customerName, body: words, ticketId: ticket.id });
      };
      // What cannot be read now stands in the list all the same.
      void look().catch(() => {});
    }
  }, [api, me, t, tell, data]);
}

const SWITCHES = { mention: 'mentions', followed: 'followed' } as const;

function useNoticeNews(tell: Tell): void {
  const t = useT('notices');
  const { items } = useNotices();
  const seen = useRef<Set<string>>(undefined);
  useEffect(() => {
    if (!items) return;
    const known = seen.current;
    seen.current = new Set([...(known ?? []), ...items.map(({ id }) => id)]);
    if (!known) return;
    for (const notice of items) {
      if (known.has(notice.id) || notice.kind === 'kept' || notice.kind === 'article') continue;
      const body = notice.body === '' ? noticePlace(notice, t) : notice.body;
      tell(SWITCHES[notice.kind], { title: noticeTitle(notice, t), body, ticketId: notice.ticketId });
    }
  }, [items, t, tell]);
}

/** A promise of mine comes near its end. */
function useRiskNews(tell: Tell): void {
  const t = useT('notices');
  const me = useMe()?.id;
  const now = useNow(30_000);
  const seen = useRef<Set<string>>(undefined);
  const { data } = useCall(['tickets', 'risk'], ['ticket', 'policy', 'calendar'], (api, signal) =>
    api.tickets.list({ view: 'due', queueId: null, text: '', order: 'waiting', after: null, limit: DUE }, { signal }),
  );
  useEffect(() => {
    if (!data || me === undefined) return;
    const near = data.items.flatMap((ticket) => {
      const { due, assigneeId } = ticket;
      return due && assigneeId === me && now >= due.atRiskAt ? [{ ticket, due }] : [];
    });
    const known = seen.current;
    seen.current = new Set(known);
    for (const { ticket, due } of near) {
      const key = `${ticket.id} ${due.clock} ${due.dueAt}`;
      seen.current.add(key);
      if (!known || known.has(key)) continue;
      const words = now >= due.dueAt ? 'desktop.overdue' : 'desktop.atRisk';
      const title = t(words, { number: String(ticket.number) });
      tell('atRisk', { title, body: `${ticket.customerName} · ${ticket.subject}`, ticketId: ticket.id });
    }
  }, [data, me, now, t, tell]);
}

/** So long before a promise is due there is still time to keep it. */
const AHEAD_MS = 15 * MINUTE;
/** What is asked for at once: a page that stays open asks again before the end of it. */
const HORIZON_MS = 6 * HOUR;
const ASK_AGAIN_MS = HOUR;

/** Something I promised a customer is due soon, or is over. */
function usePromiseNews(tell: Tell): void {
  const t = useT('notices');
  const format = useFormat();
  const now = useNow(30_000);
  const seen = useRef<Set<string>>(undefined);
  const { data } = useCall(
    ['promises', 'due'],
    ['promise', 'customer'],
    (api, signal) => api.promises.due({ untilAt: Date.now() + HORIZON_MS }, { signal }),
    { everyMs: () => ASK_AGAIN_MS },
  );
  useEffect(() => {
    if (!data) return;
    const near = data.items.filter(({ dueAt }) => dueAt - AHEAD_MS <= now);
    const known = seen.current;
    seen.current = new Set([...(known ?? []), ...near.map(({ id, dueAt }) => `${id} ${dueAt}`)]);
    for (const { id, dueAt, text, customerName, ticketId } of near) {
      if (!known || known.has(`${id} ${dueAt}`)) continue;
      const title = dueAt <= now ? t('desktop.promiseOver') : t('desktop.promise', { due: format.time(dueAt) });
      tell('atRisk', { title, body: `${customerName} · ${text}`, ticketId });
    }
  }, [data, format, now, t, tell]);
}

function useOutcomeNews(tell: Tell): void {
  const product = useT('session');
  const t = useT('outbox');
  const known = useRef<number>(undefined);
  const unread = useSyncStatus()?.unread;
  useEffect(() => {
    if (unread === undefined) return;
    const isMore = known.current !== undefined && unread > known.current;
    known.current = unread;
    if (isMore) tell(null, { title: product('product'), body: t('pill.unread', { count: unread }), ticketId: null });
  }, [product, t, tell, unread]);
}
