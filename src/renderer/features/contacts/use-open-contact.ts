import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { useCommand } from '../../lib/query.ts';
import { useGo } from '../../lib/router.ts';
import { useWantReply } from '../../lib/want-reply.ts';
import { useContactsCommands } from './contacts-ui.ts';
import { contactPlace } from './words.ts';

/** Opening answers what is answered on the desk: a chat, or a call the hub hands out. A telephone is picked up by hand. */
export const isAnsweredHere = ({ channel, state }: Pick<LiveContact, 'channel' | 'state'>): boolean =>
  channel !== 'phone' && state === 'ringing';

type Opened = Pick<LiveContact, 'id' | 'channel' | 'state' | 'match'>;
type Place = Pick<LiveContact, 'customerId' | 'ticketId'>;

/** Goes to where a contact is worked on, with the keyboard where its first words are written. */
export function useGoToContact(): (contact: Opened, place: Place) => void {
  const { go } = useGo();
  const wantReply = useWantReply();
  const { ask, setNotes } = useContactsCommands();
  return ({ id, channel, match }, place) => {
    const to = contactPlace(place);
    if (to) go(...to);
    // A colleague is nobody's customer.
    else if (match !== 'internal') return ask({ contactId: id, what: 'pick' });
    if (channel === 'phone') return;
    if (place.ticketId !== null) wantReply(place.ticketId);
    else setNotes(id, 'offered');
  };
}

/** Brings a contact onto the desk, where it is worked on, and under its keys; what is answered here is taken first, or said who was quicker. */
export function useOpenContact(): (contact: Opened) => void {
  const goTo = useGoToContact();
  const { choose } = useContactsCommands();
  const open = useCommand(async (api, { id: contactId, ...contact }: Opened) => {
    if (isAnsweredHere(contact)) await api.contacts.control({ contactId, action: 'answer' });
    return api.contacts.open({ contactId });
  });
  return (contact) => {
    void open.run(contact).then((place) => {
      if (place === undefined) return;
      choose(contact.id);
      goTo(contact, place);
    });
  };
}
