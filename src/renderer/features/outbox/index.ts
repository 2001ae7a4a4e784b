export { OutboxDrawer } from './outbox-drawer.tsx';
export { SyncPill } from './sync-pill.tsx';
