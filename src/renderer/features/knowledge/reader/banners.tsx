import { Button } from '@mantine/core';
import type { ArticlePage } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton } from '../../../ui/index.ts';
import css from './article-reader.module.css';
import type { ReaderActions } from './use-reader-actions.ts';

const MINUTE_MS = 60_000;

/** What a reader must know before the first line: put away, overdue, or a text of one's own that is not finished. */
export function Banners({ article, actions }: { article: ArticlePage; actions: ReaderActions }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const isArchived = article.status === 'archived';
  const isDue = !isArchived && article.reviewAt !== null && article.reviewAt <= now;
  return (
    <>
      {isArchived && (
        <div className={css['banner']} data-tone="warn">
          <p>{t('archived.banner')}</p>
          {actions.archive.isEnabled && <ActionButton action={actions.archive} hidesKey size="compact-sm" />}
        </div>
      )}
      {isDue && (
        <div className={css['banner']} data-tone="warn">
          <p>{t('due.banner', { date: format.day(article.reviewAt ?? 0, now) })}</p>
          {actions.review.isEnabled && <ActionButton action={actions.review} size="compact-sm" />}
        </div>
      )}
      {article.hasDraft && !isArchived && (
        <div className={css['banner']}>
          <p>{t('draft.banner')}</p>
          <Button size="compact-sm" variant="default" onClick={actions.edit.perform}>
            {t('action.continue')}
          </Button>
        </div>
      )}
    </>
  );
}
