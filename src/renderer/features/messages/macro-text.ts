import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import type { Macro } from '#shared/domain/macro.ts';
import { fieldWords, fillMacro, numberWords, signatureFor, type MacroNames } from '#shared/domain/macro-text.ts';
import type { LocalizedText } from '#shared/kernel/text.ts';
import { useLanguage } from '../../lib/i18n.tsx';
import { formatFor, useNow } from '../../lib/time.ts';
import { openBlanks } from './macro-words.ts';
import { useCustomer, useDirectory, useMe } from '../../lib/reads.ts';

/** Who takes all of the macro's words away does not want what it changes, either. */
export const withoutMacroWhenEmpty = (body: string) => (body.trim() === '' ? { body, macroId: null } : { body });

/** What the chosen macro left open and nobody has filled yet. */
export function useBlanks(content: { body: string; macroId: string | null }, fill: Fill): string[] {
  const macro = useDirectory().data?.macros.find((one) => one.id === content.macroId);
  return macro ? openBlanks(content.body, fill(macro)) : [];
}

/**
 * The first thing to type after a macro is what it could not know.
 * @param from where to look from, in the text.
 * @returns whether there is an open place from there on.
 */
export function selectBlank(box: HTMLTextAreaElement | null, macroText: string, from = 0): boolean {
  if (!box) return false;
  const places = openBlanks(box.value, macroText).map((blank) => ({ at: box.value.indexOf(blank, from), blank }));
  const [first] = places.filter(({ at }) => at >= 0).toSorted((a, b) => a.at - b.at);
  if (!first) return false;
  box.setSelectionRange(first.at, first.at + first.blank.length);
  return true;
}

/** A macro's text with the names of this ticket in it; empty where it writes nothing. */
export type Fill = (macro: Macro) => string;

export type Filler = {
  readonly body: Fill;
  /** The internal note that goes with it. */
  readonly note: Fill;
  /** What stands under a reply by e-mail, in the customer's language; '' for nothing. */
  readonly signature: string;
};

/** Fills the names in, in the language its reader speaks. */
export function useFill(ticket: TicketDetail): Filler {
  const mine = useLanguage();
  const theirs = useCustomer(ticket.customerId).data?.language ?? mine;
  const namesIn = useNames(ticket);
  const fill = (text: LocalizedText | null, language: 'zh' | 'en') =>
    text === null ? '' : fillMacro(text[language] || text.zh || text.en, namesIn(language));
  const directory = useDirectory().data;
  const me = useMe();
  const self = directory?.agents.find((agent) => agent.id === me?.id);
  return {
    body: (macro) => fill(macro.body, macro.kind === 'reply' ? theirs : mine),
    note: (macro) => fill(macro.note, mine),
    signature: directory && self ? signatureFor(self, directory.team, theirs, namesIn(theirs)) : '',
  };
}

/** What the names stand for on this ticket, in the language of whoever reads them. */
function useNames(ticket: TicketDetail): (language: 'zh' | 'en') => MacroNames {
  const me = useMe();
  const now = useNow(60_000);
  const fields = useDirectory().data?.fields ?? [];
  return (language) => ({
    customer: ticket.customerName,
    agent: me?.name ?? '',
    number: numberWords(ticket.number, language),
    subject: ticket.subject,
    queue: ticket.queueName[language] || ticket.queueName.zh,
    date: formatFor(language).day(now, now),
    fields: fieldWords(fields, ticket.values, language),
  });
}
