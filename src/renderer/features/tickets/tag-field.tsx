import { TagsInput } from '@mantine/core';
import { useState, type Ref } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { leaveOnEscape } from '../../ui/index.ts';
import css from './ticket-properties.module.css';

const MAX_TAGS = 50;
const MAX_LENGTH = 60;

/** What was written, as the tags the domain allows: white space and commas part them. */
export const splitTags = (written: string): string[] =>
  written
    .split(/[\s,，、]+/u)
    .map((tag) => tag.slice(0, MAX_LENGTH))
    .filter((tag) => tag !== '');

type Props = {
  id: string;
  tags: readonly string[];
  known: readonly string[];
  isDisabled: boolean;
  onChange: (change: { add: string[]; remove: string[] }) => void;
  inputRef: Ref<HTMLInputElement>;
  /** How the field takes the keyboard when it is asked for. */
  wanted: { onFocus?: () => void; onBlur?: () => void };
};

/** Tags as chips: type to find or make one, Enter or a comma adds it, Backspace takes the last away. */
export function TagField({ id, tags, known, isDisabled, onChange, inputRef, wanted }: Props) {
  const t = useT('tickets');
  const [written, setWritten] = useState('');
  const change = (next: string[]) => {
    const clean = [...new Set(next.flatMap(splitTags))];
    const add = clean.filter((tag) => !tags.includes(tag));
    const remove = tags.filter((tag) => !clean.includes(tag));
    if (add.length + remove.length > 0) onChange({ add, remove });
  };
  return (
    <TagsInput
      id={id}
      ref={inputRef}
      {...wanted}
      size="xs"
      classNames={{ input: css['tags'] ?? '', inputField: css['tag'] ?? '' }}
      value={[...tags]}
      data={[...known]}
      searchValue={written}
      onSearchChange={setWritten}
      onChange={change}
      splitChars={[',', '，', '、', ' ']}
      maxTags={MAX_TAGS}
      maxLength={MAX_LENGTH}
      disabled={isDisabled}
      acceptValueOnBlur
      onKeyDown={leaveOnEscape}
      aria-keyshortcuts="t"
      placeholder={tags.length === 0 ? t('property.addTag') : ''}
      error={tags.length >= MAX_TAGS && written !== '' ? t('property.tagLimit') : undefined}
      comboboxProps={{ transitionProps: { duration: 120 } }}
    />
  );
}
