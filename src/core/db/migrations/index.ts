import { contacts } from './0100-contacts.ts';
import { firstReplica } from './0010-first-replica.ts';
import { livingTeam } from './0020-living-team.ts';
import { search } from './0030-search.ts';
import { desk } from './0040-desk.ts';
import { knowledge } from './0050-knowledge.ts';
import { wholeDrafts } from './0060-whole-drafts.ts';
import { reconcile } from './0070-reconcile.ts';
import { knownReplies } from './0080-known-replies.ts';
import { searchFields } from './0090-search-fields.ts';
import { guidance } from './0120-guidance.ts';
import { load } from './0130-load.ts';
import { practice } from './0140-practice.ts';
import { sops } from './0110-sops.ts';
import type { Migration } from './types.ts';

export const MIGRATIONS: readonly Migration[] = [
  firstReplica,
  livingTeam,
  search,
  desk,
  knowledge,
  wholeDrafts,
  reconcile,
  knownReplies,
  searchFields,
  contacts,
  sops,
  guidance,
  load,
  practice,
];
export type { Migration };
