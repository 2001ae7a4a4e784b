import type { PracticeTeam } from '#shared/contract/app/practice.ts';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useCall } from '../../../lib/query.ts';
import { useMay, useMe } from '../../../lib/reads.ts';
import { EmptyState, ErrorState, Panel, Skeleton } from '../../../ui/index.ts';
import { SHARED } from '../scorecard/queries.ts';
import { SharedTable } from './shared-table.tsx';
import { TeamMeans } from './team-means.tsx';
import css from './team.module.css';

/** What the team has shared of its practice, for its leads. `#/practice/team`. */
export function TeamScreen() {
  const t = useT('scorecard');
  const me = useMe();
  const mayWatch = useMay('team.watch');
  if (me === undefined) return <Skeleton lines={8} />;
  if (!mayWatch) return <EmptyState title={t('team.notYours')} next={t('team.notYoursNext')} />;
  return <Loaded />;
}

function Loaded() {
  const { data, error, refetch } = useCall(['practice', 'team'], SHARED, (api, signal) =>
    api.practice.team({}, { signal }),
  );
  // Whoever leads nobody any more reads nothing on.
  if (error && (!data || codeOf(error) === 'FORBIDDEN'))
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return <Team team={data} />;
}

function Team({ team }: { team: PracticeTeam }) {
  const t = useT('scorecard');
  return (
    <div className={css['body']}>
      <Panel title={t('team.title')} aside={team.shared.length > 0 ? t('team.order') : undefined}>
        {team.shared.length === 0 ? (
          <EmptyState title={t('team.empty')} next={t('team.emptyNext')} />
        ) : (
          <SharedTable shared={team.shared} />
        )}
      </Panel>
      <TeamMeans team={team} />
    </div>
  );
}
