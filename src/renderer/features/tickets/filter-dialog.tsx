import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { ChoiceList } from '../../ui/index.ts';
import { isOn, useFilterChoices, without, type FilterChoice } from './filter-words.ts';
import { FILTER_KINDS, useInbox, type FilterKind } from './inbox-store.ts';

/** Narrows the list by what it is told in a word: type, choose, done. */
export function FilterDialog({ kind }: { kind: FilterKind | 'any' }) {
  const t = useT('tickets');
  const common = useT('common');
  const { filter, setFilter, openFilter } = useInbox();
  const [text, setText] = useState('');
  const choices = useFilterChoices().filter((choice) => kind === 'any' || choice.kind === kind);
  const words = text.trim().toLowerCase();
  const fits = (choice: FilterChoice) =>
    `${t(`filterKind.${choice.kind}`)} ${choice.label}`.toLowerCase().includes(words);
  // A tag nobody has agreed on is still a tag.
  const typed: FilterChoice[] =
    words !== '' && (kind === 'any' || kind === 'tag') && !/[\s,]/.test(text.trim())
      ? [{ kind: 'tag', id: `typed:${text.trim()}`, label: text.trim(), filter: { tag: text.trim().slice(0, 60) } }]
      : [];
  const found = choices.filter(fits);
  const isKnown = found.some((choice) => choice.kind === 'tag' && choice.label === text.trim());
  const close = () => openFilter(null);
  const choose = (choice: FilterChoice) => {
    setFilter(isOn(filter, choice) ? without(filter, choice.kind) : { ...filter, ...choice.filter });
    close();
  };
  const groups = FILTER_KINDS.map((name) => ({
    label: t(`filterKind.${name}`),
    items: [...found, ...(isKnown ? [] : typed)].filter((choice) => choice.kind === name),
  }));
  return (
    <Modal
      opened
      onClose={close}
      title={t('filters.title')}
      size={420}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ChoiceList
        label={t('filters.title')}
        placeholder={t('filters.placeholder')}
        empty={t('filters.none')}
        hint={t('filters.hint')}
        text={text}
        onText={setText}
        groups={groups}
        keyOf={(choice) => choice.id}
        isChecked={(choice) => isOn(filter, choice)}
        onChoose={choose}
        renderItem={(choice) => choice.label}
      />
    </Modal>
  );
}
