export { OutboxDrawer } from './outbox-drawer.tsx';
export { SyncPill } from './sync-pill.tsx';
export { useSyncStatus } from './use-sync-status.ts';
