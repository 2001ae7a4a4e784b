import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import { actionIn } from '../../../lib/action-in.ts';
import type { Action } from '../../../lib/actions.ts';
import { useCommand } from '../../../lib/query.ts';

const action = actionIn('contact');

/** Which of several it is: by number, as they stand on the card. Nothing to choose where the card shows the only one there is. */
export function useChoose({ contact, card }: ContactWithCard) {
  const { id: contactId, candidates } = contact;
  const pick = useCommand((api, customerId: string) => api.contacts.pick({ contactId, customerId }));
  const picked = (customerId: string) => void pick.run(customerId);
  const chosen = card && candidates.length < 2 ? [] : candidates;
  const choose = chosen.map(({ customerId }, i): Action => ({
    ...action(`contact.choose.${i + 1}`, 'contacts:action.choose', `alt+${i + 1}`, () => picked(customerId)),
    labelArgs: { n: i + 1 },
  }));
  return { choose, picked };
}
