import { Select } from '@mantine/core';
import type { Ref } from 'react';
import type { LiveContact } from '#shared/contract/app/contacts.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';

const useRules = ({ id, queueId }: LiveContact) =>
  useCall(['contacts', 'rules', id, queueId], ['team', 'queue'], (api, signal) =>
    api.contacts.rules({ contactId: id }, { signal }),
  ).data;

type Props = {
  ref: Ref<HTMLInputElement>;
  contact: LiveContact;
  value: string | null;
  isMissing: boolean;
  onChange: (disposition: string | null) => void;
};

/** Why it came, in the team's words; nothing where the team asks nothing. */
export function Disposition({ ref, contact, value, isMissing, onChange }: Props) {
  const t = useT('contacts');
  const localized = useLocalized();
  const rules = useRules(contact);
  if (!rules || (rules.dispositions.length === 0 && !rules.isDispositionRequired)) return null;
  return (
    <Select
      ref={ref}
      label={t(rules.isDispositionRequired ? 'wrap.dispositionRequired' : 'wrap.disposition')}
      placeholder={t('wrap.dispositionNone')}
      data={rules.dispositions.map(({ key, label }) => ({ value: key, label: localized(label) }))}
      value={value}
      onChange={onChange}
      clearable={!rules.isDispositionRequired}
      searchable
      selectFirstOptionOnChange
      error={isMissing ? t('wrap.dispositionMissing') : undefined}
    />
  );
}
