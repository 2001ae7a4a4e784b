import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { SopSummary } from '#shared/contract/app/sops.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import {
  ActionKeys,
  DraftList,
  EmptyState,
  ErrorState,
  leaveOnEscape,
  LIST_ROW_PX,
  ListRow,
  Pill,
  Skeleton,
  VirtualList,
} from '../../../ui/index.ts';
import { findSops } from './find.ts';
import css from './library.module.css';
import { ListHead } from './list-head.tsx';
import { useSopDrafts, useSopList } from './queries.ts';

const keyOf = ({ key }: SopSummary): string => key;

/** Every procedure, narrowed by what is typed; above them those that exist on this desk alone. */
export function SopList({ sopKey }: { sopKey: string | null }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  const { go } = useGo();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const query = useSopList();
  const items = findSops(query.data?.items ?? [], text, ({ title }) => local(title));
  useListActions(items, sopKey, () => field.current?.focus());
  return (
    <>
      <ListHead />
      <div className={css['filter']}>
        <TextInput
          ref={field}
          aria-label={t('library.filter')}
          placeholder={t('library.filter')}
          value={text}
          rightSection={<ActionKeys id="sops.filter" keys="/" />}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={leaveOnEscape}
        />
      </div>
      <NewDrafts />
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={8} />
      ) : items.length === 0 ? (
        <Nothing isFiltered={text !== ''} onClear={() => setText('')} />
      ) : (
        <VirtualList
          items={items}
          keyOf={keyOf}
          label={t('library.list')}
          estimateHeight={LIST_ROW_PX}
          selectedKey={sopKey}
          selectsOnMove
          onSelect={({ key }) => go('sops', key)}
          renderItem={(item, { isSelected }) => <Row item={item} isSelected={isSelected} />}
        />
      )}
    </>
  );
}

function useListActions(items: readonly SopSummary[], sopKey: string | null, filter: () => void): void {
  const { go } = useGo();
  const step = (by: number) => {
    const at = items.findIndex(({ key }) => key === sopKey);
    const next = at < 0 ? items[0] : items[at + by];
    if (next) go('sops', next.key);
  };
  const base = { group: 'sop' as const, isEnabled: items.length > 0 };
  const focus: Action = {
    group: 'sop',
    id: 'sops.filter',
    labelKey: 'sopDesk:action.filter',
    keys: '/',
    perform: filter,
  };
  useActions([
    { ...base, id: 'sops.next', labelKey: 'sopDesk:action.next', keys: 'j', perform: () => step(1) },
    { ...base, id: 'sops.previous', labelKey: 'sopDesk:action.previous', keys: 'k', perform: () => step(-1) },
    focus,
  ]);
}

function Row({ item, isSelected }: { item: SopSummary; isSelected: boolean }) {
  const t = useT('sopDesk');
  const local = useLocalized();
  return (
    <ListRow
      isSelected={isSelected}
      name={
        <>
          <span className="one-line" title={local(item.title)}>
            {local(item.title)}
          </span>
          {item.openFlags > 0 && <Pill tone="warn">{t('row.flags', { count: item.openFlags })}</Pill>}
          {item.hasDraft && <Pill tone="accent">{t('row.draft')}</Pill>}
          {item.retiredAt !== null && <Pill>{t('row.retired')}</Pill>}
        </>
      }
      about={
        <>
          <span className="one-line">
            {[
              t('version', { version: item.version }),
              t('steps', { count: item.steps }),
              ...item.tags.slice(0, 3),
            ].join(' · ')}
          </span>
          {item.going > 0 && <span className={css['going']}>{t('row.going', { count: item.going })}</span>}
        </>
      }
    />
  );
}

/** Begun and never published. */
function NewDrafts() {
  const t = useT('sopDesk');
  const local = useLocalized();
  const { go } = useGo();
  const drafts = (useSopDrafts().data?.drafts ?? []).filter(({ baseVersion }) => baseVersion === 0);
  const items = drafts.map(({ key, content }) => ({
    key,
    title: local(content.title) || t('library.noTitle'),
    about: t('steps', { count: content.steps.length }),
    onOpen: () => go('sops', key, 'edit'),
  }));
  return <DraftList title={t('library.drafts')} items={items} />;
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useT('sopDesk');
  if (!isFiltered) return <EmptyState title={t('library.empty')} next={t('library.emptyHint')} />;
  const clear = (
    <Button variant="default" onClick={onClear}>
      {t('library.clear')}
    </Button>
  );
  return <EmptyState title={t('library.noHit')} next={t('library.noHitHint')} action={clear} />;
}
