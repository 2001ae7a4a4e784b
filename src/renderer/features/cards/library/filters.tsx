import { SegmentedControl, Select, TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { EMOTIONS, NEEDS } from '#shared/domain/guidance/index.ts';
import { ActionKeys, leaveOnEscape } from '../../../ui/index.ts';
import { useCardWords } from '../use-card-words.ts';
import type { Wanted } from './find.ts';
import css from './library.module.css';

export type ShelfName = 'inUse' | 'retired';
type Props = {
  field: RefObject<HTMLInputElement | null>;
  wanted: Wanted;
  onWanted: (change: Partial<Wanted>) => void;
  shelf: ShelfName;
  onShelf: (shelf: ShelfName) => void;
  counts: Readonly<Record<ShelfName, number>>;
};

/** What narrows the list, and which of the two shelves it is about. */
export function Filters({ field, wanted, onWanted, shelf, onShelf, counts }: Props) {
  const { t, emotion, need } = useCardWords();
  return (
    <div className={css['filter']}>
      <TextInput
        ref={field}
        aria-label={t('library.filter')}
        placeholder={t('library.filter')}
        value={wanted.text}
        rightSection={<ActionKeys id="cards.filter" keys="/" />}
        onChange={(event) => onWanted({ text: event.currentTarget.value })}
        onKeyDown={leaveOnEscape}
      />
      <Select
        aria-label={t('library.emotion')}
        placeholder={t('library.anyEmotion')}
        clearable
        onKeyDown={leaveOnEscape}
        value={wanted.emotion}
        data={EMOTIONS.filter((one) => one !== 'neutral').map((one) => ({ value: one, label: emotion(one) }))}
        onChange={(value) => onWanted({ emotion: EMOTIONS.find((one) => one === value) ?? null })}
      />
      <Select
        aria-label={t('library.need')}
        placeholder={t('library.anyNeed')}
        clearable
        onKeyDown={leaveOnEscape}
        value={wanted.need}
        data={NEEDS.map((one) => ({ value: one, label: need(one) }))}
        onChange={(value) => onWanted({ need: NEEDS.find((one) => one === value) ?? null })}
      />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('library.shelves')}
        value={shelf}
        data={(['inUse', 'retired'] as const).map((name) => ({
          value: name,
          label: t(`library.${name}`, { count: counts[name] }),
        }))}
        onChange={(name) => onShelf(name === 'retired' ? name : 'inUse')}
      />
    </div>
  );
}
