import { lazy, Suspense, useEffect, useState } from 'react';
import { useActions } from '../../../lib/actions.ts';
import { useLiveContacts } from '../../../lib/reads.ts';
import { useSoon } from '../../../lib/soon.ts';
import { useContactsCommands, useContactsUi, type Asking } from '../contacts-ui.ts';
import { useAnswer } from '../use-answer.ts';

const loadPick = () => import('./pick-customer.tsx');
const loadNew = () => import('./new-customer.tsx');
const PickCustomer = lazy(async () => ({ default: (await loadPick()).PickCustomer }));
const NewCustomer = lazy(async () => ({ default: (await loadNew()).NewCustomer }));

/** The question who it is, beside no card and no bar: either may go while an answer is being typed. */
export function CustomerDialogs() {
  const { asking } = useContactsUi();
  const isSoon = useSoon();
  // Asked for by key while somebody waits: the first letter typed is the first of a name.
  useEffect(() => {
    if (isSoon) void Promise.all([loadPick(), loadNew()]);
  }, [isSoon]);
  return asking && <Dialog key={`${asking.contactId} ${asking.what}`} asking={asking} />;
}

function Dialog({ asking: { contactId, what, name } }: { asking: Asking }) {
  const { ask } = useContactsCommands();
  const live = useLiveContacts()?.contacts.find(({ contact }) => contact.id === contactId)?.contact;
  // What is known of it outlasts it.
  const [last, setLast] = useState(live);
  if (live && live !== last) setLast(live);
  const contact = live ?? last;
  const answer = useAnswer(contact);
  // The telephone rings on while one looks who it is.
  useActions(answer ? [{ ...answer, id: 'contact.answer-meanwhile' }] : [], { layer: 'dialog' });
  if (!contact) return null;
  const props = { contact, isGone: live === undefined, onClose: () => ask(null) };
  return (
    <Suspense fallback={null}>
      {what === 'pick' ? (
        <PickCustomer {...props} onCreate={(typed) => ask({ contactId, what: 'create', name: typed })} />
      ) : (
        <NewCustomer {...props} typed={name ?? ''} />
      )}
    </Suspense>
  );
}
