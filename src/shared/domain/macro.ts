import { z } from 'zod';
import { ArticleId, MacroId, QueueId } from '../kernel/ids.ts';
import { MAX_BODY, MAX_TAGS } from '../kernel/limits.ts';
import { localized, LocalizedText } from '../kernel/text.ts';
import { FieldKey, FieldValue } from './field.ts';
import { Tag, TicketFields } from './ticket.ts';

/**
 * A prepared answer and the changes that go with it, all done at once. Texts may hold the names of `macro-text`. `assign`:
 * whom it then belongs to. `snoozeMs`: sleeps this long afterwards. `queueIds` empty: offered everywhere.
 */
export const Macro = z.object({
  id: MacroId,
  name: LocalizedText,
  body: localized(MAX_BODY).nullable(),
  kind: z.enum(['reply', 'note']),
  /** An internal note written together with the body. */
  note: localized(MAX_BODY).nullable(),
  set: TicketFields.pick({ status: true, priority: true, queueId: true }),
  assign: z.enum(['keep', 'me', 'nobody']),
  snoozeMs: z.int().positive().nullable(),
  follow: z.boolean(),
  fill: z.record(FieldKey, FieldValue),
  articleIds: z.array(ArticleId).max(10),
  addTags: z.array(Tag).max(MAX_TAGS),
  removeTags: z.array(Tag).max(MAX_TAGS),
  queueIds: z.array(QueueId).max(200),
  isActive: z.boolean(),
});
export type Macro = z.infer<typeof Macro>;

export { fillMacro, MACRO_NAMES, type MacroName, type MacroNames } from './macro-text.ts';
