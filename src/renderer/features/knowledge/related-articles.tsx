import { Button, Drawer, UnstyledButton } from '@mantine/core';
import { IconBookUpload, IconLink, IconThumbUp } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { ArticleListItem } from '#shared/contract/app/knowledge.ts';
import { useAllActions } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useOpenTicketId } from '../../lib/insert.ts';
import { useTicket } from '../../lib/reads.ts';
import { ActionButton, ErrorState, IconButton, Panel, Pill, Skeleton } from '../../ui/index.ts';
import css from './knowledge.module.css';
import { useArticles } from './queries.ts';
import { useJudge } from './reader/use-judge.ts';
import { useInsertArticle } from './use-insert-article.ts';

const ArticleReader = lazy(async () => ({ default: (await import('./reader/article-reader.tsx')).ArticleReader }));
const SHOWN = 6;

/** What seems to answer what the customer asks. `because`: their words that led to it. */
export type LikelyAnswer = {
  readonly articleId: string;
  readonly title: string;
  readonly isSure: boolean;
  readonly because: readonly string[];
};
type Props = {
  tags: readonly string[];
  answers: readonly LikelyAnswer[];
  onOpenInKnowledge: (articleId: string) => void;
};

/** Articles that seem to answer the customer, and those that share tags with the open ticket; read beside it, without leaving it. */
export function RelatedArticles({ tags, answers, onOpenInKnowledge }: Props) {
  const t = useT('knowledge');
  const [open, setOpen] = useState<string | null>(null);
  const openTicketId = useOpenTicketId();
  return (
    <Panel title={t('related')}>
      {answers.length > 0 && <Likely answers={answers} onOpen={setOpen} />}
      {tags.length === 0 ? (
        <p className={css['quiet']}>{t('relatedNoTags')}</p>
      ) : (
        <Found tags={tags} onOpen={setOpen} />
      )}
      <FromTicket />
      <Drawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        position="right"
        size="lg"
        title={t('related')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {open !== null && (
          <Suspense fallback={<Skeleton lines={8} />}>
            <ArticleReader key={open} articleId={open} layer="dialog" ticketId={openTicketId} />
            <Button variant="default" onClick={() => onOpenInKnowledge(open)}>
              {t('openInKnowledge')}
            </Button>
          </Suspense>
        )}
      </Drawer>
    </Panel>
  );
}

type LikelyProps = { answers: readonly LikelyAnswer[]; onOpen: (articleId: string) => void };

function Likely({ answers, onOpen }: LikelyProps) {
  const t = useT('knowledge');
  return (
    <ul className={css['related']} aria-label={t('likely.label')}>
      {answers.map(({ articleId, title, isSure, because }) => (
        <li key={articleId}>
          <UnstyledButton
            className={css['link'] ?? ''}
            title={because.length > 0 ? t('likely.because', { words: because.join(' · ') }) : undefined}
            onClick={() => onOpen(articleId)}
          >
            <span className="one-line">{title}</span>
            <Pill>{t(isSure ? 'likely.sure' : 'likely.perhaps')}</Pill>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

/** A solved ticket can become an article: the same action as in the palette. */
function FromTicket() {
  const action = useAllActions().find(({ id }) => id === 'knowledge.from-ticket');
  if (!action) return null;
  return (
    <div className={css['from']}>
      <ActionButton action={{ ...action, icon: IconBookUpload }} size="compact-sm" variant="subtle" />
    </div>
  );
}

function Found({ tags, onOpen }: { tags: readonly string[]; onOpen: (articleId: string) => void }) {
  const t = useT('knowledge');
  const { data, error, refetch } = useArticles({ tags, language: null, archived: false }, SHOWN);
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
  const insert = useInsertArticle();
  const openTicketId = useOpenTicketId();
  const judge = useJudge({ articleId: article.id, ticketId: openTicketId, authorName: null });
  const canInsert = useTicket(openTicketId).data !== undefined;
  return (
    <>
      <UnstyledButton
        className={css['link'] ?? ''}
        onClick={() => onOpen(article.id)}
        title={t('tag.shared', { tags: shared.join(' · ') })}
      >
        <span className="one-line" lang={article.language === 'zh' ? 'zh-CN' : 'en'}>
          {article.title}
        </span>
        <span className={css['shared']}>{shared.join(' · ')}</span>
      </UnstyledButton>
      {canInsert && (
        <IconButton
          icon={IconLink}
          label={t('related.link', { title: article.title })}
          onClick={() => insert.link(article)}
        />
      )}
      <IconButton
        icon={IconThumbUp}
        label={t('related.useful', { title: article.title })}
        onClick={() => void judge({ verdict: 'useful', note: '' })}
      />
    </>
  );
}
