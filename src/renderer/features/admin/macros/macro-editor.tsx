import { Checkbox, MultiSelect, NumberInput, SegmentedControl, Select, Switch, TagsInput } from '@mantine/core';
import type { Macro } from '#shared/domain/macro.ts';
import { PRIORITIES, TICKET_STATUSES } from '#shared/domain/ticket-state.ts';
import { HOUR } from '#shared/kernel/units.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useDirectory } from '../../../lib/reads.ts';
import css from '../admin.module.css';
import { Editor } from '../editor.tsx';
import type { Form, Wrong } from '../form.ts';
import { LocalizedInput, QueueInput, QueuesInput } from '../inputs.tsx';
import { RemoveButton } from '../remove-button.tsx';
import { useKeep } from '../use-kept-command.ts';
import { MacroFill } from './macro-fill.tsx';
import { MacroText } from './macro-text.tsx';

const NO_TEXT = { zh: '', en: '' };
const isBlank = (text: Macro['body']): boolean => text === null || (text.zh.trim() === '' && text.en.trim() === '');
const isHalf = (text: Macro['body']): boolean =>
  text !== null && !isBlank(text) && (text.zh.trim() === '' || text.en.trim() === '');
/** A text without words is none. */
const textOrNull = (text: Macro['body']): Macro['body'] => (isBlank(text) ? null : text);

type Props = { macro: Macro; isNew: boolean; onClose: () => void };

export function MacroEditor({ macro, isNew, onClose }: Props) {
  const t = useT('admin');
  const local = useLocalized();
  const keep = useKeep();
  const stored = { ...macro, body: macro.body ?? NO_TEXT, note: macro.note ?? NO_TEXT };
  const validate = (value: Macro): Wrong => ({
    ...(value.name.zh.trim() === '' || value.name.en.trim() === '' ? { name: t('wrong.bothNames') } : {}),
    ...(isHalf(value.body) ? { body: t('wrong.bothTexts') } : {}),
    ...(isHalf(value.note) ? { note: t('wrong.bothTexts') } : {}),
    ...(value.snoozeMs !== null && !(value.snoozeMs > 0) ? { snoozeMs: t('wrong.number') } : {}),
  });
  const save = (value: Macro) =>
    keep.put({ tbl: 'macro', data: { ...value, body: textOrNull(value.body), note: textOrNull(value.note) } });
  return (
    <Editor<Macro>
      draftKey={isNew ? 'macro/new' : `macro/${macro.id}`}
      title={isNew ? t('macros.add') : local(macro.name)}
      stored={stored}
      validate={validate}
      save={save}
      onClose={onClose}
      size={720}
      extra={
        !isNew && (
          <RemoveButton
            label={t('remove')}
            sure={t('macros.removeSure')}
            onRemove={() => void keep.remove('macro', macro.id).then((isGone) => isGone && onClose())}
          />
        )
      }
    >
      {(form) => (
        <>
          <LocalizedInput
            label={t('name')}
            isFirst
            value={form.value.name}
            error={form.error('name')}
            onChange={(name) => form.set({ name })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('macros.kind')}
            value={form.value.kind}
            data={[
              { value: 'reply', label: t('macros.reply') },
              { value: 'note', label: t('macros.note') },
            ]}
            onChange={(kind) => form.set({ kind: kind === 'note' ? 'note' : 'reply' })}
          />
          <MacroText
            label={t('macros.text')}
            isInternal={form.value.kind === 'note'}
            value={form.value.body ?? NO_TEXT}
            error={form.error('body')}
            onChange={(body) => form.set({ body })}
          />
          <MacroChanges form={form} />
          <MacroText
            label={t('macros.extraNote')}
            isInternal
            hint={t('macros.extraNoteHint')}
            value={form.value.note ?? NO_TEXT}
            error={form.error('note')}
            onChange={(note) => form.set({ note })}
          />
          <MacroPlaces form={form} />
        </>
      )}
    </Editor>
  );
}

const KEEP = '';

