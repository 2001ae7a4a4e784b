import type { MouseEvent } from 'react';
import type { Article } from '#shared/domain/article.ts';
import { codeOf } from '../../lib/errors.ts';
import { useT } from '../../lib/i18n.tsx';
import { isOutsideLink, useShell } from '../../lib/shell.ts';
import { useFormat } from '../../lib/time.ts';
import { EmptyState, ErrorState, Pill, Skeleton } from '../../ui/index.ts';
import css from './article-reader.module.css';
import { useArticle, useHtml } from './queries.ts';

/** One article, to be read. */
export function ArticleReader({ articleId }: { articleId: string }) {
  const t = useT('knowledge');
  const { data, error, refetch } = useArticle(articleId);
  const html = useHtml(data);
  if (error && codeOf(error) === 'NOT_FOUND') return <EmptyState title={t('gone')} next={t('goneHint')} />;
  const problem = error ?? html.error;
  if (problem) return <ErrorState error={problem} onRetry={() => void (error ? refetch() : html.refetch())} />;
  if (!data || html.data === undefined) return <Skeleton lines={8} />;
  return <Reader article={data} html={html.data} />;
}

function Reader({ article, html }: { article: Article; html: string }) {
  const t = useT('knowledge');
  const format = useFormat();
  const shell = useShell();
  const openOutside = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    event.preventDefault();
    const url = link.getAttribute('href') ?? '';
    if (isOutsideLink(url)) shell.call({ name: 'openExternal', url });
  };
  return (
    <article className={css['article']} lang={article.language === 'zh' ? 'zh-CN' : 'en'}>
      <header>
        <h1>{article.title}</h1>
        <p className={css['about']}>
          <span>{t('updated', { date: format.day(article.updatedAt, 0) })}</span>
          {article.tags.map((tag) => (
            <Pill key={tag}>{tag}</Pill>
          ))}
        </p>
      </header>
      {/* The keyboard presses a link by clicking it, so one handler serves both. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions, react/no-danger -- harmless HTML from renderMarkdown */}
      <div className={css['body']} onClick={openOutside} dangerouslySetInnerHTML={{ __html: html }} />
      {article.questions.length > 0 && (
        <footer className={css['questions']}>
          <h2>{t('questions')}</h2>
          <ul>
            {article.questions.slice(0, 12).map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </footer>
      )}
    </article>
  );
}
