import { Button, Checkbox, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { STEP_FIELD_KINDS } from '#shared/domain/sop/kinds.ts';
import type { SopStep, StepField } from '#shared/domain/sop/index.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { IconButton } from '../../../ui/index.ts';
import { patchStep, stepOf } from './edit.ts';
import { useEditing } from './editing.ts';
import css from './editor.module.css';
import { KeyedList } from './keyed-list.tsx';
import { freeKey, keyFor } from './keys.ts';
import { NumberField } from './number-field.tsx';
import { TwoLanguages } from './two-languages.tsx';

const MAX_FIELDS = 20;
const MAX_OPTIONS = 50;
/** Of a text, in characters. */
const LENGTHS = { min: 0, max: 2000 } as const;

/** What a form asks for. */
export function FieldsField({ step }: { step: SopStep }) {
  const t = useT('sopDesk');
  const { content, change, problems } = useEditing();
  const fields = step.fields ?? [];
  const isEmpty = problems.some(({ step: key, code }) => key === step.key && code === 'form-empty');
  const set = (next: StepField[], tag?: string) =>
    change(
      patchStep(content, step.key, (now) => ({ ...now, fields: next })),
      tag,
    );
  const add = () => {
    const key = freeKey(
      'field',
      fields.map((one) => one.key),
    );
    set([...fields, { key, label: { zh: '', en: '' }, kind: 'text', isRequired: false }]);
  };
  return (
    <fieldset className={css['group']} data-at="fields">
      <legend>{t('field.fields')}</legend>
      {isEmpty && <p className={css['wrong']}>{t('problem.form-empty')}</p>}
      {fields.map((field) => (
        <Field
          key={field.key}
          step={step}
          field={field}
          onChange={(next, tag) =>
            set(
              fields.map((one) => (one === field ? next : one)),
              tag,
            )
          }
          onRemove={() => set(fields.filter((one) => one !== field))}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ alignSelf: 'flex-start' }}
        disabled={fields.length >= MAX_FIELDS}
        leftSection={<IconPlus size={14} stroke={1.6} aria-hidden />}
        onClick={add}
      >
        {t('fields.add')}
      </Button>
    </fieldset>
  );
}

type FieldProps = {
  step: SopStep;
  field: StepField;
  onChange: (field: StepField, tag?: string) => void;
  onRemove: () => void;
};

function Field({ step, field, onChange, onRemove }: FieldProps) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const { base, problems } = useEditing();
  const at = `field:${field.key}`;
  const published = base && stepOf(base, step.key)?.fields?.find(({ key }) => key === field.key);
  const isWrong = (place: string) => problems.some((one) => one.step === step.key && one.at === place);
  const settle = () => {
    const key = published
      ? field.key
      : keyFor(
          field.label.en,
          field.key,
          (step.fields ?? []).map((one) => one.key),
        );
    if (key !== field.key) onChange({ ...field, key });
  };
  return (
    <div className={css['card']}>
      <TwoLanguages
        label={t('field.formField')}
        value={field.label}
        at={at}
        isWrong={isWrong(at)}
        onChange={(label) => onChange({ ...field, label }, `${step.key}/${at}`)}
        onEnglishLeft={settle}
      />
      <div className={css['row']}>
        <Kind field={field} onChange={onChange} />
        <TicketField field={field} onChange={onChange} />
        <Checkbox
          size="xs"
          label={t('fields.required')}
          checked={field.isRequired}
          onChange={(event) => onChange({ ...field, isRequired: event.currentTarget.checked })}
        />
        <IconButton
          icon={IconX}
          label={t('fields.remove', { name: local(field.label) || t('field.formField') })}
          onClick={onRemove}
        />
      </div>
      {['number', 'text', 'long'].includes(field.kind) && <Bounds field={field} onChange={onChange} />}
      {field.kind === 'choice' && (
        <div data-at={field.key}>
          {isWrong(field.key) && <p className={css['wrong']}>{t('problem.options-missing')}</p>}
          <KeyedList
            label={t('fields.option')}
            add={t('fields.addOption')}
            value={field.options ?? []}
            max={MAX_OPTIONS}
            kept={(published?.options ?? []).map(({ key }) => key)}
            at={(key) => `${at}:${key}`}
            isWrong={(key) => isWrong(`${at}:${key}`)}
            onChange={(options, tag) => onChange({ ...field, options }, tag)}
          />
        </div>
      )}
    </div>
  );
}

type PartProps = Pick<FieldProps, 'field' | 'onChange'>;

function Kind({ field, onChange }: PartProps) {
  const t = useT('sopDesk');
  return (
    <Select
      label={t('fields.kind')}
      data={STEP_FIELD_KINDS.map((kind) => ({ value: kind, label: t(`fieldKind.${kind}`) }))}
      value={field.kind}
      allowDeselect={false}
      onChange={(kind) => onChange({ ...field, kind: STEP_FIELD_KINDS.find((one) => one === kind) ?? field.kind })}
    />
  );
}

/** The ticket's own field that takes the same value. */
function TicketField({ field, onChange }: PartProps) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const known = (useDirectory().data?.fields ?? []).filter(
    ({ isActive, key }) => isActive || key === field.ticketField,
  );
  return (
    <Select
      label={t('fields.ticketField')}
      placeholder={t('fields.noTicketField')}
      data={known.map(({ key, label }) => ({ value: key, label: local(label) }))}
      value={field.ticketField ?? null}
      clearable
      clearButtonProps={{ 'aria-label': t('library.clear') }}
      onChange={(key) => {
        const { ticketField: _, ...rest } = field;
        onChange(key === null ? rest : { ...rest, ticketField: key });
      }}
    />
  );
}

function Bounds({ field, onChange }: PartProps) {
  const t = useT('sopDesk');
  const isText = field.kind !== 'number';
  const put = (side: 'min' | 'max', value: number | undefined) => {
    const { [side]: _, ...rest } = field;
    onChange(value === undefined ? rest : { ...rest, [side]: value }, `${field.key}/${side}`);
  };
  return (
    <div className={css['row']}>
      {(['min', 'max'] as const).map((side) => (
        <NumberField
          key={side}
          label={t(isText ? `fields.${side}Length` : `fields.${side}`)}
          {...(isText ? { ...LENGTHS, isWhole: true } : {})}
          value={field[side]}
          onChange={(value) => put(side, value)}
        />
      ))}
    </div>
  );
}
