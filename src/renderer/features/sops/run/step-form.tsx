import { useEffect, useRef } from 'react';
import { Radio, Select, Textarea, TextInput } from '@mantine/core';
import type { StepField } from '#shared/domain/sop/index.ts';
import type { ValueFault } from '#shared/domain/sop/values.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import type { Draft } from './form-values.ts';
import css from './step.module.css';
import type { Refused } from './use-commands.ts';
import type { StepState } from './use-step.ts';

/** Refusals that have led to their first fault: the form comes and goes while the step stands, and leads there once. */
const led = new WeakSet<Refused>();

/** What is asked, field by field; what does not fit is said under its field. */
export function StepForm({ state: { step, draft, change, faults, refused } }: { state: StepState }) {
  const t = useT('sops');
  const form = useRef<HTMLDivElement>(null);
  // Each try that is refused leads to the first field that does not fit; what is mended after it moves nothing.
  useEffect(() => {
    if (refused?.code !== 'VALUES' || led.has(refused)) return;
    led.add(refused);
    const wrong = form.current?.querySelector('[data-wrong]');
    wrong?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [refused]);
  if (step.fields === undefined || step.fields.length === 0) return null;
  const words = ({ code, limit }: ValueFault): string => t(`fault.${code}`, { limit });
  return (
    <div ref={form} className={css['form']}>
      {step.fields.map((field) => {
        const fault = faults.find((one) => one.field === field.key);
        return (
          <div key={field.key} data-wrong={fault && true}>
            <Field
              field={field}
              value={draft[field.key]}
              error={fault && words(fault)}
              onChange={(value) => change(field.key, value)}
            />
          </div>
        );
      })}
    </div>
  );
}

type Props = {
  field: StepField;
  value: Draft[string] | undefined;
  error: string | undefined;
  onChange: (value: Draft[string]) => void;
};

/** As `MAX_VALUE` of the schema, which the screen does not load. */
const MOST = 2000;
const INPUTS = {
  text: { type: 'text' },
  phone: { type: 'tel', inputMode: 'tel' },
  number: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
} as const;

function Field({ field, value, error, onChange }: Props) {
  const local = useLocalized();
  const about = { label: local(field.label), error, required: field.isRequired };
  const text = typeof value === 'string' ? value : '';
  const typed = (event: { currentTarget: { value: string } }): void => onChange(event.currentTarget.value);
  switch (field.kind) {
    case 'long':
      return <Textarea {...about} value={text} onChange={typed} maxLength={MOST} autosize minRows={2} maxRows={8} />;
    case 'yesno':
      return <YesNo about={about} value={value} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...about}
          data={(field.options ?? []).map(({ key, label }) => ({ value: key, label: local(label) }))}
          value={text === '' ? null : text}
          onChange={onChange}
          clearable={!field.isRequired}
          searchable
          openOnFocus={false}
          selectFirstOptionOnChange
        />
      );
    default:
      return <TextInput {...about} {...INPUTS[field.kind]} value={text} onChange={typed} maxLength={MOST} />;
  }
}

type About = { readonly label: string; readonly error: string | undefined; readonly required: boolean };

function YesNo({ about, value, onChange }: { about: About } & Pick<Props, 'value' | 'onChange'>) {
  const t = useT('sops');
  const chosen = typeof value === 'boolean' ? String(value) : null;
  return (
    <Radio.Group {...about} size="xs" value={chosen} onChange={(to) => onChange(to === 'true')}>
      <div className={css['pair']}>
        <Radio size="xs" value="true" label={t('field.yes')} />
        <Radio size="xs" value="false" label={t('field.no')} />
      </div>
    </Radio.Group>
  );
}
