import { Select, TagsInput } from '@mantine/core';
import type { SopStep, StepAction } from '#shared/domain/sop/index.ts';
import { PRIORITIES, TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import type { MacroId, QueueId } from '#shared/kernel/ids.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { leaveOnEscape } from '../../../ui/index.ts';
import { useEditing } from './editing.ts';
import css from './editor.module.css';
import { NumberField } from './number-field.tsx';
import { TAG_SPLIT, tagsFrom } from './tags.ts';
import { TwoLanguages } from './two-languages.tsx';

const KEEP = '';
/** As the schema of a step. */
const MAX_ADDED = 10;
const MAX_HOURS = 365 * 24;

type FormProps<A extends StepAction = StepAction> = {
  action: A;
  step: SopStep;
  onChange: (action: StepAction, tag?: string) => void;
};

/** One thing a step does by itself, by its kind. */
export function ActionForm({ action, step, onChange }: FormProps) {
  switch (action.do) {
    case 'set':
      return <SetForm action={action} step={step} onChange={onChange} />;
    case 'macro':
      return <MacroForm action={action} step={step} onChange={onChange} />;
    case 'promise':
      return <PromiseForm action={action} step={step} onChange={onChange} />;
    case 'follow-up':
      return <FollowUpForm action={action} step={step} onChange={onChange} />;
    default:
      return action satisfies never;
  }
}

type Of<D extends StepAction['do']> = FormProps<Extract<StepAction, { do: D }>>;

function SetForm({ action, onChange }: Of<'set'>) {
  const t = useT('sopDesk');
  const common = useT('common');
  const known = (useDirectory().data?.tags ?? []).filter(({ isActive }) => isActive).map(({ tag }) => tag);
  const put = (part: Partial<Record<keyof typeof action.set, unknown>>) => {
    const next = Object.entries({ ...action.set, ...part }).filter(([, value]) => value !== undefined);
    onChange({ ...action, set: Object.fromEntries(next) });
  };
  const asIs = { value: KEEP, label: t('action.asIs') };
  return (
    <>
      <div className={css['row']}>
        <Select
          label={common('field.status')}
          data={[asIs, ...TICKET_STATUSES.map((value) => ({ value, label: common(`status.${value}`) }))]}
          value={action.set.status ?? KEEP}
          allowDeselect={false}
          onChange={(value) => put({ status: TICKET_STATUSES.find((one) => one === value) })}
        />
        <Select
          label={common('field.priority')}
          data={[asIs, ...PRIORITIES.map((value) => ({ value, label: common(`priority.${value}`) }))]}
          value={action.set.priority ?? KEEP}
          allowDeselect={false}
          onChange={(value) => put({ priority: PRIORITIES.find((one) => one === value) })}
        />
        <QueueSelect
          none={t('action.asIs')}
          value={action.set.queueId ?? null}
          onChange={(queueId) => put({ queueId: queueId ?? undefined })}
        />
      </div>
      <TagsInput
        size="xs"
        label={t('action.addTags')}
        data={known}
        value={[...action.addTags]}
        maxTags={MAX_ADDED}
        splitChars={TAG_SPLIT}
        acceptValueOnBlur
        onChange={(tags) => onChange({ ...action, addTags: tagsFrom(tags, MAX_ADDED) })}
        onKeyDown={leaveOnEscape}
      />
    </>
  );
}

function QueueSelect({
  none,
  value,
  onChange,
}: {
  none: string;
  value: QueueId | null;
  onChange: (id: QueueId | null) => void;
}) {
  const common = useT('common');
  const local = useLocalized();
  const queues = useDirectory().data?.queues ?? [];
  return (
    <Select
      label={common('field.queueId')}
      data={[
        { value: KEEP, label: none },
        ...queues.map(({ id, name }) => ({ value: String(id), label: local(name) })),
      ]}
      value={value ?? KEEP}
      allowDeselect={false}
      onChange={(id) => onChange(id === null || id === KEEP ? null : (id as QueueId))}
    />
  );
}

function MacroForm({ action, onChange }: Of<'macro'>) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const macros = useDirectory().data?.macros ?? [];
  return (
    <Select
      label={t('action.macro')}
      description={t('action.macroHint')}
      data={macros
        .filter(({ isActive, id }) => isActive || id === action.macroId)
        .map(({ id, name }) => ({ value: String(id), label: local(name) }))}
      value={action.macroId}
      searchable
      allowDeselect={false}
      onChange={(id) => id !== null && onChange({ ...action, macroId: id as MacroId })}
    />
  );
}

/** Whether the words of such an action are missing in one language. */
function useIsWrong(step: SopStep, at: string): boolean {
  const { problems } = useEditing();
  return problems.some((one) => one.step === step.key && one.at === at);
}

function PromiseForm({ action, step, onChange }: Of<'promise'>) {
  const t = useT('sopDesk');
  const isWrong = useIsWrong(step, 'action:promise');
  return (
    <>
      <TwoLanguages
        label={t('action.promiseText')}
        value={action.text}
        at="action:promise"
        isWrong={isWrong}
        onChange={(text) => onChange({ ...action, text }, `${step.key}/promise`)}
      />
      <NumberField
        label={t('action.due')}
        suffix={t('action.hours')}
        min={1}
        max={MAX_HOURS}
        isWhole
        value={Math.round(action.dueMs / HOUR)}
        onChange={(hours) => hours !== undefined && onChange({ ...action, dueMs: hours * HOUR }, `${step.key}/due`)}
      />
    </>
  );
}

function FollowUpForm({ action, step, onChange }: Of<'follow-up'>) {
  const t = useT('sopDesk');
  const isWrong = useIsWrong(step, 'action:follow-up');
  return (
    <>
      <TwoLanguages
        label={t('action.subject')}
        value={action.subject}
        at="action:follow-up"
        isWrong={isWrong}
        onChange={(subject) => onChange({ ...action, subject }, `${step.key}/subject`)}
      />
      <QueueSelect
        none={t('action.sameQueue')}
        value={action.queueId}
        onChange={(queueId) => onChange({ ...action, queueId })}
      />
    </>
  );
}
