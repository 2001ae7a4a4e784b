import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { CORE_SKILLS } from '#shared/domain/practice/index.ts';
import { LANGUAGES, type Language } from '#shared/kernel/text.ts';
import { ActionKeys, leaveOnEscape } from '../../../ui/index.ts';
import { usePracticeWords } from '../lib/words.ts';
import type { Wanted } from './find.ts';
import css from './library.module.css';

const DIFFICULTIES = [1, 2, 3] as const;
type Props = {
  field: RefObject<HTMLInputElement | null>;
  wanted: Wanted;
  onWanted: (change: Partial<Wanted>) => void;
  lang: Language;
  onLang: (lang: Language) => void;
};

/** What narrows the list, and the language the customers speak. */
export function Filters({ field, wanted, onWanted, lang, onLang }: Props) {
  const { t, trains, difficulty } = usePracticeWords();
  return (
    <div className={css['filter']}>
      <TextInput
        ref={field}
        aria-label={t('library.filter')}
        placeholder={t('library.filter')}
        value={wanted.text}
        rightSection={<ActionKeys id="practice.filter" keys="/" />}
        onChange={(event) => onWanted({ text: event.currentTarget.value })}
        onKeyDown={leaveOnEscape}
      />
      <Select
        aria-label={t('library.core')}
        placeholder={t('library.anyCore')}
        clearable
        onKeyDown={leaveOnEscape}
        value={wanted.core}
        data={CORE_SKILLS.map((one) => ({ value: one, label: trains([one]) }))}
        onChange={(value) => onWanted({ core: CORE_SKILLS.find((one) => one === value) ?? null })}
      />
      <Select
        aria-label={t('library.difficulty')}
        placeholder={t('library.anyDifficulty')}
        clearable
        onKeyDown={leaveOnEscape}
        value={wanted.difficulty === null ? null : String(wanted.difficulty)}
        data={DIFFICULTIES.map((one) => ({ value: String(one), label: difficulty(one) }))}
        onChange={(value) => onWanted({ difficulty: DIFFICULTIES.find((one) => String(one) === value) ?? null })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t('library.language')}
        value={lang}
        data={LANGUAGES.map((one) => ({ value: one, label: t(`library.language.${one}`) }))}
        onChange={(value) => onLang(value === 'en' ? 'en' : 'zh')}
      />
    </div>
  );
}
