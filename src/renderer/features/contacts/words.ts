import type { ContactWithCard, LiveContact, PopCard } from '#shared/contract/app/contacts.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useT } from '../../lib/i18n.tsx';

/** The other side's address as people read it; empty: there is none. */
export const addressOf = ({ address }: Pick<LiveContact, 'address'>): string => {
  // Exchanges have a word for it.
  if (address.kind === 'withheld') return '';
  const number = address.e164 === null ? address.text : formatPhone(address.e164);
  return address.extension === null || address.kind === 'internal' ? number : `${number} · ${address.extension}`;
};

/** Who it is, as far as anybody knows: a name of ours, or what stands in its place. */
export function useWho(): (entry: ContactWithCard) => string {
  const t = useT('contacts');
  return ({ contact, card }) => {
    if (card) return card.customer.name;
    if (contact.match === 'several' && !contact.isPicked) return t('who.several');
    if (contact.match === 'withheld') return t('who.withheld');
    if (contact.match === 'internal') return t('who.internal', { extension: contact.address.extension ?? '' });
    return t('who.unknown');
  };
}

type MatchWords = { readonly word: string; readonly why: readonly string[] };

/** How sure it is, in a word, and why. */
export function useMatchWords(): (contact: LiveContact) => MatchWords {
  const t = useT('contacts');
  return ({ match, isPicked, source, candidates }) => {
    if (isPicked) return { word: t('match.picked'), why: [] };
    const isClaimed = source === 'claimed';
    const why = {
      one: null,
      // What anybody can claim is a maybe however well it fits: then there is nothing else to say of it.
      maybe: isClaimed ? null : t('match.maybeWhy'),
      several: t('match.severalWhy'),
      unknown: t('match.unknownWhy'),
      withheld: t('match.withheldWhy'),
      internal: null,
    }[match];
    return {
      word: match === 'several' ? t('match.several', { count: candidates.length }) : t(`match.${match}`),
      why: [isClaimed ? t('match.claimedWhy') : null, why].filter((one) => one !== null),
    };
  };
}

/** What a ticket made for a contact is called until the agent calls it something else. */
export function useSubject(): (contact: LiveContact) => string {
  const t = useT('contacts');
  const common = useT('common');
  return (contact) => {
    const words = contact.channel === 'phone' ? 'create.subjectCall' : 'create.subjectOther';
    const address = addressOf(contact) || t('create.unknown');
    return t(words, { address, channel: common(`channel.${contact.channel}`) });
  };
}

/** What a promise on the card is: open and in time, overdue, or broken. */
export const promiseState = (
  { state, dueAt }: Pick<PopCard['promises'][number], 'state' | 'dueAt'>,
  now: number,
): 'due' | 'overdue' | 'broken' => (state === 'broken' ? 'broken' : dueAt < now ? 'overdue' : 'due');

/** Where a contact is worked on: its ticket, else its customer; null: nobody knows either. */
export const contactPlace = ({
  ticketId,
  customerId,
}: Pick<LiveContact, 'ticketId' | 'customerId'>): [string, string] | null =>
  ticketId !== null ? ['inbox', ticketId] : customerId !== null ? ['customer', customerId] : null;
