import { useEffect, useEffectEvent, useRef } from 'react';
import type { ShellEvent } from '#shared/contract/shell/index.ts';
import { useOpenContact, useWaiting, useWho } from '../features/contacts/index.ts';
import { useT } from '../lib/i18n.tsx';
import { useLiveContacts } from '../lib/reads.ts';
import { useShell } from '../lib/shell.ts';
import { useTell } from './use-tell.ts';

/**
 * What rings, outside the desk's own page. Invariants:
 * 1. The small window above all others stands while somebody waits to be looked at, and no longer (Electron): it goes with the
 *    desk, and comes again with everybody who begins to wait, whoever has closed it.
 * 2. Who looks elsewhere is told once of each contact.
 * 3. "Open" in the small window opens the contact here.
 */
export function usePop(): void {
  const shell = useShell();
  const tell = useTell();
  const t = useT('contacts');
  const who = useWho();
  const live = useLiveContacts()?.contacts;
  const { waiting } = useWaiting();
  const ids = waiting.map(({ contact }) => contact.id).join(' ');
  useEffect(() => shell.call({ name: ids === '' ? 'hidePop' : 'showPop' }), [shell, ids]);
  // Locked while it rings: what stands above every other program must not be the sign-in page.
  useEffect(() => () => shell.call({ name: 'hidePop' }), [shell]);
  const told = useRef(new Set<string>());
  useEffect(() => {
    for (const entry of waiting) {
      const { id, channel, ticketId } = entry.contact;
      if (told.current.has(id)) continue;
      told.current.add(id);
      tell(null, { title: t('pop.incoming', { channel }), body: who(entry), ticketId });
    }
  });
  const open = useOpenContact();
  const heard = useEffectEvent((event: ShellEvent) => {
    if (event.name !== 'open-contact') return;
    const entry = live?.find(({ contact }) => contact.id === event.contactId);
    if (entry) open(entry.contact);
  });
  useEffect(() => shell.onEvent((event) => heard(event)), [shell]);
}
