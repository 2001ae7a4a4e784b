import { useEffect, useRef } from 'react';
import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { useLiveContacts } from '../../../lib/reads.ts';
import { useContactsCommands } from '../contacts-ui.ts';

type Stage = 'ringing' | 'going' | 'ended';
const stageOf = ({ state, answeredAt }: LiveContact): Stage =>
  state === 'ended' ? 'ended' : answeredAt === null ? 'ringing' : 'going';

/** The notes open by themselves when a call is answered, and when anything ends. A chat is written in its own box. */
export function useNotesOpen(): void {
  const { setNotes } = useContactsCommands();
  const contacts = useLiveContacts()?.contacts;
  const known = useRef(new Map<string, Stage>());
  useEffect(() => {
    const before = known.current;
    known.current = new Map((contacts ?? []).map(({ contact }) => [contact.id, stageOf(contact)]));
    for (const { contact } of contacts ?? []) {
      const [was, now] = [before.get(contact.id), stageOf(contact)];
      if (was === undefined || was === now) continue;
      if (now === 'ended' || (now === 'going' && contact.channel === 'phone')) setNotes(contact.id, 'offered');
    }
  }, [contacts, setNotes]);
}
