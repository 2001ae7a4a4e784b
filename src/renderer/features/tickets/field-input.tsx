import { Select, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import type { Field } from '#shared/domain/field.ts';
import type { FieldValue } from '#shared/domain/field-value.ts';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { leaveOnEscape } from '../../ui/index.ts';

type Props = {
  field: Field;
  /** Shown above the input; without it the input is named by `id` from outside. */
  label?: string;
  id?: string;
  value: FieldValue | null;
  isDisabled?: boolean;
  isFirst?: boolean;
  /** Every keystroke counts, as in a form; otherwise a text is taken when it is left. */
  isEager?: boolean;
  error?: string | undefined;
  onChange: (value: FieldValue | null) => void;
};

/** An input for a custom field, by its kind. Null: no value. */
export function FieldInput(props: Props) {
  const { field } = props;
  if (field.kind === 'choice' || field.kind === 'yesno') return <ChoiceInput {...props} />;
  return <WrittenInput key={String(props.isEager ? '' : props.value)} {...props} />;
}

function ChoiceInput({ field, label, id, value, isDisabled = false, isFirst, error, onChange }: Props) {
  const t = useT('tickets');
  const local = useLocalized();
  const data =
    field.kind === 'yesno'
      ? [
          { value: 'true', label: t('property.yes') },
          { value: 'false', label: t('property.no') },
        ]
      : field.choices.map((choice) => ({ value: choice.key, label: local(choice.label) }));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { label })}
      data={data}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : field.kind === 'yesno' ? next === 'true' : next)}
      clearable
      searchable={data.length > 8}
      nothingFoundMessage={t('property.nothingFound')}
      checkIconPosition="right"
      placeholder={t('property.empty')}
      clearButtonProps={{ 'aria-label': t('property.empty') }}
      disabled={isDisabled}
      error={error}
      onKeyDown={leaveOnEscape}
      data-autofocus={isFirst || undefined}
    />
  );
}

/** What was written, as the kind of the field wants it; undefined: it is not that. */
function readAs(kind: Field['kind'], text: string): FieldValue | null | undefined {
  const clean = text.trim();
  if (clean === '') return null;
  if (kind !== 'number') return clean.slice(0, 500);
  const number = Number(clean.replaceAll(/[,，\s]/g, ''));
  return Number.isFinite(number) ? number : undefined;
}

function WrittenInput({
  field,
  label,
  id,
  value,
  isDisabled = false,
  isFirst,
  isEager = false,
  error,
  onChange,
}: Props) {
  const t = useT('tickets');
  const [text, setText] = useState(value === null ? '' : String(value));
  const read = readAs(field.kind, text);
  const take = (given: string) => {
    const next = readAs(field.kind, given);
    if (next !== undefined && next !== value) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !isEager && !event.nativeEvent.isComposing) event.currentTarget.blur();
    leaveOnEscape(event);
  };
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { label })}
      type={field.kind === 'date' ? 'date' : 'text'}
      inputMode={field.kind === 'number' ? 'decimal' : undefined}
      maxLength={500}
      value={text}
      placeholder={t('property.empty')}
      disabled={isDisabled}
      error={read === undefined ? t('property.notNumber') : error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        if (isEager) take(event.currentTarget.value);
      }}
      onBlur={() => !isEager && take(text)}
      onKeyDown={onKeyDown}
      data-autofocus={isFirst || undefined}
    />
  );
}
