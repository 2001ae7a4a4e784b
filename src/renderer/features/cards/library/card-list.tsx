import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { CardSummary } from '#shared/contract/app/guidance.ts';
import { useActions, type Action } from '../../../lib/actions.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { DraftList, EmptyState, ErrorState, LIST_ROW_PX, Skeleton, VirtualList } from '../../../ui/index.ts';
import { useCardDrafts } from '../drafts.ts';
import { isNew } from '../places.ts';
import { CardRow } from './card-row.tsx';
import { Filters, type ShelfName } from './filters.tsx';
import { findCards, type Wanted } from './find.ts';
import { ListHead } from './list-head.tsx';
import { useCards } from './queries.ts';

const keyOf = ({ key }: CardSummary): string => key;
const ALL: Wanted = { text: '', emotion: null, need: null };
const shelfOf = ({ retiredAt }: CardSummary): ShelfName => (retiredAt === null ? 'inUse' : 'retired');

/** Every card in its newest version, narrowed; those that are retired apart. */
export function CardList({ cardKey }: { cardKey: string | null }) {
  const t = useT('cards');
  const local = useLocalized();
  const { go } = useGo();
  const [wanted, setWanted] = useState(ALL);
  const [shelf, setShelf] = useState<ShelfName>('inUse');
  const field = useRef<HTMLInputElement>(null);
  const query = useCards();
  const found = findCards(query.data?.cards ?? [], wanted, ({ title }) => local(title));
  const items = found.filter((card) => shelfOf(card) === shelf);
  useListActions(items, cardKey, {
    filter: () => field.current?.focus(),
    turn: () => setShelf(shelf === 'inUse' ? 'retired' : 'inUse'),
  });
  return (
    <>
      <ListHead />
      <Filters
        field={field}
        wanted={wanted}
        onWanted={(change) => setWanted({ ...wanted, ...change })}
        shelf={shelf}
        onShelf={setShelf}
        counts={{ inUse: found.length - retiredIn(found), retired: retiredIn(found) }}
      />
      <NewDrafts />
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={8} />
      ) : items.length === 0 ? (
        <Nothing shelf={shelf} isFiltered={wanted !== ALL} onClear={() => setWanted(ALL)} />
      ) : (
        <VirtualList
          items={items}
          keyOf={keyOf}
          label={t('library.list')}
          estimateHeight={LIST_ROW_PX}
          selectedKey={cardKey}
          selectsOnMove
          onSelect={({ key }) => go('cards', key)}
          renderItem={(card, { isSelected }) => <CardRow card={card} isSelected={isSelected} />}
        />
      )}
    </>
  );
}

const retiredIn = (cards: readonly CardSummary[]): number => cards.filter((card) => shelfOf(card) === 'retired').length;

type Does = { readonly filter: () => void; readonly turn: () => void };

function useListActions(items: readonly CardSummary[], cardKey: string | null, { filter, turn }: Does): void {
  const { go } = useGo();
  const step = (by: number) => {
    const at = items.findIndex(({ key }) => key === cardKey);
    const next = at < 0 ? items[0] : items[at + by];
    if (next) go('cards', next.key);
  };
  const base = { group: 'card' as const, isEnabled: items.length > 0 };
  const actions: Action[] = [
    { ...base, id: 'cards.next', labelKey: 'cards:action.next', keys: 'j', perform: () => step(1) },
    { ...base, id: 'cards.previous', labelKey: 'cards:action.previous', keys: 'k', perform: () => step(-1) },
    { group: 'card', id: 'cards.filter', labelKey: 'cards:action.filter', keys: '/', perform: filter },
    { group: 'card', id: 'cards.shelf', labelKey: 'cards:action.shelf', keys: 's', perform: turn },
  ];
  useActions(actions);
}

/** Begun and never published. */
function NewDrafts() {
  const t = useT('cards');
  const local = useLocalized();
  const { go } = useGo();
  const { drafts } = useCardDrafts();
  const items = Object.values(drafts)
    .filter(({ key }) => isNew(key))
    .map(({ key, content }) => ({
      key,
      title: local(content.title) || t('library.noTitle'),
      about: t('editor.new'),
      onOpen: () => go('cards', key, 'edit'),
    }));
  return <DraftList title={t('library.drafts')} items={items} />;
}

function Nothing({ shelf, isFiltered, onClear }: { shelf: ShelfName; isFiltered: boolean; onClear: () => void }) {
  const t = useT('cards');
  if (!isFiltered)
    return shelf === 'inUse' ? (
      <EmptyState title={t('library.empty')} next={t('library.emptyHint')} />
    ) : (
      <EmptyState title={t('library.noneRetired')} next={t('library.noneRetiredHint')} />
    );
  const clear = (
    <Button variant="default" onClick={onClear}>
      {t('library.clear')}
    </Button>
  );
  return <EmptyState title={t('library.noHit')} next={t('library.noHitHint')} action={clear} />;
}
