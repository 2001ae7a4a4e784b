import { IconArrowLeft } from '@tabler/icons-react';
import { useActions } from '../../../lib/actions.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { ActionButton, ErrorState, Skeleton } from '../../../ui/index.ts';
import { scenarioAction } from '../lib/action.ts';
import { useCandidates, useDrafts, usePublished } from '../lib/queries.ts';
import { useRows } from '../lib/use-rows.ts';
import { Drafts, draftRow } from './drafts.tsx';
import css from './list.module.css';
import { Published, publishedRow } from './published.tsx';
import { ticketRow, Tickets } from './tickets.tsx';
import { useRetire } from './use-retire.ts';

/** What there is: drafts to go on with, solved tickets to make one of, and what the team has. */
export function ListScreen() {
  const t = useT('scenarios');
  const { go } = useGo();
  const [drafts, candidates, published] = [useDrafts(), useCandidates(), usePublished()];
  const scenarios = published.data?.scenarios ?? [];
  const rows = useRows([
    ...(drafts.data?.drafts ?? []).map(draftRow),
    ...(candidates.data?.tickets ?? []).map(ticketRow),
    ...scenarios.map(publishedRow),
  ]);
  const retire = useRetire();
  const current = scenarios.find((one) => publishedRow(one) === rows.at);
  const back = {
    ...scenarioAction('scenarios.library', 'scenarios:action.library', 'b', () => go('practice')),
    icon: IconArrowLeft,
  };
  useActions([
    back,
    scenarioAction('scenarios.next', 'scenarios:action.next', 'j', () => rows.move(1)),
    scenarioAction('scenarios.previous', 'scenarios:action.previous', 'k', () => rows.move(-1)),
    scenarioAction(
      'scenarios.retire',
      'scenarios:action.retire',
      'x',
      () => current && retire.turn(current),
      current !== undefined,
    ),
  ]);
  const failed = [drafts, candidates, published].find(({ error, data }) => error !== null && !data);
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <div className={css['screen']}>
      <header className={css['head']}>
        <ActionButton action={back} variant="subtle" color="gray" />
        <h2>{t('title')}</h2>
        <p>{t('intro')}</p>
      </header>
      {drafts.data && candidates.data && published.data ? (
        <div className={css['body']}>
          <div className={css['column']}>
            <Drafts drafts={drafts.data.drafts} rows={rows} />
            <Tickets tickets={candidates.data.tickets} rows={rows} />
          </div>
          <div className={css['column']}>
            <Published scenarios={scenarios} rows={rows} retire={retire} />
          </div>
        </div>
      ) : (
        <Skeleton lines={10} />
      )}
    </div>
  );
}
