import type { Action } from '../../lib/actions.ts';
import { actionIn } from '../../lib/action-in.ts';
import { useContactsCommands } from './contacts-ui.ts';
import { useWaiting } from './waiting.ts';

/** One key through everybody who rings, also those that were put aside. */
export function useNextRinging(): Action {
  const { next } = useWaiting();
  const { show } = useContactsCommands();
  return actionIn('contact')(
    'contact.next-ringing',
    'contacts:action.nextRinging',
    'alt+j',
    () => next && show(next.contact.id),
    next !== undefined,
  );
}
