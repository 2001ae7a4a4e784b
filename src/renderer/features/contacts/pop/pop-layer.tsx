import { IconEyeOff, IconPhoneCall, IconPhoneOff } from '@tabler/icons-react';
import type { ContactWithCard, LiveContact } from '#shared/contract/app/contacts.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { ActionButton } from '../../../ui/index.ts';
import type { ContactPart } from '../bar/controls.tsx';
import { useContactsCommands } from '../contacts-ui.ts';
import { ShedNote } from '../shed-note.tsx';
import { isAnsweredHere, useOpenContact } from '../use-open-contact.ts';
import { useWaiting } from '../waiting.ts';
import { addressOf, useWho } from '../words.ts';
import { useCustomerActions } from './customer-actions.ts';
import { OthersWaiting } from './others-waiting.tsx';
import { PopCard } from './pop-card.tsx';
import css from './pop-card.module.css';
import { useChoose } from './use-choose.ts';

type Props = {
  /** What another feature knows of what they want. */
  Likely?: ContactPart;
};

/** The card of who rings, over what helps at the right. It never takes the keyboard away from what is being written. */
export function PopLayer({ Likely }: Props) {
  const { shown } = useWaiting();
  return shown ? <Pop key={shown.contact.id} entry={shown} {...(Likely ? { Likely } : {})} /> : null;
}

function Pop({ entry, Likely }: Props & { entry: ContactWithCard }) {
  const t = useT('contacts');
  const who = useWho()(entry);
  const { contact } = entry;
  const { open, decline, ignore } = usePopActions(contact);
  const { choose, picked } = useChoose(entry);
  const { pick, create } = useCustomerActions(entry);
  const others: Action[] = [pick, ...(entry.card ? [] : [create]), ...(decline ? [decline] : []), ignore];
  useActions([open, pick, create, ignore, ...(decline ? [decline] : []), ...choose]);
  return (
    <section
      className={css['layer']}
      aria-label={t('pop.label', { name: who })}
      data-contact={contact.id}
      data-dock="card"
    >
      <output className="visually-hidden" aria-live="assertive">
        {t('pop.label', { name: who })} {addressOf(contact)}
      </output>
      <div className={css['content']}>
        <PopCard entry={entry} onPick={picked} />
        {Likely && <Likely ticketId={contact.ticketId} contactId={contact.id} />}
        <ShedNote />
      </div>
      <footer className={css['foot']}>
        <ActionButton action={open} variant="filled" size="xs" />
        {others.map((action) => (
          <ActionButton key={action.id} action={action} size="xs" />
        ))}
      </footer>
      <OthersWaiting />
    </section>
  );
}

const action = actionIn('contact');

function usePopActions(contact: LiveContact) {
  const { id: contactId } = contact;
  const openIt = useOpenContact();
  const { putAside } = useContactsCommands();
  const declineIt = useCommand((api) => api.contacts.control({ contactId, action: 'decline' }));
  const ignoreIt = useCommand((api) => api.contacts.ignore({ contactId }));
  const isHere = isAnsweredHere(contact);
  const ignore = () => {
    putAside(contactId);
    void ignoreIt.run();
  };
  const decline = action('contact.decline', 'contacts:action.decline', 'alt+x', () => void declineIt.run());
  return {
    open: {
      ...action('contact.open', isHere ? 'contacts:action.answer' : 'contacts:action.open', 'alt+o', () =>
        openIt(contact),
      ),
      icon: IconPhoneCall,
    },
    decline: isHere ? { ...decline, icon: IconPhoneOff } : null,
    ignore: { ...action('contact.ignore', 'contacts:action.ignore', 'alt+i', ignore), icon: IconEyeOff },
  };
}
