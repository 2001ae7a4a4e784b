import { lazy, Suspense, type ReactNode } from 'react';
import { Skeleton } from '../../ui/index.ts';
import { Frame } from './lib/frame.tsx';
import { LibraryScreen } from './library/library-screen.tsx';

const ProgressScreen = lazy(async () => ({ default: (await import('./progress/index.ts')).ProgressScreen }));
const TeamScreen = lazy(async () => ({ default: (await import('./team/index.ts')).TeamScreen }));
const RecordScreen = lazy(async () => ({ default: (await import('./scorecard/index.ts')).RecordScreen }));
const SharedRecordScreen = lazy(async () => ({ default: (await import('./scorecard/index.ts')).SharedRecordScreen }));

const soon = (page: ReactNode) => <Suspense fallback={<Skeleton lines={8} />}>{page}</Suspense>;

/** `#/practice/…`: the cases, one's own progress, what the team shared, and records of sessions. What is not open is not loaded. */
export function PracticePages({ rest: [page, id] }: { rest: readonly string[] }) {
  if (page === 'progress') return <Frame page="progress">{soon(<ProgressScreen />)}</Frame>;
  if (page === 'team') return <Frame page="team">{soon(<TeamScreen />)}</Frame>;
  if (page === 'record' && id !== undefined)
    return <Frame page="progress">{soon(<RecordScreen key={id} sessionId={id} />)}</Frame>;
  if (page === 'shared' && id !== undefined)
    return <Frame page="team">{soon(<SharedRecordScreen key={id} shareId={id} />)}</Frame>;
  return (
    <Frame page="library">
      <LibraryScreen caseKey={page === 'library' ? (id ?? null) : null} />
    </Frame>
  );
}
