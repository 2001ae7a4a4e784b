import type { Mutation, MutationOf } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { oneLine } from '#shared/kernel/one-line.ts';
import { EXCERPT, type Voice } from './voice.ts';

type ContactName = Extract<
  Mutation['name'],
  `contact.${string}` | `customer.${string}` | `promise.${string}` | `gesture.${string}` | 'ticket.create'
>;

export function contactWords(mutation: MutationOf<ContactName>, { t }: Voice): string {
  switch (mutation.name) {
    case 'contact.save':
      return t(mutation.contact.wrappedAt === null ? 'what.contact' : 'what.wrapUp');
    case 'ticket.create':
      return t('what.createTicket', { subject: oneLine(mutation.ticket.subject, EXCERPT) });
    case 'customer.change':
      return t('what.changeCustomer');
    case 'promise.make':
      return t('what.promise', { text: oneLine(mutation.promise.text, EXCERPT) });
    case 'promise.settle':
      return t(`what.settle.${mutation.state}`);
    case 'gesture.note':
      return t(`what.gesture.${mutation.gesture.state}`);
    default:
      return assertNever(mutation);
  }
}
