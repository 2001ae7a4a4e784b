import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { SopSummary } from '#shared/contract/app/sops.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { ChoiceList, ErrorState } from '../../../ui/index.ts';
import { useSopList } from './queries.ts';
import css from './run.module.css';

type Props = {
  /** Of a contact: whom it is begun for. */
  who: string | undefined;
  /** Named first. */
  suggested: readonly string[];
  onStart: (sopId: string) => void;
  onClose: () => void;
};

/** Any procedure of the team: type a few letters, choose, and it has begun. */
export function StartDialog({ who, suggested, onStart, onClose }: Props) {
  const t = useT('sops');
  const common = useT('common');
  const { data, error, refetch } = useSopList();
  return (
    <Modal
      opened
      onClose={onClose}
      title={who === undefined ? t('action.new') : t('start.for', { who })}
      size={460}
      // The panel has the keyboard afterwards.
      returnFocus={false}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        // The field is there from the first moment: what is typed before the list has come narrows it as well.
        <List items={data?.items} suggested={suggested} onStart={onStart} />
      )}
    </Modal>
  );
}

type ListProps = Pick<Props, 'suggested' | 'onStart'> & { items: readonly SopSummary[] | undefined };

function List({ items, suggested, onStart }: ListProps) {
  const t = useT('sops');
  const common = useT('common');
  const local = useLocalized();
  const [text, setText] = useState('');
  const words = text.trim().toLowerCase().split(/\s+/);
  const fits = ({ title, tags }: SopSummary): boolean => {
    const all = [title.zh, title.en, ...tags].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  };
  const found = (items ?? []).filter((item) => item.retiredAt === null && fits(item));
  const isSuggested = ({ sopId }: SopSummary): boolean => suggested.includes(sopId);
  return (
    <ChoiceList
      label={t('action.new')}
      placeholder={t('start.placeholder')}
      empty={items === undefined ? common('loading') : t(items.length === 0 ? 'start.none' : 'start.nothingFits')}
      text={text}
      onText={setText}
      groups={[
        { label: t('suggest.label'), items: found.filter(isSuggested) },
        { label: t('start.all'), items: found.filter((item) => !isSuggested(item)) },
      ]}
      keyOf={({ sopId }) => sopId}
      onChoose={({ sopId }) => onStart(sopId)}
      renderItem={(item) => (
        <span className={css['startItem']}>
          <span className="one-line">{local(item.title)}</span>
          <span className={css['steps']}>{t('suggest.steps', { count: item.steps })}</span>
        </span>
      )}
    />
  );
}
