import { hashKey, type QueryCacheNotifyEvent, type QueryClient } from '@tanstack/react-query';
import type { SessionStatus } from '#shared/contract/app/session.ts';
import type { Settings } from '#shared/contract/app/settings.ts';
import type { Api } from '../lib/api.tsx';
import { SESSION_KEY, sessionQuery } from '../lib/session.ts';
import { settingsQuery } from '../lib/settings.ts';
import { loadDesk } from './load-desk.ts';

const SESSION = hashKey(SESSION_KEY);

function unlocked({ type, query }: QueryCacheNotifyEvent): boolean {
  if (type !== 'updated' || query.queryHash !== SESSION) return false;
  return (query.state.data as SessionStatus | undefined)?.state === 'unlocked';
}

/**
 * The core and the screen have a processor each: what the first screens need is on its way while they are being drawn. Asked
 * at once: who is here, and how it shall look; as soon as somebody is here: the rows they open with.
 */
export function askAhead(api: Api, client: QueryClient): void {
  const settings = settingsQuery(api);
  void client.prefetchQuery(sessionQuery(api));
  void client.prefetchQuery(settings);
  client.getQueryCache().subscribe((event) => {
    if (!unlocked(event)) return;
    const known = client.getQueryData<Settings>(settings.queryKey);
    if (known) void loadDesk().then(({ askFirstRows }) => askFirstRows(api, client, known.ticketOrder));
  });
}
