import { ActionIcon, Button, Modal, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { CustomerCard } from '#shared/contract/app/customers.ts';
import type { Moment } from '#shared/domain/moment.ts';
import { momentsWithout } from '#shared/domain/moments.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useT } from '../../lib/i18n.tsx';
import { useCommand } from '../../lib/query.ts';
import { useToaster } from '../../lib/toaster.ts';
import { useFocusBack } from '../../ui/index.ts';
import css from './history.module.css';
import { MomentsField } from './moments-field.tsx';

type Props = { customer: CustomerCard; onClose: () => void };
type List = { readonly kept: readonly string[]; readonly typed: readonly string[] };

const listOf = (values: readonly string[]): List => ({ kept: values, typed: [] });
/** What the core is to do about a list: the rest was not touched, whoever else writes of it meanwhile. */
const changeOf = (before: readonly string[], { kept, typed }: List) => ({
  add: typed.map((text) => text.trim()).filter((text) => text !== ''),
  remove: before.filter((value) => !kept.includes(value)),
});

const changedMoments = (before: readonly Moment[], now: readonly Moment[]) => ({
  add: momentsWithout(now, before),
  remove: momentsWithout(before, now),
});

function useEdit(customer: CustomerCard, onClose: () => void) {
  const t = useT('history');
  const { say } = useToaster();
  const [name, setName] = useState(customer.name);
  const [phones, setPhones] = useState<List>(listOf(customer.phones));
  const [emails, setEmails] = useState<List>(listOf(customer.emails));
  const [moments, setMoments] = useState<readonly Moment[]>(customer.moments ?? []);
  // What it was when the form was opened: somebody else may write of it while it is open.
  const [before] = useState(customer);
  const save = useCommand(
    (api) =>
      api.customers.change({
        customerId: before.id,
        seenVersion: before.version,
        set: name.trim() === before.name ? {} : { name: name.trim() },
        phones: changeOf(before.phones, phones),
        emails: changeOf(before.emails, emails),
        moments: changedMoments(before.moments ?? [], moments),
      }),
    {
      onDone: () => {
        say({ title: t('edit.saved'), tone: 'ok' });
        onClose();
      },
    },
  );
  return { name, setName, phones, setPhones, emails, setEmails, moments, setMoments, save };
}

/** Name, numbers, addresses and days of a customer. What cannot be read is said, and nothing is lost by it. */
export function EditCustomer({ customer, onClose }: Props) {
  const t = useT('history');
  const common = useT('common');
  useFocusBack();
  const edit = useEdit(customer, onClose);
  const isReady = edit.name.trim() !== '' && !edit.save.isRunning;
  const send = (): void => {
    if (isReady) void edit.save.run();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('action.edit')}
      size={640}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form className={css['form']} onSubmit={onSubmit}>
        <TextInput
          label={t('edit.name')}
          value={edit.name}
          onChange={(event) => edit.setName(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        <ListField
          label={t('edit.phones')}
          addLabel={t('edit.addPhone')}
          typeLabel={t('edit.newPhone')}
          show={formatPhone}
          list={edit.phones}
          onChange={edit.setPhones}
        />
        <ListField
          label={t('edit.emails')}
          addLabel={t('edit.addEmail')}
          typeLabel={t('edit.newEmail')}
          show={(email) => email}
          list={edit.emails}
          onChange={edit.setEmails}
        />
        <MomentsField moments={edit.moments} onChange={edit.setMoments} />
        <div className={css['foot']}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!isReady} loading={edit.save.isRunning}>
            {t('edit.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

type ListProps = {
  label: string;
  addLabel: string;
  typeLabel: string;
  show: (value: string) => string;
  list: List;
  onChange: (list: List) => void;
};

/** Values that stand, each to be taken away, and new ones as they are typed. */
function ListField({ label, addLabel, typeLabel, show, list, onChange }: ListProps) {
  const t = useT('history');
  const { kept, typed } = list;
  const type = (i: number, text: string) => onChange({ kept, typed: typed.map((one, j) => (i === j ? text : one)) });
  return (
    <fieldset className={css['group']}>
      <legend>{label}</legend>
      {kept.map((value) => (
        <div key={value} className={css['fieldRow']}>
          <span className="tabular">{show(value)}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('edit.remove', { value: show(value) })}
            onClick={() => onChange({ kept: kept.filter((one) => one !== value), typed })}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      {typed.map((text, i) => (
        <TextInput
          // oxlint-disable-next-line react/no-array-index-key -- what is typed has no other name
          key={i}
          size="xs"
          aria-label={typeLabel}
          value={text}
          onChange={(event) => type(i, event.currentTarget.value)}
          data-autofocus
        />
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={14} stroke={1.6} />}
        onClick={() => onChange({ kept, typed: [...typed, ''] })}
      >
        {addLabel}
      </Button>
    </fieldset>
  );
}
