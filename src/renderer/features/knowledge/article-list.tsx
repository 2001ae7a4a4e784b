import { Button, SegmentedControl, Select } from '@mantine/core';
import type { ArticleListItem } from '#shared/contract/app/knowledge.ts';
import { useActions } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useGo } from '../../lib/router.ts';
import { useFormat, useNow } from '../../lib/time.ts';
import {
  DraftList,
  EmptyState,
  ErrorState,
  LIST_ROW_PX,
  ListRow,
  Pill,
  Skeleton,
  VirtualList,
} from '../../ui/index.ts';
import css from './knowledge.module.css';
import { ListHead } from './list-head.tsx';
import { AT_MOST, useArticles, useDrafts, type Wanted } from './queries.ts';

const MINUTE_MS = 60_000;
const keyOf = (article: ArticleListItem): string => article.id;

type Props = {
  wanted: Wanted;
  onWanted: (wanted: Wanted) => void;
  articleId: string | null;
  onOpenArticle: (articleId: string) => void;
};

/** The team's articles, newest first, narrowed by language and tag; above them the drafts of articles that do not exist yet. */
export function ArticleList({ wanted, onWanted, articleId, onOpenArticle }: Props) {
  const t = useT('knowledge');
  const query = useArticles(wanted);
  const items = query.data?.items ?? [];
  const step = (by: number) => {
    const at = items.findIndex((item) => item.id === articleId);
    const next = at < 0 ? items[0] : items[at + by];
    if (next) onOpenArticle(next.id);
  };
  const base = { group: 'knowledge' as const, isEnabled: items.length > 0 };
  useActions([
    { ...base, id: 'knowledge.next', labelKey: 'knowledge:action.next', keys: 'j', perform: () => step(1) },
    { ...base, id: 'knowledge.previous', labelKey: 'knowledge:action.previous', keys: 'k', perform: () => step(-1) },
  ]);
  return (
    <>
      <ListHead />
      <Filters wanted={wanted} onWanted={onWanted} />
      <NewDrafts />
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={8} />
      ) : items.length === 0 ? (
        <Nothing wanted={wanted} onWanted={onWanted} />
      ) : (
        <VirtualList
          items={items}
          keyOf={keyOf}
          label={t('listLabel')}
          estimateHeight={LIST_ROW_PX}
          selectedKey={articleId}
          selectsOnMove
          onSelect={(article) => onOpenArticle(article.id)}
          renderItem={(article, { isSelected }) => <Row article={article} isSelected={isSelected} />}
          footer={items.length >= AT_MOST ? <p className={css['most']}>{t('atMost', { count: AT_MOST })}</p> : null}
        />
      )}
    </>
  );
}

function Row({ article, isSelected }: { article: ArticleListItem; isSelected: boolean }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const isDue = article.status === 'published' && article.reviewAt !== null && article.reviewAt <= now;
  return (
    <ListRow
      isSelected={isSelected}
      name={
        <>
          <span className="one-line" lang={article.language === 'zh' ? 'zh-CN' : 'en'} title={article.title}>
            {article.title}
          </span>
          {article.openFeedback > 0 && (
            <Pill tone="bad" title={t('row.feedback', { count: article.openFeedback })}>
              {t('row.complaints', { count: article.openFeedback })}
            </Pill>
          )}
          {article.hasDraft && <Pill tone="accent">{t('row.draft')}</Pill>}
          {article.status === 'archived' && <Pill>{t('row.archived')}</Pill>}
          {isDue && <Pill tone="warn">{t('row.due')}</Pill>}
        </>
      }
      about={
        <>
          <span className="one-line">
            {[t(`language.${article.language}`), ...article.tags.slice(0, 4)].join(' · ')}
          </span>
          <time dateTime={new Date(article.updatedAt).toISOString()}>{format.day(article.updatedAt, now)}</time>
        </>
      }
    />
  );
}

/** Articles that exist on this desk alone. */
function NewDrafts() {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { go } = useGo();
  const drafts = (useDrafts().data?.drafts ?? []).filter(({ baseVersion }) => baseVersion === 0);
  const items = drafts.map(({ articleId, title, updatedAt }) => ({
    key: articleId,
    title: title || t('drafts.noTitle'),
    about: format.ago(updatedAt, now),
    onOpen: () => go('knowledge', articleId, 'edit'),
  }));
  return <DraftList title={t('drafts.title')} items={items} />;
}

function Nothing({ wanted, onWanted }: Pick<Props, 'wanted' | 'onWanted'>) {
  const t = useT('knowledge');
  if (wanted.tags.length === 0 && wanted.language === null && !wanted.archived)
    return <EmptyState title={t('empty')} next={t('emptyHint')} />;
  const clear = (
    <Button variant="default" onClick={() => onWanted({ tags: [], language: null, archived: false })}>
      {t('clear')}
    </Button>
  );
  return <EmptyState title={t('emptyFilter')} next={t('emptyFilterHint')} action={clear} />;
}

const LANGUAGES = ['all', 'zh', 'en', 'archived'] as const;

/** Languages, and last what was put away. */
function Filters({ wanted, onWanted }: Pick<Props, 'wanted' | 'onWanted'>) {
  const t = useT('knowledge');
  // Tags come from what there is without a tag filter, so that choosing one does not hide the others.
  const all = useArticles({ tags: [], language: wanted.language, archived: wanted.archived }).data?.items ?? [];
  const tags = [...new Set([...wanted.tags, ...all.flatMap((article) => article.tags)])].toSorted((a, b) =>
    a.localeCompare(b),
  );
  const choose = (value: string) =>
    onWanted({ ...wanted, language: value === 'zh' || value === 'en' ? value : null, archived: value === 'archived' });
  return (
    <div className={css['filters']}>
      <SegmentedControl
        size="xs"
        aria-label={t('language.label')}
        value={wanted.archived ? 'archived' : (wanted.language ?? 'all')}
        data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChange={choose}
      />
      <Select
        className={css['tag'] ?? ''}
        aria-label={t('tag.label')}
        placeholder={t('tag.all')}
        data={tags}
        value={wanted.tags[0] ?? null}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        onChange={(tag) => onWanted({ ...wanted, tags: tag === null ? [] : [tag] })}
      />
    </div>
  );
}
