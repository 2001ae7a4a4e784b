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

export type MacroNames = { customer: string; agent: string; number: string };

/** Fills the three names into a macro's text; an unknown `{word}` stays as written. */
export function fillMacro(text: string, names: MacroNames): string {
  return text.replace(/\{(customer|agent|number)\}/g, (_, key: keyof MacroNames) => names[key]);
}
