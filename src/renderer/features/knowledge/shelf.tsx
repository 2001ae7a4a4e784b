import { IconBook2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { useGo } from '../../lib/router.ts';
import { EmptyState } from '../../ui/index.ts';
import { ArticleList } from './article-list.tsx';
import css from './knowledge.module.css';
import type { Wanted } from './queries.ts';
import { ArticleReader } from './reader/article-reader.tsx';

/** What the team knows: the articles at the left, the one being read at the right. */
export function Shelf({ articleId }: { articleId: string | null }) {
  const t = useT('knowledge');
  const { go } = useGo();
  const [wanted, setWanted] = useState<Wanted>({ tags: [], language: null, archived: false });
  return (
    <div className={css['screen']} data-reading={articleId !== null || undefined}>
      <section className={css['left']} aria-label={t('listLabel')}>
        <ArticleList
          wanted={wanted}
          onWanted={setWanted}
          articleId={articleId}
          onOpenArticle={(id) => go('knowledge', id)}
        />
      </section>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['reader']} aria-label={t('title')} tabIndex={0}>
        {articleId === null ? (
          <div className={css['nothing']}>
            <EmptyState
              icon={<IconBook2 size={32} stroke={1.2} />}
              title={t('choose')}
              next={t('chooseHint', { down: 'J', up: 'K' })}
            />
          </div>
        ) : (
          <ArticleReader key={articleId} articleId={articleId} />
        )}
      </section>
    </div>
  );
}
