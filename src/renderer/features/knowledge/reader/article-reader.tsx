import { useEffect, useRef } from 'react';
import type { ArticlePage } from '#shared/contract/app/knowledge.ts';
import { useActions, type Layer } from '../../../lib/actions.ts';
import { useApi } from '../../../lib/api.tsx';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useFormat, useNow } from '../../../lib/time.ts';
import { EmptyState, ErrorState, Pill, Skeleton } from '../../../ui/index.ts';
import { MarkdownBody } from '../markdown-body.tsx';
import { useArticle, useReadFile } from '../queries.ts';
import { ArticleFiles } from './article-files.tsx';
import css from './article-reader.module.css';
import { About } from './about.tsx';
import { Banners } from './banners.tsx';
import { FeedbackPanel } from './feedback-panel.tsx';
import { Judge } from './judge.tsx';
import { Links } from './links.tsx';
import { Proposals } from './proposals.tsx';
import { ReaderBar } from './reader-bar.tsx';
import { useReaderActions } from './use-reader-actions.ts';
import { useVersions, Versions } from './versions.tsx';

/**
 * `layer`: where its keys work, on the page or in the dialog it is shown in. `ticketId`: the ticket it is read beside.
 * `isReview`: it is looked over, which is no use: a list of what nobody uses must not empty itself while it is worked through.
 */
type Props = { articleId: string; layer?: Layer; ticketId?: string | null; isReview?: boolean };
const MINUTE_MS = 60_000;

/** One article, to be read, used in a reply, judged and looked after. */
export function ArticleReader({ articleId, layer = 'page', ticketId = null, isReview = false }: Props) {
  const t = useT('knowledge');
  const api = useApi();
  const { data, error, refetch } = useArticle(articleId);
  const isKnown = data !== undefined;
  useEffect(() => {
    // Counted once it is really on screen; the answer is the same as the one that is shown.
    if (isKnown && !isReview) void api.knowledge.get({ articleId, isReading: true }).catch(() => undefined);
  }, [api, articleId, isKnown, isReview]);
  if (error && codeOf(error) === 'NOT_FOUND') return <EmptyState title={t('gone')} next={t('goneHint')} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return <Reader article={data} layer={layer} ticketId={ticketId} />;
}

type ReaderProps = { article: ArticlePage; layer: Layer; ticketId: string | null };

function Reader({ article, layer, ticketId }: ReaderProps) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const text = useRef<HTMLDivElement>(null);
  const readFile = useReadFile(article.id);
  const versions = useVersions(article);
  const actions = useReaderActions(article, text, versions.open);
  useActions(actions.all, { layer });
  return (
    <div className={css['reader']}>
      <div className={css['grid']}>
        <article className={css['main']} aria-labelledby={`title-${article.id}`}>
          <h2 className={css['title']} id={`title-${article.id}`} lang={article.language === 'zh' ? 'zh-CN' : 'en'}>
            {article.title}
          </h2>
          <p className={css['about']}>
            <span>{t('version', { version: article.version })}</span>
            <span>{t('updated', { date: format.day(article.updatedAt, now) })}</span>
            {article.tags.map((tag) => (
              <Pill key={tag}>{tag}</Pill>
            ))}
          </p>
          <ReaderBar actions={actions} isBesideTicket={ticketId !== null} />
          <Banners article={article} actions={actions} />
          <MarkdownBody
            ref={text}
            body={article.body}
            language={article.language}
            files={article.files}
            readFile={readFile}
          />
          <ArticleFiles files={article.files} readFile={readFile} />
          <Questions article={article} />
          <Judge article={article} ticketId={ticketId} layer={layer} />
        </article>
        <aside className={css['aside']} aria-label={t('about.title')}>
          <Proposals article={article} />
          <FeedbackPanel article={article} />
          <About article={article} review={actions.review} />
          <Links article={article} />
          <Versions article={article} versions={versions} />
        </aside>
      </div>
    </div>
  );
}

const SHOWN_QUESTIONS = 12;

function Questions({ article }: { article: ArticlePage }) {
  const t = useT('knowledge');
  if (article.questions.length === 0) return null;
  return (
    <section className={css['questions']} lang={article.language === 'zh' ? 'zh-CN' : 'en'}>
      <h3>{t('questions')}</h3>
      <ul>
        {article.questions.slice(0, SHOWN_QUESTIONS).map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </section>
  );
}
