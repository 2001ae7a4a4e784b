import { Button, CloseButton, SegmentedControl, Select, Switch, TextInput } from '@mantine/core';
import { FIELD_KINDS } from '#shared/domain/field-value.ts';
import type { Field } from '#shared/domain/field.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import css from '../admin.module.css';
import { Editor } from '../editor.tsx';
import type { Form, Wrong } from '../form.ts';
import { LocalizedInput, QueuesInput } from '../inputs.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { useKeep } from '../use-kept-command.ts';
import { keyFrom, KEY } from './key-from.ts';

type Choice = Field['choices'][number];
type Props = { field: Field; isNew: boolean; known: readonly Field[]; onClose: () => void };

/** Keys made from names where none was written. */
function completed(field: Field): Field {
  const key = field.key || keyFrom(field.label.en);
  const choices = field.choices.map((choice) => ({ ...choice, key: choice.key || keyFrom(choice.label.en) }));
  return {
    ...field,
    key,
    choices: field.kind === 'choice' ? choices : [],
    id: field.id || (`field-${key}` as Field['id']),
  };
}

export function FieldEditor({ field, isNew, known, onClose }: Props) {
  const t = useT('admin');
  const local = useLocalized();
  const keep = useKeep();
  const validate = (value: Field): Wrong => {
    const { key, choices, label, kind } = completed(value);
    const keys = choices.map((choice) => choice.key);
    const isWhole = choices.every((choice) => KEY.test(choice.key) && choice.label.zh.trim() !== '');
    return {
      ...(label.zh.trim() === '' || label.en.trim() === '' ? { label: t('wrong.bothNames') } : {}),
      // Without an English name there is nothing to make a key of: that is said at the name.
      ...(KEY.test(key) || (value.key === '' && label.en.trim() === '') ? {} : { key: t('fields.keyWrong') }),
      ...(isNew && known.some((one) => one.key === key) ? { key: t('wrong.double') } : {}),
      ...(kind === 'choice' && keys.length === 0 ? { choices: t('fields.noChoices') } : {}),
      ...(isWhole ? {} : { choices: t('fields.choiceWrong') }),
      ...(new Set(keys).size < keys.length ? { choices: t('fields.choiceDouble') } : {}),
    };
  };
  return (
    <Editor<Field>
      draftKey={isNew ? 'field/new' : `field/${field.id}`}
      title={isNew ? t('fields.add') : local(field.label)}
      stored={field}
      validate={validate}
      save={(value) => keep.put({ tbl: 'field', data: completed(value) })}
      onClose={onClose}
      extra={
        !isNew && (
          <RemoveButton
            label={t('remove')}
            sure={t('fields.removeSure')}
            onRemove={() => void keep.remove('field', field.id).then((isGone) => isGone && onClose())}
          />
        )
      }
    >
      {(form) => <Inputs form={form} isNew={isNew} />}
    </Editor>
  );
}

function Inputs({ form, isNew }: { form: Form<Field>; isNew: boolean }) {
  const t = useT('admin');
  const { value } = form;
  return (
    <>
      <LocalizedInput
        label={t('name')}
        isFirst
        value={value.label}
        error={form.error('label')}
        onChange={(label) => form.set({ label })}
      />
      <div className={css['two']}>
        <Select
          label={t('fields.kind')}
          data={FIELD_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          value={value.kind}
          disabled={!isNew}
          allowDeselect={false}
          onChange={(kind) => form.set({ kind: FIELD_KINDS.find((one) => one === kind) ?? 'text' })}
        />
        <TextInput
          label={t('fields.key')}
          value={value.key}
          placeholder={keyFrom(value.label.en)}
          disabled={!isNew}
          maxLength={40}
          error={form.error('key')}
          onChange={(event) => form.set({ key: event.currentTarget.value })}
        />
      </div>
      <p className={css['hint']}>{t(isNew ? 'fields.fixedLater' : 'fields.fixed')}</p>
      {value.kind === 'choice' && (
        <Choices choices={value.choices} error={form.error('choices')} onChange={(choices) => form.set({ choices })} />
      )}
      <QueuesInput
        label={t('fields.where')}
        placeholder={t('everywhere')}
        value={value.queueIds}
        onChange={(ids) => form.set({ queueIds: ids as Field['queueIds'] })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('fields.required')}
        value={value.required}
        data={(['no', 'to-solve'] as const).map((one) => ({ value: one, label: t(`required.${one}`) }))}
        onChange={(required) => form.set({ required: required === 'to-solve' ? 'to-solve' : 'no' })}
      />
      <Switch
        label={t('fields.isOn')}
        description={t('fields.isOnHint')}
        checked={value.isActive}
        onChange={(event) => form.set({ isActive: event.currentTarget.checked })}
      />
    </>
  );
}

type ChoicesProps = { choices: readonly Choice[]; error: string | undefined; onChange: (choices: Choice[]) => void };

function Choices({ choices, error, onChange }: ChoicesProps) {
  const t = useT('admin');
  const change = (at: number, next: Partial<Choice>) =>
    onChange(choices.map((choice, i) => (i === at ? { ...choice, ...next } : choice)));
  return (
    <fieldset className={css['group']}>
      <legend>{t('fields.choices')}</legend>
      {choices.map((choice, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a choice has no name of its own before it is written
        <div key={at} className={css['row']}>
          <div className={css['two']}>
            <TextInput
              aria-label={t('fields.choiceZh', { n: at + 1 })}
              placeholder={t('fields.choiceZh', { n: at + 1 })}
              value={choice.label.zh}
              error={error !== undefined && choice.label.zh.trim() === ''}
              onChange={(event) => change(at, { label: { ...choice.label, zh: event.currentTarget.value } })}
            />
            <TextInput
              aria-label={t('fields.choiceEn', { n: at + 1 })}
              placeholder={t('fields.choiceEn', { n: at + 1 })}
              value={choice.label.en}
              error={error !== undefined && keyFrom(choice.label.en) === '' && choice.key === ''}
              onChange={(event) => change(at, { label: { ...choice.label, en: event.currentTarget.value } })}
            />
          </div>
          <CloseButton
            aria-label={t('fields.choiceRemove', { n: at + 1 })}
            onClick={() => onChange(choices.toSpliced(at, 1))}
          />
        </div>
      ))}
      {error !== undefined && (
        <p className={css['refusal']} role="alert">
          {error}
        </p>
      )}
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        disabled={choices.length >= 100}
        onClick={() => onChange([...choices, { key: '', label: { zh: '', en: '' } }])}
      >
        {t('fields.addChoice')}
      </Button>
    </fieldset>
  );
}
