import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { SYNC_KEY } from '../../lib/live.ts';
import { useCall } from '../../lib/query.ts';

/** Asked once; after that every change arrives as an event. */
export function useSyncStatus(): SyncStatus | undefined {
  return useCall(SYNC_KEY, ['sync'], (api, signal) => api.sync.status({}, { signal })).data;
}
