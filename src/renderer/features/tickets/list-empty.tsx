import { Button } from '@mantine/core';
import { mayDo } from '#shared/domain/rights.ts';
import { useT } from '../../lib/i18n.tsx';
import { EmptyState } from '../../ui/index.ts';
import { useInbox } from './inbox-store.ts';
import { useMe, useSyncStatus } from '../../lib/reads.ts';

/** Why nothing stands here, and what to do next. */
export function ListEmpty({ text }: { text: string }) {
  const t = useT('tickets');
  const { view, showView, setText } = useInbox();
  const me = useMe();
  const isLoading = useSyncStatus()?.state === 'loading';
  if (text !== '') {
    const clear = <Go onClick={() => setText('')} label={t('filter.clear')} />;
    return <EmptyState title={t('empty.filterTitle', { text })} next={t('empty.filterHint')} action={clear} />;
  }
  if (isLoading) return <EmptyState title={t('empty.loadingTitle')} next={t('empty.loadingHint')} />;
  if (me && !mayDo(me.role, 'ticket.write'))
    return <EmptyState title={t('empty.traineeTitle')} next={t('empty.traineeHint')} />;
  const goes = {
    mine: <Go onClick={() => showView('unassigned')} label={t('empty.goUnassigned')} />,
    unassigned: <Go onClick={() => showView('all')} label={t('empty.goAll')} />,
    open: undefined,
    pending: undefined,
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
