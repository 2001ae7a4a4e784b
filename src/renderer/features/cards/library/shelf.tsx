import { IconCards } from '@tabler/icons-react';
import { useT } from '../../../lib/i18n.tsx';
import { EmptyState } from '../../../ui/index.ts';
import { READINGS } from '../places.ts';
import { Readings } from '../readings/readings.tsx';
import { CardList } from './card-list.tsx';
import { CardReader } from './card-reader.tsx';
import css from './library.module.css';

/** The team's cards: the list at the left, the one being read (or what was corrected) at the right. */
export function Shelf({ at }: { at: string | null }) {
  const t = useT('cards');
  return (
    <div className={css['screen']} data-reading={at !== null || undefined}>
      <section className={css['left']} aria-label={t('library.list')}>
        <CardList cardKey={at} />
      </section>
      <section className={css['reader']} aria-label={t('library.reading')}>
        {at === null ? (
          <div className={css['nothing']}>
            <EmptyState
              icon={<IconCards size={32} stroke={1.2} />}
              title={t('library.choose')}
              next={t('library.chooseHint', { down: 'J', up: 'K' })}
            />
          </div>
        ) : at === READINGS ? (
          <Readings />
        ) : (
          <CardReader key={at} cardKey={at} />
        )}
      </section>
    </div>
  );
}
