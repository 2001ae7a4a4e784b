import { Select } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { Frame } from '../frame.tsx';
import { PolicyForm } from './policy-form.tsx';
import { usePolicies, type TeamPolicy } from './queries.ts';

/** What each of the lead's teams has agreed on about load and rest. */
export function PolicyPage({ teamId }: { teamId: string | null }) {
  const t = useT('board');
  const { data, error, refetch } = usePolicies();
  if (!data)
    return (
      <Frame page="policy">
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />}
      </Frame>
    );
  const { policies } = data;
  const open = policies.find(({ policy }) => policy.teamId === teamId) ?? policies[0];
  if (!open)
    return (
      <Frame page="policy">
        <EmptyState title={t('queues.empty')} next={t('queues.emptyNext')} />
      </Frame>
    );
  return (
    <Frame page="policy" tools={policies.length > 1 && <Teams policies={policies} teamId={open.policy.teamId} />}>
      <PolicyForm key={open.policy.id} team={open} />
    </Frame>
  );
}

function Teams({ policies, teamId }: { policies: readonly TeamPolicy[]; teamId: string }) {
  const t = useT('board');
  const { go } = useGo();
  return (
    <Select
      size="xs"
      aria-label={t('policy.team')}
      value={teamId}
      allowDeselect={false}
      data={policies.map(({ policy }) => ({
        value: policy.teamId,
        label: t('policy.teamName', { team: policy.teamId }),
      }))}
      onChange={(chosen) => chosen !== null && go('board', 'policy', chosen)}
    />
  );
}
