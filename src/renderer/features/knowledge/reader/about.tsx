import type { ArticlePage } from '#shared/contract/app/knowledge.ts';
import type { Action } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton, Panel } from '../../../ui/index.ts';
import css from './article-reader.module.css';

const MINUTE_MS = 60_000;

/** Whose it is, how old, how much used, and until when it is held to be right. */
export function About({ article, review }: { article: ArticlePage; review: Action }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { reviewedAt, reviewAt } = article;
  return (
    <Panel title={t('about.title')}>
      <dl className={css['facts']}>
        <dt>{t('about.author')}</dt>
        <dd>{article.authorName ?? t('about.nobody')}</dd>
        <dt>{t('about.version')}</dt>
        <dd>{t('about.versionOf', { version: article.version, date: format.day(article.updatedAt, now) })}</dd>
        <dt>{t('about.used')}</dt>
        <dd>{t('about.uses', { count: article.uses30 })}</dd>
        <dt>{t('about.tickets')}</dt>
        <dd>{t('about.ticketsOf', { count: article.tickets30 })}</dd>
        <dt>{t('about.judged')}</dt>
        <dd>{t('about.verdicts', { useful: article.useful, not: article.notUseful })}</dd>
        <dt>{t('about.reviewed')}</dt>
        <dd>{reviewedAt === null ? t('about.never') : format.ago(reviewedAt, now)}</dd>
        <dt>{t('about.reviewAt')}</dt>
        <dd>{reviewAt === null ? t('about.noDate') : format.day(reviewAt, now)}</dd>
        <dt>{t('about.space')}</dt>
        <dd>{article.spaceId}</dd>
      </dl>
      {/* Once it is due, the banner above the text asks for it. */}
      {review.isEnabled && (reviewAt === null || reviewAt > now) && (
        <div className={css['small']}>
          <ActionButton action={review} size="compact-sm" />
        </div>
      )}
    </Panel>
  );
}
