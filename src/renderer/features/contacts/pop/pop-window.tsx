import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useLiveContacts } from '../../../lib/reads.ts';
import { useShell } from '../../../lib/shell.ts';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { PopCard } from './pop-card.tsx';
import { wantsLook } from '../waiting.ts';
import css from './pop-card.module.css';

/** The card in a small window of its own, above every other program. What is to be done about it is done on the desk. */
export function PopWindow() {
  const t = useT('contacts');
  const shell = useShell();
  const entry = (useLiveContacts()?.contacts ?? []).find(({ contact }) => wantsLook(contact));
  const contactId = entry?.contact.id;
  const ignore = useCommand((api, id: string) => api.contacts.ignore({ contactId: id }));
  const pick = useCommand((api, customerId: string) =>
    api.contacts.pick({ contactId: contactId as never, customerId: customerId }),
  );
  useEffect(() => {
    if (contactId === undefined) shell.call({ name: 'hidePop' });
  }, [shell, contactId]);
  return (
    <main className={css['window']}>
      {entry ? (
        <>
          <PopCard entry={entry} onPick={(customerId) => void pick.run(customerId)} />
          <footer className={css['foot']}>
            <Button onClick={() => shell.call({ name: 'openContact', contactId: entry.contact.id })}>
              {t('action.open')}
            </Button>
            <Button variant="default" onClick={() => void ignore.run(entry.contact.id)}>
              {t('action.ignore')}
            </Button>
          </footer>
        </>
      ) : (
        <p className={css['nothing']}>{t('popWindow.nothing')}</p>
      )}
    </main>
  );
}
