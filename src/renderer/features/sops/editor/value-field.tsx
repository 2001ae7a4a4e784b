import { Select, TextInput } from '@mantine/core';
import type { FieldValue } from '#shared/domain/field-value.ts';
import type { Field } from '#shared/domain/field.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { leaveOnEscape } from '../../../ui/index.ts';
import { NumberField } from './number-field.tsx';

type Props = { label: string; field: Field | undefined; value: FieldValue; onChange: (value: FieldValue) => void };

/** One value of a ticket's field, by its kind. */
export function ValueField({ label, field, value, onChange }: Props) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const isYesNo = field?.kind === 'yesno';
  if (isYesNo || field?.kind === 'choice') {
    const data = isYesNo
      ? (['true', 'false'] as const).map((one) => ({ value: one, label: t(one === 'true' ? 'yes' : 'no') }))
      : (field?.choices ?? []).map((choice) => ({ value: choice.key, label: local(choice.label) }));
    return (
      <Select
        label={label}
        data={data}
        value={String(value)}
        allowDeselect={false}
        onChange={(next) => next !== null && onChange(isYesNo ? next === 'true' : next)}
      />
    );
  }
  if (field?.kind === 'number')
    return (
      <NumberField
        label={label}
        value={Number(value)}
        onChange={(number) => number !== undefined && onChange(number)}
      />
    );
  return (
    <TextInput
      label={label}
      type={field?.kind === 'date' ? 'date' : 'text'}
      value={String(value)}
      maxLength={500}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={leaveOnEscape}
    />
  );
}
