import { IconRoute } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { EmptyState } from '../../../ui/index.ts';
import css from './library.module.css';
import { SopList } from './sop-list.tsx';
import { SopReader } from './sop-reader.tsx';

/** The team's procedures: the list at the left, the one being read at the right. */
export function Shelf({ sopKey, renderHealth }: { sopKey: string | null; renderHealth?: (key: string) => ReactNode }) {
  const t = useT('sopDesk');
  return (
    <div className={css['screen']} data-reading={sopKey !== null || undefined}>
      <section className={css['left']} aria-label={t('library.list')}>
        <SopList sopKey={sopKey} />
      </section>
      <section className={css['reader']} aria-label={t('library.title')}>
        {sopKey === null ? (
          <div className={css['nothing']}>
            <EmptyState
              icon={<IconRoute size={32} stroke={1.2} />}
              title={t('library.choose')}
              next={t('library.chooseHint', { down: 'J', up: 'K' })}
            />
          </div>
        ) : (
          <SopReader key={sopKey} sopKey={sopKey} {...(renderHealth ? { renderHealth } : {})} />
        )}
      </section>
    </div>
  );
}
