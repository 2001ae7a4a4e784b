import { IconBook2 } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../lib/i18n.tsx';
import { useGo } from '../../lib/router.ts';
import { EmptyState, Skeleton } from '../../ui/index.ts';
import { ArticleList } from './article-list.tsx';
import css from './knowledge.module.css';
import type { Wanted } from './queries.ts';
import { ArticleReader } from './reader/article-reader.tsx';

const EditorScreen = lazy(async () => ({ default: (await import('./editor/editor-screen.tsx')).EditorScreen }));
const ChecklistScreen = lazy(async () => ({
  default: (await import('./checklists/checklist-screen.tsx')).ChecklistScreen,
}));

/** Where the checklists stand: no article is called so. */
const CHECKLISTS = 'checklists';

/** `#/knowledge/<articleId>`, `…/<articleId>/edit`, `…/checklists/<checklistId>`. */
export function KnowledgeScreen({ rest }: { rest: readonly string[] }) {
  const [first = null, second = null] = rest;
  if (first === CHECKLISTS) {
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <ChecklistScreen checklistId={second} />
      </Suspense>
    );
  }
  if (first !== null && second === 'edit') {
    return (
      <Suspense fallback={<Skeleton lines={10} />}>
        <EditorScreen key={first} articleId={first} />
      </Suspense>
    );
  }
  return <Shelf articleId={first} />;
}

/** What the team knows: the articles at the left, the one being read at the right. */
function Shelf({ articleId }: { articleId: string | null }) {
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
          <EmptyState
            icon={<IconBook2 size={32} stroke={1.2} />}
            title={t('choose')}
            next={t('chooseHint', { down: 'J', up: 'K' })}
          />
        ) : (
          <ArticleReader key={articleId} articleId={articleId} />
        )}
      </section>
    </div>
  );
}
