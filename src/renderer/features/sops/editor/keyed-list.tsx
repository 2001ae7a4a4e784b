import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { IconButton } from '../../../ui/index.ts';
import css from './editor.module.css';
import { freeKey, keyFor } from './keys.ts';
import { TwoLanguages, type Words } from './two-languages.tsx';

type Named = { key: string; label: { zh: string; en: string } };
type Props = {
  label: string;
  add: string;
  value: readonly Named[];
  onChange: (value: Named[], tag?: string) => void;
  /** Keys that have been published and stay. */
  kept: readonly string[];
  at: (key: string) => string;
  isWrong: (key: string) => boolean;
  max: number;
};

/** Names to choose from, in both languages; their keys follow the English words until they are published. */
export function KeyedList({ label, add, value, onChange, kept, at, isWrong, max }: Props) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const keys = value.map(({ key }) => key);
  const put = (key: string, change: Partial<Named>, tag?: string) =>
    onChange(
      value.map((one) => (one.key === key ? { ...one, ...change } : one)),
      tag,
    );
  return (
    <div className={css['fields']}>
      {value.map((one) => (
        <div key={one.key} className={css['named']}>
          <TwoLanguages
            label={label}
            value={one.label}
            at={at(one.key)}
            isWrong={isWrong(one.key)}
            onChange={(words: Words) => put(one.key, { label: words }, at(one.key))}
            onEnglishLeft={() => {
              const key = kept.includes(one.key) ? one.key : keyFor(one.label.en, one.key, keys);
              if (key !== one.key) put(one.key, { key });
            }}
          />
          <IconButton
            icon={IconX}
            label={t('keyed.remove', { name: local(one.label) || label })}
            onClick={() => onChange(value.filter(({ key }) => key !== one.key))}
          />
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ alignSelf: 'flex-start' }}
        disabled={value.length >= max}
        leftSection={<IconPlus size={14} stroke={1.6} aria-hidden />}
        onClick={() => onChange([...value, { key: freeKey('option', keys), label: { zh: '', en: '' } }])}
      >
        {add}
      </Button>
    </div>
  );
}
