import { firstReplica } from './0010-first-replica.ts';
import { livingTeam } from './0020-living-team.ts';
import type { Migration } from './types.ts';

export const MIGRATIONS: readonly Migration[] = [firstReplica, livingTeam];
export type { Migration };
