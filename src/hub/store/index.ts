export { openStore, isPostgresUrl, type StoreOptions } from './open-store.ts';
export { isDatabaseAway } from './outage.ts';
export { inSnapshot, inTransaction } from './transaction.ts';
export type { Db, Reader, Store, Tx } from './store.ts';
export type { FieldStamp, Tables } from './tables.ts';
