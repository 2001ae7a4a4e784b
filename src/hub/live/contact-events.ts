import { CONTACT_EVENT, WITHDRAWN_EVENT, type WithdrawnEvent } from '#shared/contract/team/contacts.ts';
import type { CallEvent } from '#shared/domain/call-event.ts';
import type { Word } from '../sync/poke.ts';
import type { Known } from './known.ts';
import { keyOf } from './legs.ts';

/** Each thing heard is a word of its own: none stands in the place of another. */
export const contactWordOf = (event: CallEvent): Word => ({
  about: `contact ${event.contactId ?? ''} ${keyOf(event)}`,
  text: `event: ${CONTACT_EVENT}\ndata: ${JSON.stringify(event)}\n\n`,
});

export function withdrawnWordOf({ contactId, entries }: Known): Word {
  const gone = { contactId, callId: entries[0]?.event.callId ?? '' } as WithdrawnEvent;
  return {
    about: `withdrawn ${contactId}`,
    text: `event: ${WITHDRAWN_EVENT}\ndata: ${JSON.stringify(gone)}\n\n`,
  };
}
