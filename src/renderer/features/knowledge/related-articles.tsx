import { Button, Drawer, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { ArticleListItem } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../lib/i18n.tsx';
import { ErrorState, Panel, Skeleton } from '../../ui/index.ts';
import { ArticleReader } from './article-reader.tsx';
import css from './knowledge.module.css';
import { useArticles } from './queries.ts';

const SHOWN = 6;

type Props = { tags: readonly string[]; onOpenInKnowledge: (articleId: string) => void };

/** Articles that share tags with the open ticket; read beside it, without leaving it. */
export function RelatedArticles({ tags, onOpenInKnowledge }: Props) {
  const t = useT('knowledge');
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Panel title={t('related')}>
      {tags.length === 0 ? (
        <p className={css['quiet']}>{t('relatedNoTags')}</p>
      ) : (
        <Found tags={tags} onOpen={setOpen} />
      )}
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        size="lg"
        title={t('related')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {open !== null && (
          <>
            <ArticleReader key={open} articleId={open} />
            <Button variant="default" onClick={() => onOpenInKnowledge(open)}>
              {t('openInKnowledge')}
            </Button>
          </>
        )}
      </Drawer>
    </Panel>
  );
}

function Found({ tags, onOpen }: { tags: readonly string[]; onOpen: (articleId: string) => void }) {
  const t = useT('knowledge');
  const { data, error, refetch } = useArticles({ tags, language: null }, SHOWN);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  if (data.items.length === 0) return <p className={css['quiet']}>{t('relatedNone')}</p>;
  return (
    <ul className={css['related']}>
      {data.items.map((article) => (
        <li key={article.id}>
          <Related article={article} tags={tags} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Related(props: { article: ArticleListItem; tags: readonly string[]; onOpen: (articleId: string) => void }) {
  const t = useT('knowledge');
  const { article, tags, onOpen } = props;
  const shared = article.tags.filter((tag) => tags.includes(tag));
  return (
    <UnstyledButton
      className={css['link']}
      onClick={() => onOpen(article.id)}
      title={t('tag.shared', { tags: shared.join(' · ') })}
    >
      <span className="one-line" lang={article.language === 'zh' ? 'zh-CN' : 'en'}>
        {article.title}
      </span>
      <span className={css['shared']}>{shared.join(' · ')}</span>
    </UnstyledButton>
  );
}
