import { first } from './001-first.ts';
import { commit } from './002-commit.ts';
import { livingTeam } from './003-living-team.ts';
import { adminAudit } from './004-admin-audit.ts';
import { desk } from './005-desk.ts';
import { knowledgeFiles } from './006-knowledge-files.ts';
import { whatEnds } from './007-what-ends.ts';
import { refreshTries } from './008-refresh-tries.ts';
import { erased } from './009-erased.ts';
import { contacts } from './010-contacts.ts';
import { channels } from './011-channels.ts';
import { offersKnown } from './012-offers-known.ts';
import { runs } from './013-runs.ts';
import { bot } from './014-bot.ts';
import { guidance } from './015-guidance.ts';
import { practice } from './016-practice.ts';
import type { Migration } from './types.ts';

export const MIGRATIONS: readonly Migration[] = [
  first,
  commit,
  livingTeam,
  adminAudit,
  desk,
  knowledgeFiles,
  whatEnds,
  refreshTries,
  erased,
  contacts,
  channels,
  offersKnown,
  runs,
  bot,
  guidance,
  practice,
];
export type { Migration } from './types.ts';
