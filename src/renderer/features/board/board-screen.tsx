import { lazy, Suspense } from 'react';
import { useMe } from '../../lib/reads.ts';
import { Skeleton } from '../../ui/index.ts';
import { NowPage } from './now/now-page.tsx';
import { pageOf } from './places.ts';
import { usePageActions } from './use-page-actions.ts';

const RestsPage = lazy(async () => ({ default: (await import('./rests/rests-page.tsx')).RestsPage }));
const ShiftsPage = lazy(async () => ({ default: (await import('./shifts/shifts-page.tsx')).ShiftsPage }));
const PolicyPage = lazy(async () => ({ default: (await import('./policy/policy-page.tsx')).PolicyPage }));

/** `#/board/<page>/<whom it is about>`: how the team is, and what may be done for it. */
export function BoardScreen({ rest }: { rest: readonly string[] }) {
  const page = pageOf(rest[0]);
  const about = rest[1] ?? null;
  usePageActions();
  // What was begun is kept by whose it is.
  if (useMe() === undefined) return <Skeleton lines={10} />;
  return (
    <Suspense fallback={<Skeleton lines={10} />}>
      {page === 'now' && <NowPage agentId={about} />}
      {page === 'rests' && <RestsPage />}
      {page === 'shifts' && <ShiftsPage agentId={about} />}
      {page === 'policy' && <PolicyPage teamId={about} />}
    </Suspense>
  );
}
