import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import type { Ref } from 'react';
import { useLocalized, useT } from '../../lib/i18n.tsx';
import { useDirectory } from '../../lib/reads.ts';
import css from './admin.module.css';

type Text = { readonly zh: string; readonly en: string };
type Localized = {
  label: string;
  hint?: string;
  value: Text;
  onChange: (value: Text) => void;
  error: string | undefined;
  maxLength?: number;
  /** Several lines. */
  isLong?: boolean;
  refs?: { zh?: Ref<HTMLTextAreaElement>; en?: Ref<HTMLTextAreaElement> };
  onFocus?: (side: 'zh' | 'en') => void;
  /** What the form begins with. */
  isFirst?: boolean;
};

/** The same words in both languages of the product, side by side. */
export function LocalizedInput({
  label,
  hint,
  value,
  onChange,
  error,
  maxLength = 120,
  isLong = false,
  refs,
  onFocus,
  isFirst = false,
}: Localized) {
  const t = useT('admin');
  const side = (language: 'zh' | 'en') => {
    const common = {
      label: t(`in.${language}`, { label }),
      value: value[language],
      maxLength,
      lang: language === 'zh' ? 'zh-CN' : 'en',
      error: language === 'zh' ? error : Boolean(error),
      onFocus: () => onFocus?.(language),
      'data-autofocus': (isFirst && language === 'zh') || undefined,
    };
    const change = (text: string) => onChange({ ...value, [language]: text });
    return isLong ? (
      <Textarea
        {...common}
        ref={refs?.[language] ?? null}
        autosize
        minRows={4}
        maxRows={14}
        onChange={(event) => change(event.currentTarget.value)}
      />
    ) : (
      <TextInput {...common} onChange={(event) => change(event.currentTarget.value)} />
    );
  };
  return (
    <div>
      <div className={css['two']}>
        {side('zh')}
        {side('en')}
      </div>
      {hint !== undefined && <p className={css['hint']}>{hint}</p>}
    </div>
  );
}

type Queues = {
  label: string;
  hint?: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
  error?: string | undefined;
  placeholder?: string;
};

const POP = { transitionProps: { duration: 120 } } as const;

export function QueuesInput({ label, hint, value, onChange, error, placeholder }: Queues) {
  const data = useQueueChoices();
  return (
    <MultiSelect
      size="xs"
      label={label}
      description={hint}
      data={data}
      value={[...value]}
      onChange={onChange}
      error={error}
      searchable
      placeholder={value.length === 0 ? placeholder : ''}
      comboboxProps={POP}
    />
  );
}

export function QueueInput({
  label,
  value,
  onChange,
  none,
}: {
  label: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  none: string;
}) {
  const data = useQueueChoices();
  return (
    <Select
      label={label}
      data={[{ value: '', label: none }, ...data]}
      value={value ?? ''}
      allowDeselect={false}
      onChange={(id) => onChange(id === null || id === '' ? undefined : id)}
    />
  );
}

export function useQueueChoices(): { value: string; label: string }[] {
  const local = useLocalized();
  return (useDirectory().data?.queues ?? []).map(({ id, name }) => ({ value: id, label: local(name) }));
}

/** Names of queues, for a table; none: everywhere. */
export function useQueueNames(): (ids: readonly string[], everywhere: string) => string {
  const choices = useQueueChoices();
  return (ids, everywhere) =>
    ids.length === 0 ? everywhere : ids.map((id) => choices.find(({ value }) => value === id)?.label ?? id).join(' · ');
}
