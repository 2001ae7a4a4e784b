import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useDirectory, useMe } from '../../../lib/reads.ts';
import { useFocusBack } from '../../../ui/index.ts';
import { useGoToContact } from '../use-open-contact.ts';
import { useSubject } from '../words.ts';
import css from './dialog.module.css';
import { Gone } from './gone.tsx';

type Props = {
  contact: LiveContact;
  /** It has left this desk: whoever called has given up. */
  isGone: boolean;
  /** What was looked for before: most likely their name. */
  typed: string;
  onClose: () => void;
};

/** Queues the agent works in, first the one it came in. */
function useQueues(contact: LiveContact) {
  const localized = useLocalized();
  const mine = useMe()?.queueIds ?? [];
  const queues = useDirectory().data?.queues ?? [];
  const shown = queues.filter(({ id }) => mine.includes(id) || id === contact.queueId);
  return shown.map(({ id, name }) => ({ value: id as string, label: localized(name) }));
}

/** Somebody the desk does not know: their name, what it is about, and their number is kept with them. */
export function NewCustomer({ contact, isGone, typed, onClose }: Props) {
  const t = useT('contacts');
  const common = useT('common');
  useFocusBack();
  const goTo = useGoToContact();
  const queues = useQueues(contact);
  const [given] = useState(typed || (contact.name ?? ''));
  const [name, setName] = useState(given);
  const subjectOf = useSubject();
  const [subject, setSubject] = useState(() => subjectOf(contact));
  const [queueId, setQueueId] = useState<string | null>(contact.queueId);
  const make = useCommand(
    (api) =>
      api.contacts.create({
        contactId: contact.id,
        name: name.trim(),
        subject: subject.trim(),
        queueId: queueId ?? queues[0]?.value ?? null,
      }),
    {
      onDone: (place) => {
        onClose();
        goTo(contact, place);
      },
    },
  );
  const isReady = name.trim() !== '' && !make.isRunning;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) void make.run();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('create.title')}
      size={440}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form className={css['form']} onSubmit={onSubmit}>
        <TextInput
          label={t('create.name')}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          // What they call themselves is a guess: typing takes its place.
          onFocus={(e) => name === given && e.currentTarget.select()}
          data-autofocus
          maxLength={200}
          required
        />
        <TextInput
          label={t('create.subject')}
          value={subject}
          onChange={(e) => setSubject(e.currentTarget.value)}
          maxLength={300}
        />
        <Select
          label={t('create.queue')}
          data={queues}
          value={queueId ?? queues[0]?.value ?? null}
          onChange={setQueueId}
          allowDeselect={false}
        />
        {contact.address.e164 !== null && (
          <p className={css['note']}>{t('create.number', { number: formatPhone(contact.address.e164) })}</p>
        )}
        {isGone && <Gone says="goneNew" />}
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('create.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={make.isRunning}>
            {t('create.done')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
