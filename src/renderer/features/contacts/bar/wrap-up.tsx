import { Textarea } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ContactWithCard } from '#shared/contract/app/contacts.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { isWriting } from '../../../lib/writing.ts';
import { ActionButton, IconButton } from '../../../ui/index.ts';
import { useContactsCommands } from '../contacts-ui.ts';
import { useWho } from '../words.ts';
import { Disposition } from './disposition.tsx';
import { focusNotes, NOTES_FIELD } from './notes-field.ts';
import { PromisesMade } from './promises-made.tsx';
import { MOST_NOTES, Said } from './said.tsx';
import { StillWrites } from './still-writes.tsx';
import { TicketRow } from './ticket-row.tsx';
import { useJotted } from './use-jotted.ts';
import { usePanelKeys } from './use-panel-keys.ts';
import { useWrap } from './use-wrap.ts';
import css from './wrap-up.module.css';

type Props = {
  entry: ContactWithCard;
  /** Somebody wants to write here now; otherwise it opened by itself, and takes the keyboard from nobody who writes. */
  isAsked: boolean;
  actions: { readonly promise: Action; readonly pick: Action; readonly create: Action };
  onClose: () => void;
  /** What another feature shows below what is written. */
  children: ReactNode;
};

/** Notes while the contact goes on; afterwards what is made of them, until it is finished with. */
export function WrapUp({ entry, isAsked, actions, onClose, children }: Props) {
  const { contact } = entry;
  const t = useT('contacts');
  const hasEnded = contact.state === 'ended';
  const jotted = useJotted(contact);
  const reason = useRef<HTMLInputElement>(null);
  const { wrap, next, isMissing } = useWrap(contact, jotted, () => reason.current?.focus());
  useFirstFocus(contact.id, isAsked);
  const title = t(hasEnded ? 'wrap.titleAcw' : 'wrap.title');
  const onKeyDownCapture = usePanelKeys(hasEnded ? [wrap, ...(next ? [next] : [])] : [], onClose);
  return (
    <aside className={css['panel']} aria-label={title} data-dock="notes" onKeyDownCapture={onKeyDownCapture}>
      <div className={css['head']}>
        <h2>{title}</h2>
        <IconButton icon={IconX} label={t('wrap.close')} keys="escape" onClick={onClose} />
      </div>
      <div className={css['body']}>
        <Who entry={entry} {...actions} />
        {hasEnded && <StillWrites entry={entry} />}
        <div>
          <Textarea
            id={NOTES_FIELD}
            label={t('wrap.notes')}
            placeholder={t('wrap.notesPlaceholder')}
            value={jotted.notes}
            onChange={(event) => jotted.change({ notes: event.currentTarget.value })}
            autosize
            minRows={4}
            maxRows={10}
            maxLength={MOST_NOTES}
          />
          <p className={css['hint']}>{t(contact.ticketId === null ? 'wrap.notesNoTicket' : 'wrap.notesHint')}</p>
        </div>
        {children}
        <Said contact={contact} notes={jotted.notes} onNotes={(notes) => jotted.change({ notes })} />
        <Disposition
          ref={reason}
          contact={contact}
          value={jotted.disposition}
          isMissing={isMissing}
          onChange={(disposition) => jotted.change({ disposition })}
        />
        <TicketRow entry={entry} />
        <PromisesMade contact={contact} promise={actions.promise} />
      </div>
      <div className={css['foot']}>
        {hasEnded ? (
          <>
            <ActionButton action={wrap} variant="filled" size="xs" />
            {next && <ActionButton action={next} size="xs" />}
          </>
        ) : (
          <p className={css['hint']}>{t('wrap.going')}</p>
        )}
      </div>
    </aside>
  );
}

/** What is written here stays under the keys, and has the keyboard where nothing else is being written. */
function useFirstFocus(contactId: string, isAsked: boolean): void {
  const { choose } = useContactsCommands();
  const wasAsked = useRef(isAsked);
  useEffect(() => {
    if (wasAsked.current || !isWriting()) focusNotes();
    choose(contactId);
  }, [choose, contactId]);
}

/** Whom it is with; while nobody knows, the way to say it. */
function Who({ entry, pick, create }: { entry: ContactWithCard; pick: Action; create: Action }) {
  const who = useWho()(entry);
  return (
    <div className={css['who']}>
      <b>{who}</b>
      <span className={css['buttons']}>
        <ActionButton action={pick} size="compact-xs" />
        {!entry.card && <ActionButton action={create} size="compact-xs" />}
      </span>
    </div>
  );
}
