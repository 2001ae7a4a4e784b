import type { TicketDetail } from '#shared/contract/app/tickets.ts';
import type { Macro } from '#shared/domain/macro.ts';
import { fillMacro } from '#shared/domain/macro-text.ts';
import { useLanguage } from '../../lib/i18n.tsx';
import { openBlanks } from './macro-words.ts';
import { useCustomer, useDirectory, useMe } from '../../lib/reads.ts';

/** Who takes all of the macro's words away does not want what it changes, either. */
export const withoutMacroWhenEmpty = (body: string) => (body.trim() === '' ? { body, macroId: null } : { body });

/** What the chosen macro left open and nobody has filled yet. */
export function useBlanks(content: { body: string; macroId: string | null }, fill: (macro: Macro) => string): string[] {
  const macro = useDirectory().data?.macros.find((one) => one.id === content.macroId);
  return macro ? openBlanks(content.body, fill(macro)) : [];
}

/** The first thing to type after a macro is what it could not know. */
export function selectBlank(box: HTMLTextAreaElement | null, macroText: string): void {
  const [blank] = box ? openBlanks(box.value, macroText) : [];
  if (!box || blank === undefined) return;
  const at = box.value.indexOf(blank);
  box.setSelectionRange(at, at + blank.length);
}

/** Fills the names in, in the language its reader speaks. */
export function useFill(ticket: TicketDetail): (macro: Macro) => string {
  const me = useMe();
  const customer = useCustomer(ticket.customerId).data;
  const mine = useLanguage();
  const names = { customer: ticket.customerName, agent: me?.name ?? '', number: String(ticket.number) };
  return (macro) => {
    const language = macro.kind === 'reply' ? (customer?.language ?? mine) : mine;
    return macro.body ? fillMacro(macro.body[language], names) : '';
  };
}
