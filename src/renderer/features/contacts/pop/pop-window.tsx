import { useEffect } from 'react';
import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions, useShortcuts } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useLiveContacts } from '../../../lib/reads.ts';
import { useShell } from '../../../lib/shell.ts';
import { ActionButton } from '../../../ui/index.ts';
import { wantsLook } from '../waiting.ts';
import { PopCard } from './pop-card.tsx';
import css from './pop-card.module.css';
import { useChoose } from './use-choose.ts';

/**
 * The card in a small window of its own, above every other program. What is to be done about it is done on the desk. It takes the
 * keyboard from nobody; whoever clicks into it has the keys of the card.
 */
export function PopWindow() {
  const t = useT('contacts');
  const shell = useShell();
  useShortcuts();
  const live = useLiveContacts()?.contacts;
  const entry = live?.find(({ contact }) => wantsLook(contact));
  const contactId = entry?.contact.id;
  // Before the first answer nobody knows whether somebody waits: what the desk has shown is not hidden again.
  const isIdle = live !== undefined && entry === undefined;
  useEffect(() => {
    if (isIdle) shell.call({ name: 'hidePop' });
  }, [shell, isIdle]);
  return (
    <main className={css['window']}>
      <h1 className="visually-hidden">{t('bar.label')}</h1>
      {entry ? <Small key={contactId} entry={entry} /> : <p className={css['nothing']}>{t('popWindow.nothing')}</p>}
    </main>
  );
}

const action = actionIn('contact');

function Small({ entry }: { entry: ContactWithCard }) {
  const shell = useShell();
  const { id: contactId } = entry.contact;
  const { choose, picked } = useChoose(entry);
  const ignoreIt = useCommand((api) => api.contacts.ignore({ contactId }));
  const onDesk = () => shell.call({ name: 'openContact', contactId });
  const open = action('contact.open', 'contacts:action.open', 'alt+o', onDesk);
  const ignore = action('contact.ignore', 'contacts:action.ignore', 'alt+i', () => void ignoreIt.run());
  useActions([open, ignore, ...choose]);
  return (
    <>
      <div className={css['content']}>
        <PopCard entry={entry} onPick={picked} />
      </div>
      <footer className={css['foot']}>
        <ActionButton action={open} variant="filled" size="xs" />
        <ActionButton action={ignore} size="xs" />
      </footer>
    </>
  );
}
