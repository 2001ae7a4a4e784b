import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { IconNotes, IconPhoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { ContactWithCard, LiveContact } from '#shared/contract/app/contacts.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useCommand } from '../../../lib/query.ts';
import { ActionButton } from '../../../ui/index.ts';
import { useContactsCommands, useContactsUi, type Notes, type Promising } from '../contacts-ui.ts';
import { useCustomerActions } from '../pop/customer-actions.ts';
import { useAnswer } from '../use-answer.ts';
import { useWaiting } from '../waiting.ts';
import css from './contact-bar.module.css';
import { focusNotes, hasNotesFocus } from './notes-field.ts';

export const loadWrapUp = () => import('./wrap-up.tsx');
const WrapUp = lazy(async () => ({ default: (await loadWrapUp()).WrapUp }));

/** A part of the notes that another feature brings. */
export type ContactPart = ComponentType<{ ticketId: string | null; contactId: string }>;
type Talk = { readonly ticketId: string | null; readonly contactId: string };
/** What another feature hears in what is said, shown around the notes. */
export type ContactEar = ComponentType<{ about: Talk; children: ReactNode }>;
export type PromiseForm = ComponentType<Promising & { onClose: () => void }>;

const action = actionIn('contact');

/** Where its notes stand: open by themselves once it has ended, until somebody folds them. */
function useNotes({ id, state }: LiveContact) {
  const { setNotes } = useContactsCommands();
  const asked = useContactsUi().notes[id];
  const notes: Notes = asked ?? (state === 'ended' ? 'offered' : 'closed');
  const toggle = () => {
    // They may have opened by themselves under the very key that was to open them; or the keyboard is elsewhere: the key means the notes,
    // not their end.
    if (notes === 'asked' && hasNotesFocus()) return setNotes(id, 'closed');
    setNotes(id, 'asked');
    focusNotes();
  };
  return { notes, toggle, close: () => setNotes(id, 'closed') };
}

function useControls({ contact }: ContactWithCard, toggleNotes: () => void) {
  const { promise } = useContactsCommands();
  const { id: contactId, state, customerId, ticketId, answeredAt } = contact;
  const control = useCommand((api, what: 'hold' | 'resume' | 'end') =>
    api.contacts.control({ contactId, action: what }),
  );
  const isHeld = state === 'held';
  const label = isHeld ? 'contacts:action.resume' : 'contacts:action.hold';
  const say = (what: 'hold' | 'resume' | 'end') => () => void control.run(what);
  const canHold = state === 'answered' || isHeld;
  // Whom it is promised to is said now: another contact may be the current one before it is written.
  const makePromise = () => customerId !== null && promise({ customerId, ticketId, contactId });
  return {
    hold: {
      ...action('contact.hold', label, 'alt+h', say(isHeld ? 'resume' : 'hold'), canHold),
      icon: isHeld ? IconPlayerPlay : IconPlayerPause,
    },
    end: {
      ...action('contact.end', 'contacts:action.end', 'alt+g', say('end'), state !== 'ended'),
      icon: IconPhoneOff,
    },
    notes: { ...action('contact.notes', 'contacts:action.notes', 'alt+w', toggleNotes), icon: IconNotes },
    promise: action(
      'contact.promise',
      'contacts:wrap.promise',
      'alt+p',
      makePromise,
      customerId !== null && answeredAt !== null,
    ),
  };
}

/** What the keys do about the contact in hand. */
export function Controls({ entry }: { entry: ContactWithCard }) {
  const { contact, card } = entry;
  const { hold, end, notes, promise } = useControls(entry, useNotes(contact).toggle);
  const answer = useAnswer(contact);
  const { pick, create } = useCustomerActions(entry);
  // The same keys belong to the card while there is one.
  const isShared = useWaiting().shown !== undefined;
  const who: readonly Action[] = isShared ? [] : [pick, create];
  useActions([hold, end, notes, promise, ...who, ...(answer ? [answer] : [])]);
  return (
    <div className={css['controls']}>
      {card === null && <ActionButton action={pick} size="xs" hidesKey={isShared} />}
      {answer && <ActionButton action={answer} size="xs" variant="filled" />}
      {hold.isEnabled && <ActionButton action={hold} size="xs" />}
      <ActionButton action={notes} size="xs" />
      {end.isEnabled && <ActionButton action={end} size="xs" variant={answer ? 'default' : 'filled'} />}
    </div>
  );
}

/** Its notes, where they stand open: below the bar, and no part of it. */
type NotesProps = { entry: ContactWithCard; Procedures: ContactPart; Heard: ContactEar };

export function NotesOf({ entry, Procedures, Heard }: NotesProps) {
  const { notes, close, toggle } = useNotes(entry.contact);
  const { promise } = useControls(entry, toggle);
  const { pick, create } = useCustomerActions(entry);
  if (notes === 'closed') return null;
  const actions = { promise, pick, create };
  const about = { ticketId: entry.contact.ticketId, contactId: entry.contact.id };
  return (
    <Suspense fallback={null}>
      <Heard about={about}>
        <WrapUp entry={entry} isAsked={notes === 'asked'} actions={actions} onClose={close}>
          <Procedures {...about} />
        </WrapUp>
      </Heard>
    </Suspense>
  );
}
