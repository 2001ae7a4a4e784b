import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { CHANNELS } from '#shared/domain/channel.ts';
import type { FieldValue } from '#shared/domain/field-value.ts';
import { MAX_TAGS } from '#shared/kernel/limits.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';
import { IconButton, leaveOnEscape } from '../../../ui/index.ts';
import { useArticleChoices } from '../library/queries.ts';
import type { Content } from './edit.ts';
import { useEditing } from './editing.ts';
import css from './editor.module.css';
import { KeyedList } from './keyed-list.tsx';
import { TAG_SPLIT, tagsFrom, WORD_SPLIT, wordsFrom } from './tags.ts';
import { TwoLanguages } from './two-languages.tsx';
import { ValueField } from './value-field.tsx';

const POP = { transitionProps: { duration: 120 } } as const;
/** As the schema of a procedure, which the screen does not load. */
const MAX = { articles: 20, words: 100, queues: 50, fields: 20 } as const;

/** What belongs to the procedure as a whole. */
export function SettingsForm() {
  const t = useT('sopDesk');
  const { content, base, change, problems } = useEditing();
  const articles = useArticleChoices();
  const unknown = content.articleIds.filter((id) => !articles.some(({ value }) => value === id));
  const set = (part: Partial<Content>, tag?: string) => change({ ...content, ...part }, tag && `settings/${tag}`);
  return (
    <div className={css['fields']}>
      <TwoLanguages
        label={t('field.sopTitle')}
        value={content.title}
        at="title"
        isWrong={problems.some(({ step, at }) => step === null && at === 'title')}
        onChange={(title) => set({ title }, 'title')}
      />
      <TagsInput
        size="xs"
        label={t('property.tags')}
        value={[...content.tags]}
        maxTags={MAX_TAGS}
        splitChars={TAG_SPLIT}
        acceptValueOnBlur
        onChange={(tags) => set({ tags: tagsFrom(tags, MAX_TAGS) })}
        onKeyDown={leaveOnEscape}
      />
      <MultiSelect
        size="xs"
        label={t('reader.articles')}
        data={[...articles, ...unknown.map((id) => ({ value: String(id), label: t('reader.articleGone') }))]}
        value={content.articleIds.map(String)}
        maxValues={MAX.articles}
        searchable
        limit={50}
        comboboxProps={POP}
        onChange={(ids) => set({ articleIds: ids as typeof content.articleIds })}
      />
      <SuggestForm rule={content.suggest} onChange={(suggest) => set({ suggest })} />
      <fieldset className={css['group']}>
        <legend>{t('property.skipReasons')}</legend>
        <p className={css['hint']}>{t('settings.skipHint')}</p>
        <KeyedList
          label={t('settings.skipReason')}
          add={t('settings.addSkip')}
          value={content.skipReasons}
          max={20}
          kept={(base?.skipReasons ?? []).map(({ key }) => key)}
          at={(key) => `skip:${key}`}
          isWrong={(key) => content.skipReasons.some((one) => one.key === key && !(one.label.zh && one.label.en))}
          onChange={(skipReasons, tag) => set({ skipReasons }, tag)}
        />
      </fieldset>
    </div>
  );
}

type RuleProps = { rule: Content['suggest']; onChange: (rule: Content['suggest']) => void };

/** When it is offered by itself: every list that is not empty has to fit. */
function SuggestForm({ rule, onChange }: RuleProps) {
  const t = useT('sopDesk');
  const common = useT('common');
  const local = useLocalized();
  const directory = useDirectory().data;
  const queues = (directory?.queues ?? []).map(({ id, name }) => ({ value: String(id), label: local(name) }));
  const known = (directory?.tags ?? []).filter(({ isActive }) => isActive).map(({ tag }) => tag);
  return (
    <fieldset className={css['group']}>
      <legend>{t('suggest.title')}</legend>
      <p className={css['hint']}>{t('suggest.hint')}</p>
      <TagsInput
        size="xs"
        label={t('suggest.words')}
        description={t('suggest.wordsHint')}
        value={[...rule.words]}
        maxTags={MAX.words}
        splitChars={WORD_SPLIT}
        acceptValueOnBlur
        onChange={(words) => onChange({ ...rule, words: wordsFrom(words, MAX.words) })}
        onKeyDown={leaveOnEscape}
      />
      <TagsInput
        size="xs"
        label={t('suggest.tags')}
        data={known}
        value={[...rule.tags]}
        maxTags={MAX_TAGS}
        splitChars={TAG_SPLIT}
        acceptValueOnBlur
        onChange={(tags) => onChange({ ...rule, tags: tagsFrom(tags, MAX_TAGS) })}
        onKeyDown={leaveOnEscape}
      />
      <div className={css['two']}>
        <MultiSelect
          size="xs"
          label={t('suggest.queues')}
          data={queues}
          value={rule.queueIds.map(String)}
          maxValues={MAX.queues}
          searchable
          comboboxProps={POP}
          onChange={(ids) => onChange({ ...rule, queueIds: ids as typeof rule.queueIds })}
        />
        <MultiSelect
          size="xs"
          label={t('suggest.channels')}
          data={CHANNELS.map((value) => ({ value, label: common(`channel.${value}`) }))}
          value={[...rule.channels]}
          comboboxProps={POP}
          onChange={(channels) => onChange({ ...rule, channels: CHANNELS.filter((one) => channels.includes(one)) })}
        />
      </div>
      <FieldRules rule={rule} onChange={onChange} />
    </fieldset>
  );
}

/** Fields of the ticket, each with the value that fits. */
function FieldRules({ rule, onChange }: RuleProps) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const fields = useDirectory().data?.fields ?? [];
  const free = fields.filter(({ key, isActive }) => isActive && !rule.fields.some((one) => one.key === key));
  const first = (key: string): FieldValue => {
    const field = fields.find((one) => one.key === key);
    if (field?.kind === 'yesno') return true;
    return field?.kind === 'number' ? 0 : (field?.choices[0]?.key ?? '');
  };
  return (
    <>
      {rule.fields.map(({ key, value }, i) => {
        const field = fields.find((one) => one.key === key);
        const name = field ? local(field.label) : key;
        return (
          <div key={key} className={css['then']}>
            <ValueField
              label={name}
              field={field}
              value={value}
              onChange={(next) => onChange({ ...rule, fields: rule.fields.with(i, { key, value: next }) })}
            />
            <IconButton
              icon={IconX}
              label={t('keyed.remove', { name })}
              onClick={() => onChange({ ...rule, fields: rule.fields.toSpliced(i, 1) })}
            />
          </div>
        );
      })}
      {free.length > 0 && rule.fields.length < MAX.fields && (
        <Select
          aria-label={t('suggest.addField')}
          placeholder={t('suggest.addField')}
          data={free.map(({ key, label }) => ({ value: key, label: local(label) }))}
          value={null}
          onChange={(key) =>
            key !== null && onChange({ ...rule, fields: [...rule.fields, { key, value: first(key) }] })
          }
        />
      )}
    </>
  );
}
