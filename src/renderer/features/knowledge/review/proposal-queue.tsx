import { IconChecks } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { ProposalItem } from '#shared/contract/app/knowledge.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useMay } from '../../../lib/reads.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { EmptyState, ErrorState, Pill, Skeleton, VirtualList } from '../../../ui/index.ts';
import { MarkdownBody } from '../markdown-body.tsx';
import { useArticle, useReadFile, useReviewList } from '../queries.ts';
import { ProposalCard } from '../reader/proposals.tsx';
import css from './review.module.css';
import { useQueue } from './use-queue.ts';

const DiffView = lazy(async () => ({ default: (await import('../diff/diff-view.tsx')).DiffView }));
const ROW_PX = 64;
const MINUTE_MS = 60_000;
const keyOf = (item: ProposalItem): string => item.id;

/** Changes and new articles that wait: everybody's for who may publish, their own for everybody else. */
export function ProposalQueue() {
  const t = useT('knowledge');
  const mayPublish = useMay('article.publish');
  const { data, error, refetch } = useReviewList('proposed');
  const items = data?.proposals ?? [];
  const { current, choose } = useQueue(items);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  if (current === null) {
    const icon = <IconChecks size={32} stroke={1.2} />;
    const next = t(mayPublish ? 'list.proposed.noneHint' : 'list.mine.noneHint');
    return <EmptyState icon={icon} title={t('list.proposed.none')} next={next} />;
  }
  return (
    <div className={css['split']}>
      <div className={css['left']}>
        <p className={css['why']}>{t(mayPublish ? 'list.proposed.hint' : 'list.mine.hint')}</p>
        <VirtualList
          items={items}
          keyOf={keyOf}
          label={t('list.proposed')}
          estimateHeight={ROW_PX}
          selectedKey={current.id}
          selectsOnMove
          onSelect={(item) => choose(item.id)}
          renderItem={(item, { isSelected }) => <Row item={item} isSelected={isSelected} />}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['right']} aria-label={current.title} tabIndex={0}>
        <OneProposal key={current.id} proposal={current} mayPublish={mayPublish} />
      </section>
    </div>
  );
}

function Row({ item, isSelected }: { item: ProposalItem; isSelected: boolean }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  return (
    <div className={css['row']} data-selected={isSelected || undefined}>
      <span className={css['name']}>
        <span className="one-line" title={item.title}>
          {item.title}
        </span>
        {item.baseVersion === 0 && <Pill>{t('editor.new')}</Pill>}
      </span>
      <span className={css['reason']}>
        {item.isMine ? t('proposals.mine') : item.authorName} · {format.ago(item.at, now)}
      </span>
    </div>
  );
}

/** Of an article that does not exist yet everything is new: it is shown as it will be read. */
function NewArticle({ proposal }: { proposal: ProposalItem }) {
  const t = useT('knowledge');
  const readFile = useReadFile(proposal.articleId);
  const { body, language, files, tags, questions } = proposal;
  return (
    <div className={css['new']}>
      <p>
        {tags.map((tag) => (
          <Pill key={tag}>{tag}</Pill>
        ))}
      </p>
      <MarkdownBody body={body} language={language} files={files} readFile={readFile} />
      {questions.length > 0 && (
        <>
          <h3>{t('questions')}</h3>
          <ul lang={language === 'zh' ? 'zh-CN' : 'en'}>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function OneProposal({ proposal, mayPublish }: { proposal: ProposalItem; mayPublish: boolean }) {
  const isNew = proposal.baseVersion === 0;
  const { data, error } = useArticle(proposal.articleId, { enabled: !isNew });
  if (error) return <ErrorState error={error} />;
  if (!isNew && !data) return <Skeleton lines={8} />;
  const present = data ?? null;
  return (
    <div className={css['proposal']}>
      <h2>{proposal.title}</h2>
      <ProposalCard proposal={proposal} present={present} mayPublish={mayPublish} showsText={false} hasKeys />
      {isNew ? (
        <NewArticle proposal={proposal} />
      ) : (
        <Suspense fallback={<Skeleton lines={8} />}>
          <DiffView before={present} after={proposal} />
        </Suspense>
      )}
    </div>
  );
}
