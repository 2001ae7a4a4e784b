import { implement } from '@orpc/server';
import { sync as contract, type SyncStatus } from '#shared/contract/app/sync.ts';
import type { CurrentDesk } from '../kernel/desk.ts';

export function syncRouter(desk: CurrentDesk, status: () => SyncStatus) {
  const os = implement(contract);
  return os.router({
    status: os.status.handler(() => status()),
    now: os.now.handler(() => {
      desk().sync.now();
      return {};
    }),
  });
}
