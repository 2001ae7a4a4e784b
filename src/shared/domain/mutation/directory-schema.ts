import { z } from 'zod';
import { Field } from '../field.ts';
import { Macro } from '../macro.ts';
import { Calendar, Policy } from '../policy.ts';
import { SavedSearch } from '../search.ts';
import { Synonym, Team, TeamTag } from '../team.ts';
import { AgentId, PolicyId, SearchId } from '../../kernel/ids.ts';

/** What administrators keep, one row each. Last arrival wins; when somebody else wrote since `seenVersion`, both are told. */
export const DirectoryRow = z.discriminatedUnion('tbl', [
  z.object({ tbl: z.literal('calendar'), data: Calendar }),
  z.object({ tbl: z.literal('field'), data: Field }),
  z.object({ tbl: z.literal('macro'), data: Macro }),
  z.object({ tbl: z.literal('policy'), data: Policy }),
  z.object({ tbl: z.literal('synonym'), data: Synonym }),
  z.object({ tbl: z.literal('tag'), data: TeamTag }),
  z.object({ tbl: z.literal('team'), data: Team }),
]);
export type DirectoryRow = z.infer<typeof DirectoryRow>;

export const DIRECTORY_MUTATIONS = [
  z.object({ name: z.literal('directory.put'), row: DirectoryRow, seenVersion: z.int().min(0) }),
  z.object({
    name: z.literal('directory.remove'),
    tbl: z.enum(['calendar', 'field', 'macro', 'policy', 'synonym', 'tag']),
    id: z.string().max(128),
    /** For a calendar: every policy the desk knows, none of which may name it; the hub asks those it knows too. Empty for anything else. */
    policyIds: z.array(PolicyId).max(500),
  }),
  /** One's own signature: `agentId` is the writer, named so that the hub locks the row. */
  z.object({ name: z.literal('agent.sign'), agentId: AgentId, signature: z.string().max(2000) }),
  z.object({ name: z.literal('search.save'), search: SavedSearch.omit({ agentId: true, at: true }) }),
  z.object({ name: z.literal('search.forget'), searchId: SearchId }),
] as const;
