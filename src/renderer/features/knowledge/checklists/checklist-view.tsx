import { Button, Checkbox, Progress, Select, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Checklist } from '#shared/domain/article.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useDirectory, useMay } from '../../../lib/reads.ts';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { Pill } from '../../../ui/index.ts';
import { useArticles } from '../queries.ts';
import { useNewArticle } from '../use-new-article.ts';
import { ChecklistForm } from './checklist-form.tsx';
import css from './checklists.module.css';
import { doneOf, isItemKey, wantsArticle } from './items.ts';

type Item = Checklist['items'][number];
const MINUTE_MS = 60_000;

/** One checklist: how far it is, and each item with the article that answers it. */
export function ChecklistView({ checklist }: { checklist: Checklist }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const mayPublish = useMay('article.publish');
  const [isEditing, setEditing] = useState(false);
  const done = doneOf(checklist);
  const all = checklist.items.length;
  const isClosed = checklist.closedAt !== null;
  const save = useCommand((api, closedAt: number | null) => {
    const { createdBy: _by, at: _at, ...kept } = checklist;
    return api.knowledge.saveChecklist({ ...kept, closedAt });
  });
  return (
    <div className={css['view']}>
      <header className={css['title']}>
        <h2>{checklist.name}</h2>
        {isClosed && <Pill>{t('checklists.closed')}</Pill>}
        {mayPublish && (
          <span className={css['do']}>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPencil size={14} stroke={1.6} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              {t('checklists.edit')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => void save.run(isClosed ? null : now)}>
              {t(isClosed ? 'checklists.reopen' : 'checklists.close')}
            </Button>
          </span>
        )}
      </header>
      <p className="secondary tabular">
        {t('checklists.progress', { done, all })}
        {checklist.dueAt !== null && ` · ${t('checklists.due', { date: format.day(checklist.dueAt, now) })}`}
      </p>
      <Progress
        size="sm"
        value={all === 0 ? 0 : Math.round((done / all) * 100)}
        aria-label={t('checklists.progress', { done, all })}
      />
      <ul className={css['rows']}>
        {checklist.items.map((item) => (
          <li key={item.key}>
            <ItemRow checklist={checklist} item={item} isClosed={isClosed} />
          </li>
        ))}
      </ul>
      {isEditing && <ChecklistForm checklist={checklist} onClose={() => setEditing(false)} />}
    </div>
  );
}

export function useItemLabel(): (item: Pick<Item, 'key' | 'label'>) => string {
  const t = useT('knowledge');
  return ({ key, label }) => label || (isItemKey(key) ? t(`item.${key}`) : key);
}

function ItemRow({ checklist, item, isClosed }: { checklist: Checklist; item: Item; isClosed: boolean }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const label = useItemLabel()(item);
  const mayTick = useMay('article.propose') && !isClosed;
  const people = useDirectory().data?.agents;
  const who = people?.find(({ id }) => id === item.doneBy)?.name;
  const tick = useCommand((api, change: { isDone: boolean; articleId: Item['articleId'] }) =>
    api.knowledge.tick({ checklistId: checklist.id, itemKey: item.key, ...change }),
  );
  const isDone = item.doneAt !== null;
  return (
    <div className={css['item']} data-done={isDone || undefined}>
      <Checkbox
        label={label}
        checked={isDone}
        disabled={!mayTick}
        onChange={(event) => void tick.run({ isDone: event.currentTarget.checked, articleId: item.articleId })}
      />
      {isDone && who !== undefined && (
        <span className="secondary">
          {t('checklists.doneBy', { name: who, ago: format.ago(item.doneAt ?? 0, now) })}
        </span>
      )}
      {wantsArticle(item.key) && (
        <Answer
          checklist={checklist}
          item={item}
          label={label}
          mayChange={mayTick}
          onLink={(articleId) => void tick.run({ isDone: isDone || articleId !== null, articleId })}
        />
      )}
    </div>
  );
}

type AnswerProps = {
  checklist: Checklist;
  item: Item;
  label: string;
  mayChange: boolean;
  onLink: (articleId: Item['articleId']) => void;
};

/** The article that answers the item: open it, link one that stands, or write it. */
function Answer({ checklist, item, label, mayChange, onLink }: AnswerProps) {
  const t = useT('knowledge');
  const { go } = useGo();
  const begin = useNewArticle();
  const articles = useArticles({ tags: [], language: null, archived: false }).data?.items ?? [];
  const { articleId } = item;
  const linked = articles.find(({ id }) => id === articleId);
  if (articleId !== null) {
    return (
      <span className={css['answer']}>
        <UnstyledButton className={css['linked'] ?? ''} onClick={() => go('knowledge', articleId)}>
          <span className="one-line">{linked?.title ?? t('checklists.article')}</span>
        </UnstyledButton>
        {mayChange && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onLink(null)}>
            {t('checklists.unlink')}
          </Button>
        )}
      </span>
    );
  }
  if (!mayChange) return null;
  return (
    <span className={css['answer']}>
      <Select
        size="xs"
        searchable
        aria-label={t('checklists.link', { item: label })}
        placeholder={t('checklists.linkPlaceholder')}
        data={articles.map(({ id, title }) => ({ value: id, label: title }))}
        value={null}
        onChange={(id) => onLink(articles.find((article) => article.id === id)?.id ?? null)}
      />
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('checklists.writeLabel', { item: label })}
        onClick={() =>
          begin.fromChecklist(
            checklist.id,
            item.key,
            t('checklists.articleTitle', { name: checklist.name, item: label }),
          )
        }
      >
        {t('checklists.write')}
      </Button>
    </span>
  );
}
