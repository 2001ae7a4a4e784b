import { z } from 'zod';
import { SynonymId, TagId } from '../kernel/ids.ts';
import { MAX_PARAGRAPH } from '../kernel/limits.ts';
import { localized } from '../kernel/text.ts';
import { TeamContacts } from './contact-rules.ts';
import { Tag } from './ticket.ts';

/** Words that mean the same to this team: a search for one finds all. */
export const Synonym = z.object({ id: SynonymId, words: z.array(z.string().min(1).max(60)).min(2).max(20) });
export type Synonym = z.infer<typeof Synonym>;

/** A tag the team has agreed on. Others may be typed; a retired one is no longer offered. */
export const TeamTag = z.object({ id: TagId, tag: Tag, note: z.string().max(200), isActive: z.boolean() });
export type TeamTag = z.infer<typeof TeamTag>;

/** What holds for the whole team: one row, id `team`. */
export const Team = z.object({
  id: z.literal('team'),
  /** Days after which a published article is looked at again. */
  reviewAfterDays: z.int().min(7).max(1000),
  /** Stands under e-mail replies of agents without a signature of their own; null: nothing. */
  signature: localized(MAX_PARAGRAPH).nullable(),
  /** Absent: `DEFAULT_CONTACTS`. */
  contacts: TeamContacts.optional(),
});
export type Team = z.infer<typeof Team>;
export const DEFAULT_TEAM: Team = { id: 'team', reviewAfterDays: 180, signature: null };
