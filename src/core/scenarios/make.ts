import type { Feeling } from '#shared/domain/guidance/index.ts';
import {
  scenarioFromTicket,
  type FromTicket,
  type LineFeeling,
  type TicketDraft,
} from '#shared/practice/from-ticket/index.ts';
import type { ReadFeeling } from '../kernel/ports.ts';
import type { Source } from './ticket.ts';

/** Where feelings cannot be read, everybody is calm and a lead chooses. */
const CALM: LineFeeling = { emotion: 'neutral', intensity: 0, polarity: 0, needs: [] };

/** Says nothing of the case: a word of its title might be a name that nobody has noticed yet. */
export const keyOf = (id: string): string => `team-${id.replaceAll('-', '').slice(-12).toLowerCase()}`;

type Making = { readonly id: string; readonly source: Source; readonly feel: ReadFeeling | null };

/** A draft of a ticket, without personal data, or why there is none. */
export function makeDraft({ id, source, feel }: Making): TicketDraft {
  const { ticket, lang, customer, people, procedure, articles } = source;
  const about = { lang, known: { customer, people }, procedure, articles, key: keyOf(id) };
  if (!feel) return scenarioFromTicket(ticket, { ...about, readFeeling: () => CALM });
  return scenarioFromTicket<Feeling>(ticket, { ...about, readFeeling: feel } satisfies FromTicket<Feeling>);
}
