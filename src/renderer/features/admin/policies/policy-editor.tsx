import { Checkbox, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { Calendar, Policy } from '#shared/domain/policy.ts';
import { PRIORITIES } from '#shared/domain/ticket-state.ts';
import { useLanguage, useT, type Language } from '../../../lib/i18n.tsx';
import css from '../admin.module.css';
import { Editor } from '../editor.tsx';
import type { Form, Wrong } from '../form.ts';
import { QueuesInput } from '../inputs.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { useKeep } from '../use-kept-command.ts';
import { readSpan, writeSpan } from './durations.ts';

const TIERS = ['standard', 'silver', 'gold'] as const satisfies readonly Policy['tiers'][number][];
const CHANNELS = [
  'phone',
  'chat',
  'email',
  'social',
  'message',
] as const satisfies readonly Policy['channels'][number][];

const TARGETS = ['first', 'next', 'resolve'] as const;
/** A policy as it is being written: targets as text, so that nothing half-typed is lost. */
type Written = Omit<Policy, 'id' | 'order' | 'firstMs' | 'nextMs' | 'resolveMs' | 'atRiskShare'> & {
  readonly targets: Readonly<Record<(typeof TARGETS)[number], string>>;
  readonly atRiskPercent: number;
};

function written(policy: Policy, language: Language): Written {
  const { id: _id, order: _order, firstMs, nextMs, resolveMs, atRiskShare, ...rest } = policy;
  const write = (ms: number | null) => writeSpan(ms, language);
  const targets = { first: write(firstMs), next: write(nextMs), resolve: write(resolveMs) };
  return { ...rest, targets, atRiskPercent: Math.round(atRiskShare * 100) };
}

function read({ id, order }: Policy, { targets, atRiskPercent, ...rest }: Written): Policy {
  const ms = (name: (typeof TARGETS)[number]) => readSpan(targets[name]) ?? null;
  const times = { firstMs: ms('first'), nextMs: ms('next'), resolveMs: ms('resolve') };
  return { id, order, ...rest, name: rest.name.trim(), ...times, atRiskShare: atRiskPercent / 100 };
}

type Props = { policy: Policy; isNew: boolean; calendars: readonly Calendar[]; onClose: () => void };

export function PolicyEditor({ policy, isNew, calendars, onClose }: Props) {
  const t = useT('admin');
  const language = useLanguage();
  const keep = useKeep();
  const validate = (value: Written): Wrong => {
    const unread = TARGETS.filter((name) => readSpan(value.targets[name]) === undefined);
    const isEmpty = TARGETS.every((name) => value.targets[name].trim() === '');
    const isShare = value.atRiskPercent >= 0 && value.atRiskPercent <= 90;
    return {
      ...(value.name.trim() === '' ? { name: t('wrong.empty') } : {}),
      ...(isEmpty ? { first: t('policies.noTarget') } : {}),
      ...Object.fromEntries(unread.map((name) => [name, t('policies.spanWrong')])),
      ...(isShare ? {} : { atRiskPercent: t('policies.shareWrong') }),
      ...(calendars.some(({ id }) => id === value.calendarId) ? {} : { calendarId: t('policies.calendarGone') }),
    };
  };
  return (
    <Editor<Written>
      draftKey={isNew ? 'policy/new' : `policy/${policy.id}`}
      title={isNew ? t('policies.add') : policy.name}
      stored={written(policy, language)}
      validate={validate}
      save={(value) => keep.put({ tbl: 'policy', data: read(policy, value) })}
      onClose={onClose}
      size={600}
      extra={
        !isNew && (
          <RemoveButton
            label={t('remove')}
            sure={t('policies.removeSure')}
            onRemove={() => void keep.remove('policy', policy.id).then((isGone) => isGone && onClose())}
          />
        )
      }
    >
      {(form) => (
        <>
          <TextInput
            data-autofocus
            label={t('name')}
            value={form.value.name}
            maxLength={120}
            error={form.error('name')}
            onChange={(event) => form.set({ name: event.currentTarget.value })}
          />
          <Conditions form={form} />
          <Targets form={form} />
          <Select
            label={t('policies.calendar')}
            data={calendars.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={form.value.calendarId}
            allowDeselect={false}
            error={form.error('calendarId')}
            onChange={(id) => id !== null && form.set({ calendarId: id as Policy['calendarId'] })}
          />
          <Switch
            label={t('policies.isOn')}
            checked={form.value.isActive}
            onChange={(event) => form.set({ isActive: event.currentTarget.checked })}
          />
        </>
      )}
    </Editor>
  );
}

function Conditions({ form }: { form: Form<Written> }) {
  const t = useT('admin');
  const common = useT('common');
  const { value } = form;
  return (
    <fieldset className={css['group']}>
      <legend>{t('policies.who')}</legend>
      <p className={css['hint']}>{t('policies.whoHint')}</p>
      <QueuesInput
        label={t('section.queues')}
        placeholder={t('policies.any')}
        value={value.queueIds}
        onChange={(ids) => form.set({ queueIds: ids as Policy['queueIds'] })}
      />
      <Some
        label={common('field.priority')}
        all={PRIORITIES.map((one) => [one, common(`priority.${one}`)] as const)}
        value={value.priorities}
        onChange={(priorities) => form.set({ priorities })}
      />
      <Some
        label={t('policies.tiers')}
        all={TIERS.map((one) => [one, common(`tier.${one}`)] as const)}
        value={value.tiers}
        onChange={(tiers) => form.set({ tiers })}
      />
      <Some
        label={t('policies.channels')}
        all={CHANNELS.map((one) => [one, common(`channel.${one}`)] as const)}
        value={value.channels}
        onChange={(channels) => form.set({ channels })}
      />
    </fieldset>
  );
}

type SomeProps<V extends string> = {
  label: string;
  all: readonly (readonly [V, string])[];
  value: readonly V[];
  onChange: (value: V[]) => void;
};

/** Any number of a few; none means all of them. */
function Some<V extends string>({ label, all, value, onChange }: SomeProps<V>) {
  return (
    <Checkbox.Group size="xs" label={label} value={[...value]} onChange={(chosen) => onChange(chosen)}>
      <div className={css['chips']} style={{ gap: 14, marginTop: 4 }}>
        {all.map(([one, words]) => (
          <Checkbox key={one} value={one} label={words} size="xs" />
        ))}
      </div>
    </Checkbox.Group>
  );
}

function Targets({ form }: { form: Form<Written> }) {
  const t = useT('admin');
  const { targets, atRiskPercent } = form.value;
  return (
    <fieldset className={css['group']}>
      <legend>{t('policies.targets')}</legend>
      <p className={css['hint']}>{t('policies.targetsHint')}</p>
      <div className={css['three']}>
        {TARGETS.map((name) => (
          <TextInput
            key={name}
            label={t(`policies.${name}`)}
            placeholder={t('policies.none')}
            value={targets[name]}
            error={form.error(name)}
            onChange={(event) => form.set({ targets: { ...targets, [name]: event.currentTarget.value } })}
          />
        ))}
      </div>
      <NumberInput
        size="xs"
        label={t('policies.atRisk')}
        description={t('policies.atRiskHint')}
        suffix=" %"
        min={0}
        max={90}
        clampBehavior="none"
        value={atRiskPercent}
        error={form.error('atRiskPercent')}
        onChange={(percent) => form.set({ atRiskPercent: Number(percent) })}
      />
    </fieldset>
  );
}