/** What happens to the ticket together with the text. */
function MacroChanges({ form }: { form: Form<Macro> }) {
  const t = useT('admin');
  const common = useT('common');
  const { set, assign, snoozeMs, follow } = form.value;
  const change = (part: Partial<Macro['set']>) => {
    const next = Object.entries({ ...set, ...part }).filter(([, value]) => value !== undefined);
    form.set({ set: Object.fromEntries(next) });
  };
  const asIs = { value: KEEP, label: t('macros.asIs') };
  return (
    <fieldset className={css['group']}>
      <legend>{t('macros.changes')}</legend>
      <div className={css['three']}>
        <Select
          label={common('field.status')}
          data={[asIs, ...TICKET_STATUSES.map((value) => ({ value, label: common(`status.${value}`) }))]}
          value={set.status ?? KEEP}
          allowDeselect={false}
          onChange={(value) => change({ status: TICKET_STATUSES.find((one) => one === value) })}
        />
        <Select
          label={common('field.priority')}
          data={[asIs, ...PRIORITIES.map((value) => ({ value, label: common(`priority.${value}`) }))]}
          value={set.priority ?? KEEP}
          allowDeselect={false}
          onChange={(value) => change({ priority: PRIORITIES.find((one) => one === value) })}
        />
        <QueueInput
          label={common('field.queueId')}
          value={set.queueId}
          none={t('macros.asIs')}
          onChange={(queueId) => change({ queueId: queueId as Macro['set']['queueId'] })}
        />
        <Select
          label={common('field.assigneeId')}
          data={(['keep', 'me', 'nobody'] as const).map((value) => ({ value, label: t(`assign.${value}`) }))}
          value={assign}
          allowDeselect={false}
          onChange={(value) => form.set({ assign: value === 'me' || value === 'nobody' ? value : 'keep' })}
        />
        <NumberInput
          size="xs"
          label={t('macros.snooze')}
          suffix={` ${t('hours')}`}
          min={0}
          max={24 * 90}
          value={snoozeMs === null ? '' : snoozeMs / HOUR}
          placeholder={t('macros.noSnooze')}
          error={form.error('snoozeMs')}
          onChange={(hours) =>
            form.set({ snoozeMs: hours === '' || Number(hours) === 0 ? null : Math.round(Number(hours) * HOUR) })
          }
        />
        <Checkbox
          mt={24}
          size="xs"
          label={t('macros.follow')}
          checked={follow}
          onChange={(event) => form.set({ follow: event.currentTarget.checked })}
        />
      </div>
      <MacroTags form={form} />
      <MacroFill fill={form.value.fill} onChange={(fill) => form.set({ fill })} />
    </fieldset>
  );
}

const SPLIT = [',', '，', '、', ' '];

const clean = (tags: string[]) => [...new Set(tags.map((tag) => tag.replace(/^#/, '').slice(0, 60)).filter(Boolean))];

function MacroTags({ form }: { form: Form<Macro> }) {
  const t = useT('admin');
  const known = (useDirectory().data?.tags ?? []).filter(({ isActive }) => isActive).map(({ tag }) => tag);
  return (
    <div className={css['two']}>
      <TagsInput
        size="xs"
        label={t('macros.addTags')}
        data={known}
        value={[...form.value.addTags]}
        splitChars={SPLIT}
        acceptValueOnBlur
        onChange={(tags) => form.set({ addTags: clean(tags) })}
      />
      <TagsInput
        size="xs"
        label={t('macros.removeTags')}
        data={known}
        value={[...form.value.removeTags]}
        splitChars={SPLIT}
        acceptValueOnBlur
        onChange={(tags) => form.set({ removeTags: clean(tags) })}
      />
    </div>
  );
}

/** Where it is offered, and what it points to. */
function MacroPlaces({ form }: { form: Form<Macro> }) {
  const t = useT('admin');
  const articles = useCall(['admin', 'articles'], ['article'], (api, signal) =>
    api.knowledge.list({ tags: [], language: null, limit: 200 }, { signal }),
  );
  const known = articles.data?.items.map(({ id, title }) => ({ value: String(id), label: title })) ?? [];
  const unknown = form.value.articleIds.filter((id) => !known.some(({ value }) => value === id));
  return (
    <>
      <MultiSelect
        size="xs"
        label={t('macros.articles')}
        data={[...known, ...unknown.map((id) => ({ value: String(id), label: id }))]}
        value={[...form.value.articleIds]}
        maxValues={10}
        searchable
        limit={50}
        comboboxProps={{ transitionProps: { duration: 120 } }}
        onChange={(ids) => form.set({ articleIds: ids as Macro['articleIds'] })}
      />
      <QueuesInput
        label={t('macros.where')}
        placeholder={t('everywhere')}
        value={form.value.queueIds}
        onChange={(ids) => form.set({ queueIds: ids as Macro['queueIds'] })}
      />
      <Switch
        label={t('macros.isOffered')}
        checked={form.value.isActive}
        onChange={(event) => form.set({ isActive: event.currentTarget.checked })}
      />
    </>
  );
}
