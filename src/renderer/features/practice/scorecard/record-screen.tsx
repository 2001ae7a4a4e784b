import type { UseQueryResult } from '@tanstack/react-query';
import type { PracticeRecord } from '#shared/contract/app/practice.ts';
import { codeOf } from '../../../lib/errors.ts';
import { useT } from '../../../lib/i18n.tsx';
import { hashOf } from '../../../lib/router.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { addressOf } from '../lib/places.ts';
import { useRecord, useSharedRecord } from './queries.ts';
import { Scorecard } from './scorecard.tsx';

/** There is nothing to read, or nothing for whoever asks. */
const GONE = ['NOT_FOUND', 'FORBIDDEN'];

/** A session of one's own, finished: what it was worth and why. `#/practice/record/<sessionId>`. */
export function RecordScreen({ sessionId }: { sessionId: string }) {
  return <Loaded key={sessionId} query={useRecord(sessionId)} isOwn />;
}

/** The same, as somebody of the team has shared it: to read. `#/practice/shared/<shareId>`. */
export function SharedRecordScreen({ shareId }: { shareId: string }) {
  return <Loaded key={shareId} query={useSharedRecord(shareId)} isOwn={false} />;
}

function Loaded({ query, isOwn }: { query: UseQueryResult<PracticeRecord>; isOwn: boolean }) {
  const { data, error, refetch } = query;
  // What was deleted or withdrawn meanwhile is not read on.
  if (error && GONE.includes(codeOf(error))) return <Gone isOwn={isOwn} />;
  if (data) return <Scorecard record={data} isOwn={isOwn} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <Skeleton lines={10} />;
}

function Gone({ isOwn }: { isOwn: boolean }) {
  const t = useT('scorecard');
  const link = (
    <a href={hashOf(...addressOf(isOwn ? 'progress' : 'team'))}>{t(isOwn ? 'record.toProgress' : 'record.toTeam')}</a>
  );
  return <EmptyState title={t('record.gone')} next={t('record.goneNext')} action={link} />;
}
