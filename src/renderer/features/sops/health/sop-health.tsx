import { IconRoute } from '@tabler/icons-react';
import { useT } from '../../../lib/i18n.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { HealthBody } from './health-body.tsx';
import { useFlags, useHealth } from './queries.ts';
import { useLessons } from '../library/queries.ts';
import { usePeriod } from './use-period.ts';

type Props = {
  sopKey: string;
  /** A draft of the next version has been begun: to the editor. */
  onEdit: (key: string) => void;
};

/** How a procedure fares and what the team learns from it. For leads: about the procedure, never about people. */
export function SopHealth({ sopKey, onEdit }: Props) {
  const t = useT('sopHealth');
  const period = usePeriod();
  const { data: health, error, refetch } = useHealth(sopKey, period.period);
  const flags = useFlags(sopKey).data?.flags;
  const lessons = useLessons(sopKey).data?.lessons;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!health || !flags || !lessons) return <Skeleton lines={8} />;
  const [newest] = health.versions;
  if (!newest) {
    return <EmptyState icon={<IconRoute size={32} stroke={1.2} />} title={t('none.title')} next={t('none.next')} />;
  }
  return <HealthBody key={sopKey} {...{ sopKey, onEdit, health, newest, flags, lessons, period }} />;
}
