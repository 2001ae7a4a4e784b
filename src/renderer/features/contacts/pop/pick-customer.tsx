import { Button, Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { actionIn } from '../../../lib/action-in.ts';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall, useCommand } from '../../../lib/query.ts';
import { ActionButton, ChoiceList, useFocusBack } from '../../../ui/index.ts';
import { useGoToContact } from '../use-open-contact.ts';
import { addressOf } from '../words.ts';
import { Gone } from './gone.tsx';
import css from './dialog.module.css';

type Props = {
  contact: LiveContact;
  /** It has left this desk: nothing can be said of it any more. */
  isGone: boolean;
  onClose: () => void;
  onCreate: (typed: string) => void;
};
/** `number`: what tells people of one name apart; empty: nothing is known of it here. */
type Person = { readonly id: string; readonly name: string; readonly number: string; readonly about: string };

const FOUND = 20;
const PAUSE_MS = 120;

/** Customers by name, number or address, as the search finds them. */
function useFound(text: string): Person[] {
  const t = useT('contacts');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data } = useCall(
    ['contacts', 'find', asked],
    ['customer', 'index'],
    (api, signal) =>
      api.search.find({ query: asked, kinds: ['customer'], after: null, limit: FOUND, customerId: null }, { signal }),
    { enabled: asked !== '', keepPrevious: true },
  );
  if (asked === '') return [];
  return (data?.groups ?? []).flatMap(({ hits }) =>
    hits.flatMap((hit) => {
      if (hit.kind !== 'customer') return [];
      const detail = (hit.detail ?? []).map((piece) => piece.text).join('');
      const about = t('candidate.about', { open: hit.openTickets });
      return [{ id: hit.customerId, name: hit.name.map((piece) => piece.text).join(''), number: detail, about }];
    }),
  );
}

/** Says who it is; a contact in hand is then worked on where theirs stands. */
function usePick(contact: LiveContact, onClose: () => void) {
  const goTo = useGoToContact();
  const { id: contactId, isOpened, state } = contact;
  return useCommand(
    async (api, customerId: string | null) => {
      await api.contacts.pick({ contactId, customerId });
      const isInHand = isOpened && state !== 'ended' && customerId !== null;
      return isInHand ? api.contacts.open({ contactId }) : null;
    },
    {
      onDone: (place) => {
        onClose();
        if (place) goTo(contact, place);
      },
    },
  );
}

/** Says who it really is: one of those with this number, or anybody this desk knows. */
export function PickCustomer({ contact, isGone, onClose, onCreate }: Props) {
  const t = useT('contacts');
  const common = useT('common');
  useFocusBack();
  const [text, setText] = useState('');
  const pick = usePick(contact, onClose);
  const byNumber = contact.candidates.map(({ customerId, name, openTickets, isExact }) => ({
    id: customerId,
    name,
    number: isExact ? addressOf(contact) : '',
    about: t('candidate.about', { open: openTickets }),
  }));
  const create = actionIn('contact')('contact.create-instead', 'contacts:action.create', 'alt+n', () =>
    onCreate(text.trim()),
  );
  useActions([create], { layer: 'dialog' });
  const found = useFound(text).filter(({ id }) => !byNumber.some((one) => one.id === id));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pick.title')}
      size={480}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ChoiceList<Person>
        label={t('pick.label')}
        placeholder={t('pick.placeholder')}
        empty={text.trim() === '' ? '' : t('pick.empty')}
        text={text}
        onText={setText}
        groups={[
          { label: t('pick.suggested'), items: text.trim() === '' ? byNumber : [] },
          { label: t('pick.found'), items: found },
        ]}
        keyOf={({ id }) => id}
        isChecked={({ id }) => id === contact.customerId}
        onChoose={({ id }) => !isGone && void pick.run(id)}
        renderItem={({ name, number, about }) => (
          <span className={css['person']}>
            <span>{name}</span>
            <span className="secondary tabular">{[number, about].filter((part) => part !== '').join(' · ')}</span>
          </span>
        )}
      />
      {isGone && <Gone says="gone" />}
      <div className={css['foot']}>
        {contact.customerId !== null && !isGone && (
          <Button variant="subtle" color="gray" onClick={() => void pick.run(null)}>
            {t('pick.nobody')}
          </Button>
        )}
        <ActionButton action={create} />
      </div>
    </Modal>
  );
}
