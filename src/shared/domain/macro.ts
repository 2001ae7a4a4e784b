import { z } from 'zod';
import { MacroId } from '../kernel/ids.ts';
import { LocalizedText } from '../kernel/text.ts';
import { Tag, TicketFields } from './ticket.ts';

/** A prepared answer and the changes that go with it. Text may hold `{customer}`, `{agent}`, `{number}`. */
export const Macro = z.object({
  id: MacroId,
  name: LocalizedText,
  body: LocalizedText.nullable(),
  kind: z.enum(['reply', 'note']),
  set: TicketFields.pick({ status: true, priority: true, queueId: true }),
  addTags: z.array(Tag),
  removeTags: z.array(Tag),
});
export type Macro = z.infer<typeof Macro>;

export { fillMacro, type MacroNames } from './macro-text.ts';
