import { Button } from '@mantine/core';
import { mayDo } from '#shared/domain/rights.ts';
import { useAllActions } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { EmptyState } from '../../ui/index.ts';
import { useInbox } from './inbox-store.ts';
import { useMe, useSyncStatus } from '../../lib/reads.ts';

/** Why nothing stands here, and what to do next. */
export function ListEmpty({ text }: { text: string }) {
  const t = useT('tickets');
  const { view, filter, showView, setText, setFilter } = useInbox();
  const searchAll = useAllActions().find((action) => action.id === 'search.open');
  const me = useMe();
  const isLoading = useSyncStatus()?.state === 'loading';
  if (text !== '') {
    const clear = <Go onClick={() => setText('')} label={t('filter.clear')} />;
    const both = searchAll ? (
      <>
        <Go onClick={searchAll.perform} label={t('empty.searchAll')} />
        {clear}
      </>
    ) : (
      clear
    );
    return <EmptyState title={t('empty.filterTitle', { text })} next={t('empty.filterHint')} action={both} />;
  }
  if (Object.keys(filter).length > 0) {
    const clear = <Go onClick={() => setFilter({})} label={t('action.clearFilters')} />;
    return <EmptyState title={t('empty.narrowTitle')} action={clear} />;
  }
  if (isLoading) return <EmptyState title={t('empty.loadingTitle')} next={t('empty.loadingHint')} />;
  if (me && !mayDo(me.role, 'ticket.write'))
    return <EmptyState title={t('empty.traineeTitle')} next={t('empty.traineeHint')} />;
  const goes = {
    mine: <Go onClick={() => showView('unassigned')} label={t('empty.goUnassigned')} />,
    unassigned: <Go onClick={() => showView('all')} label={t('empty.goAll')} />,
    due: undefined,
    open: undefined,
    pending: undefined,
    snoozed: undefined,
    followed: undefined,
    solved: undefined,
    all: undefined,
  };
  return <EmptyState title={t(`empty.${view}Title`)} next={t(`empty.${view}Hint`)} action={goes[view]} />;
}

const Go = ({ onClick, label }: { onClick: () => void; label: string }) => (
  <Button variant="default" onClick={onClick}>
    {label}
  </Button>
);
