import { IconUserPlus, IconUserSearch } from '@tabler/icons-react';
import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useContactsCommands } from '../contacts-ui.ts';

const action = actionIn('contact');

/** Says who it is, or makes a customer of them: on the card while it rings, in the bar until it is finished with. */
export function useCustomerActions({ contact, card }: ContactWithCard) {
  const { ask } = useContactsCommands();
  const { id: contactId } = contact;
  return {
    pick: {
      ...action('contact.pick', card ? 'contacts:action.pick' : 'contacts:action.pickFirst', 'alt+c', () =>
        ask({ contactId, what: 'pick' }),
      ),
      icon: IconUserSearch,
    },
    create: {
      ...action('contact.create', 'contacts:action.create', 'alt+n', () => ask({ contactId, what: 'create' }), !card),
      icon: IconUserPlus,
    },
  };
}
