import { IconPhoneCall } from '@tabler/icons-react';
import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { actionIn } from '../../lib/action-in.ts';
import { useCommand } from '../../lib/query.ts';

const action = actionIn('contact');

/** Says that it is talked to now, where the exchange does not; null: it does not ring. */
export function useAnswer(contact: LiveContact | undefined) {
  const control = useCommand((api, contactId: string) => api.contacts.control({ contactId, action: 'answer' }));
  if (contact?.state !== 'ringing') return null;
  const label = contact.channel === 'phone' ? 'contacts:action.answer' : 'contacts:action.accept';
  return {
    ...action('contact.answer', label, 'alt+a', () => void control.run(contact.id)),
    icon: IconPhoneCall,
  };
}
