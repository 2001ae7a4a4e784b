import { IconChecks } from '@tabler/icons-react';
import type { ReviewItem } from '#shared/contract/app/knowledge.ts';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { EmptyState, ErrorState, Skeleton, VirtualList } from '../../../ui/index.ts';
import { useReviewList } from '../queries.ts';
import { ArticleReader } from '../reader/article-reader.tsx';
import type { ReviewName } from './names.ts';
import css from './review.module.css';
import { useQueue } from './use-queue.ts';

const ROW_PX = 64;
const MINUTE_MS = 60_000;
const keyOf = (item: ReviewItem): string => item.id;

/** One list of articles: why each stands there, and the article itself beside it with all its keys. */
export function ArticleQueue({ list }: { list: ReviewName }) {
  const t = useT('knowledge');
  const { go } = useGo();
  const { data, error, refetch } = useReviewList(list);
  const items = data?.items ?? [];
  const { current, choose } = useQueue(items);
  useActions([
    {
      id: 'review.open',
      group: 'list',
      labelKey: 'knowledge:action.open',
      keys: 'shift+enter',
      isEnabled: current !== null,
      perform: () => current && go('knowledge', current.id),
    },
  ]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  if (items.length === 0 || current === null) {
    const icon = <IconChecks size={32} stroke={1.2} />;
    return <EmptyState icon={icon} title={t(`list.${list}.none`)} next={t(`list.${list}.noneHint`)} />;
  }
  return (
    <div className={css['split']}>
      <div className={css['left']}>
        <p className={css['why']}>{t(`list.${list}.hint`)}</p>
        <VirtualList
          items={items}
          keyOf={keyOf}
          label={t(`list.${list}`)}
          estimateHeight={ROW_PX}
          selectedKey={current.id}
          selectsOnMove
          onSelect={(item) => choose(item.id)}
          renderItem={(item, { isSelected }) => <Row item={item} list={list} isSelected={isSelected} />}
        />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['right']} aria-label={current.title} tabIndex={0}>
        <ArticleReader key={current.id} articleId={current.id} isReview />
      </section>
    </div>
  );
}

function Row({ item, list, isSelected }: { item: ReviewItem; list: ReviewName; isSelected: boolean }) {
  return (
    <div className={css['row']} data-selected={isSelected || undefined}>
      <span className="one-line" lang={item.language === 'zh' ? 'zh-CN' : 'en'} title={item.title}>
        {item.title}
      </span>
      <span className={css['reason']}>
        <Reason item={item} list={list} />
      </span>
    </div>
  );
}

/** Why this article stands in this list. */
function Reason({ item, list }: { item: ReviewItem; list: ReviewName }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { complaints, newestComplaint, uses30, lastUsedAt, reviewAt } = item;
  if (list === 'complained') return <>{t('reason.complained', { count: complaints, words: newestComplaint ?? '' })}</>;
  if (list === 'used') return <>{t('reason.used', { count: uses30 })}</>;
  if (list === 'unused') {
    const words = lastUsedAt === null ? t('reason.never') : t('reason.lastUsed', { ago: format.ago(lastUsedAt, now) });
    return <>{words}</>;
  }
  if (reviewAt === null) return <>{t('reason.noDate')}</>;
  const days = Math.round((now - reviewAt) / (24 * 60 * MINUTE_MS));
  return (
    <>{days > 0 ? t('reason.overdue', { count: days }) : t('reason.dueOn', { date: format.day(reviewAt, now) })}</>
  );
}
