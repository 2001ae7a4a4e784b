import { CloseButton, NumberInput, Select, TextInput } from '@mantine/core';
import type { FieldValue } from '#shared/domain/field-value.ts';
import type { Field } from '#shared/domain/field.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';

type Props = {
  /** Undefined: the team has taken the field away; its value stays as text until it is taken out. */
  field: Field | undefined;
  label: string;
  value: FieldValue;
  /** Null: no value at all. */
  onChange: (value: FieldValue | null) => void;
};

/** One value of a custom field, by its kind. */
export function ValueInput({ field, label, value, onChange }: Props) {
  const t = useT('admin');
  const local = useLocalized();
  const clear = (
    <CloseButton size="xs" aria-label={t('macros.noField', { name: label })} onClick={() => onChange(null)} />
  );
  switch (field?.kind) {
    case 'choice':
    case 'yesno': {
      const data =
        field.kind === 'yesno'
          ? [
              { value: 'true', label: t('yes') },
              { value: 'false', label: t('no') },
            ]
          : field.choices.map((choice) => ({ value: choice.key, label: local(choice.label) }));
      return (
        <Select
          label={label}
          data={data}
          value={String(value)}
          allowDeselect={false}
          rightSection={clear}
          rightSectionPointerEvents="all"
          onChange={(next) => next !== null && onChange(field.kind === 'yesno' ? next === 'true' : next)}
        />
      );
    }
    case 'number':
      return (
        <NumberInput
          size="xs"
          label={label}
          value={typeof value === 'number' ? value : 0}
          rightSection={clear}
          onChange={(next) => onChange(Number(next))}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          type={field?.kind === 'date' ? 'date' : 'text'}
          value={String(value)}
          maxLength={500}
          disabled={field === undefined}
          rightSection={clear}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
