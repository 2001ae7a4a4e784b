import { firstReplica } from './0010-first-replica.ts';
import type { Migration } from './types.ts';

export const MIGRATIONS: readonly Migration[] = [firstReplica];
export type { Migration };
