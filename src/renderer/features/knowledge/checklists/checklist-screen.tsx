import { Progress, UnstyledButton } from '@mantine/core';
import { IconArrowLeft, IconChecklist, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Checklist } from '#shared/domain/article.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useMay } from '../../../lib/reads.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { useFormat, useNow } from '../../../lib/time.ts';
import { ActionButton, EmptyState, ErrorState, Pill, Skeleton } from '../../../ui/index.ts';
import { useChecklists } from '../queries.ts';
import { ChecklistForm } from './checklist-form.tsx';
import { ChecklistView } from './checklist-view.tsx';
import css from './checklists.module.css';
import { doneOf } from './items.ts';

const MINUTE_MS = 60_000;

/** What must stand in the knowledge base before a product is sold: the lists at the left, one of them at the right. */
export function ChecklistScreen({ checklistId }: { checklistId: string | null }) {
  const t = useT('knowledge');
  const { go } = useGo();
  const mayPublish = useMay('article.publish');
  const [isMaking, setMaking] = useState(false);
  const { data, error, refetch } = useChecklists();
  const all = data?.checklists ?? [];
  const current = all.find(({ id }) => id === checklistId) ?? null;
  const step = (by: number) => {
    const at = all.findIndex(({ id }) => id === checklistId);
    const next = at < 0 ? all[0] : all[at + by];
    if (next) go('knowledge', 'checklists', next.id);
  };
  const base = { group: 'knowledge' as const };
  const back: Action = {
    ...base,
    id: 'checklist.back',
    labelKey: 'knowledge:checklists.back',
    icon: IconArrowLeft,
    keys: 'b',
    perform: () => go('knowledge'),
  };
  const make: Action = {
    ...base,
    id: 'checklist.new',
    labelKey: 'knowledge:checklists.new',
    icon: IconPlus,
    keys: 'n',
    isEnabled: mayPublish,
    perform: () => setMaking(true),
  };
  useActions([
    back,
    make,
    { ...base, id: 'checklist.next', labelKey: 'knowledge:action.nextItem', keys: 'j', perform: () => step(1) },
    {
      ...base,
      id: 'checklist.previous',
      labelKey: 'knowledge:action.previousItem',
      keys: 'k',
      perform: () => step(-1),
    },
  ]);
  return (
    <div className={css['screen']} data-reading={current !== null || undefined}>
      <section className={css['left']} aria-label={t('checklists.title')}>
        <div className={css['head']}>
          <ActionButton action={back} variant="subtle" color="gray" />
          {mayPublish && <ActionButton action={make} />}
        </div>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton lines={5} />
        ) : (
          <ul className={css['lists']}>
            {all.map((checklist) => (
              <li key={checklist.id}>
                <Row checklist={checklist} isCurrent={checklist === current} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an area that scrolls must be reachable by key */}
      <section className={css['right']} aria-label={current?.name ?? t('checklists.title')} tabIndex={0}>
        {current ? (
          <ChecklistView key={current.id} checklist={current} />
        ) : (
          <None isEmpty={all.length === 0} make={make} />
        )}
      </section>
      {isMaking && <ChecklistForm onClose={() => setMaking(false)} />}
    </div>
  );
}

function None({ isEmpty, make }: { isEmpty: boolean; make: Action }) {
  const t = useT('knowledge');
  const mayMake = make.isEnabled === true;
  return (
    <EmptyState
      icon={<IconChecklist size={32} stroke={1.2} />}
      title={t(isEmpty ? 'checklists.none' : 'checklists.choose')}
      next={t(mayMake ? 'checklists.noneHint' : 'checklists.noneHintAgent')}
      action={mayMake ? <ActionButton action={make} hidesKey /> : undefined}
    />
  );
}

function Row({ checklist, isCurrent }: { checklist: Checklist; isCurrent: boolean }) {
  const t = useT('knowledge');
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const { go } = useGo();
  const done = doneOf(checklist);
  const isLate = checklist.closedAt === null && checklist.dueAt !== null && checklist.dueAt < now;
  return (
    <UnstyledButton
      className={css['row'] ?? ''}
      aria-current={isCurrent || undefined}
      onClick={() => go('knowledge', 'checklists', checklist.id)}
    >
      <span className={css['name']}>
        <span className="one-line">{checklist.name}</span>
        {checklist.closedAt !== null && <Pill>{t('checklists.closed')}</Pill>}
        {isLate && <Pill tone="warn">{t('checklists.late')}</Pill>}
      </span>
      <span className={css['about']}>
        <span className="tabular">{t('checklists.progress', { done, all: checklist.items.length })}</span>
        {checklist.dueAt !== null && <span>{t('checklists.due', { date: format.day(checklist.dueAt, now) })}</span>}
      </span>
      <Progress
        size={4}
        mt={4}
        value={checklist.items.length === 0 ? 0 : Math.round((done / checklist.items.length) * 100)}
        aria-label={t('checklists.progress', { done, all: checklist.items.length })}
      />
    </UnstyledButton>
  );
}
