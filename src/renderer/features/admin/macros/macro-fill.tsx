import { Select } from '@mantine/core';
import type { FieldValue } from '#shared/domain/field-value.ts';
import type { Field } from '#shared/domain/field.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import css from '../admin.module.css';
import { ValueInput } from './value-input.tsx';

type Props = { fill: Readonly<Record<string, FieldValue>>; onChange: (fill: Record<string, FieldValue>) => void };

const first: Record<Field['kind'], (field: Field) => FieldValue> = {
  text: () => '',
  number: () => 0,
  choice: (field) => field.choices[0]?.key ?? '',
  date: () => '',
  yesno: () => true,
};

/** Custom fields the macro fills in, each with its value; a field that has none left is not filled. */
export function MacroFill({ fill, onChange }: Props) {
  const t = useT('admin');
  const local = useLocalized();
  const fields = useDirectory().data?.fields ?? [];
  if (fields.length === 0) return null;
  const free = fields.filter(({ key, isActive }) => isActive && fill[key] === undefined);
  const without = (key: string) => Object.fromEntries(Object.entries(fill).filter(([name]) => name !== key));
  return (
    <>
      {Object.entries(fill).map(([key, value]) => {
        const field = fields.find((one) => one.key === key);
        return (
          <div key={key} className={css['row']}>
            <ValueInput
              field={field}
              label={field ? local(field.label) : key}
              value={value}
              onChange={(next) => onChange(next === null ? without(key) : { ...fill, [key]: next })}
            />
          </div>
        );
      })}
      {free.length > 0 && (
        <Select
          aria-label={t('macros.addField')}
          placeholder={t('macros.addField')}
          data={free.map(({ key, label }) => ({ value: key, label: local(label) }))}
          value={null}
          onChange={(key) => {
            const field = free.find((one) => one.key === key);
            if (field) onChange({ ...fill, [field.key]: first[field.kind](field) });
          }}
        />
      )}
    </>
  );
}
