import { first } from './001-first.ts';
import { commit } from './002-commit.ts';
import { livingTeam } from './003-living-team.ts';
import type { Migration } from './types.ts';

export const MIGRATIONS: readonly Migration[] = [first, commit, livingTeam];
export type { Migration } from './types.ts';
