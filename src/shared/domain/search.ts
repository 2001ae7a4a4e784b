import { z } from 'zod';
import { AgentId, SearchId } from '../kernel/ids.ts';
import { Millis } from '../kernel/time.ts';

/** What can be found. The order is the order of the groups on the screen. */
export const SEARCH_KINDS = ['customer', 'ticket', 'article', 'message'] as const;
export const SearchKind = z.enum(SEARCH_KINDS);
export type SearchKind = z.infer<typeof SearchKind>;

/** A query an agent keeps under a name; theirs alone, on every desk of theirs. */
export const SavedSearch = z.object({
  id: SearchId,
  agentId: AgentId,
  name: z.string().min(1).max(80),
  query: z.string().min(1).max(400),
  at: Millis,
});
export type SavedSearch = z.infer<typeof SavedSearch>;
