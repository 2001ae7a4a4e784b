import { useEffect, useRef } from 'react';
import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { useLiveContacts } from '../../../lib/reads.ts';
import { useContactsCommands } from '../contacts-ui.ts';

type Stage = 'ringing' | 'going' | 'ended';
const stageOf = ({ state, answeredAt }: LiveContact): Stage =>
  state === 'ended' ? 'ended' : answeredAt === null ? 'ringing' : 'going';

/**
 * The notes open by themselves when a call is answered, and when anything ends. A chat is written in its own box. What was going on
 * before this screen was there stays as it is; what came after may have been answered before its ringing was painted.
 */
export function useNotesOpen(): void {
  const { setNotes } = useContactsCommands();
  const contacts = useLiveContacts()?.contacts;
  const known = useRef<ReadonlyMap<string, Stage> | null>(null);
  useEffect(() => {
    if (contacts === undefined) return;
    const before = known.current;
    known.current = new Map(contacts.map(({ contact }) => [contact.id, stageOf(contact)]));
    if (before === null) return;
    for (const { contact } of contacts) {
      const [was, now] = [before.get(contact.id) ?? 'ringing', stageOf(contact)];
      if (was === now) continue;
      if (now === 'ended' || (now === 'going' && contact.channel === 'phone')) setNotes(contact.id, 'offered');
    }
  }, [contacts, setNotes]);
}
