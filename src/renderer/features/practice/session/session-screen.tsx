import { IconSchool } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useEffect, useRef, type ComponentType } from 'react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useGo } from '../../../lib/router.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/index.ts';
import { addressOf } from '../lib/places.ts';
import { usePractice } from '../lib/queries.ts';
import { FrameBar } from './frame-bar.tsx';
import css from './session.module.css';
import { useHands, type Hands } from './use-hands.ts';
import { useRealContact } from './use-pausing.ts';

/** The workspace of a session: composed of other features where those meet. */
export type Workspace = ComponentType<{ hands: Hands }>;

/** `#/practice/session`: what goes on, in a frame that cannot be taken for the real desk. */
export function SessionScreen({ Workspace }: { Workspace: Workspace }) {
  const { data, error, refetch } = usePractice();
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  if (data.now === null) return <None />;
  return <Session key={data.now.sessionId} now={data.now} Workspace={Workspace} />;
}

function None() {
  const t = useT('practice');
  const { go } = useGo();
  const action = (
    <Button variant="filled" onClick={() => go(...addressOf('library'))}>
      {t('page.library')}
    </Button>
  );
  return (
    <EmptyState
      icon={<IconSchool size={32} stroke={1.2} />}
      title={t('none.title')}
      next={t('none.next')}
      action={action}
    />
  );
}

function Session({ now, Workspace }: { now: PracticeNow; Workspace: Workspace }) {
  const t = useT('practice');
  const isInterrupted = useRealContact();
  const hands = useHands(now, isInterrupted);
  const frame = useRef<HTMLElement>(null);
  useKeyboardKept(frame, `${now.state} ${isInterrupted}`);
  return (
    <section
      ref={frame}
      className={css['frame']}
      data-over={now.state === 'ended' || undefined}
      aria-label={t('frame.label')}
      tabIndex={-1}
    >
      <FrameBar hands={hands} />
      <div className={css['inside']}>{isInterrupted ? <MadeWay /> : <Workspace hands={hands} />}</div>
    </section>
  );
}

/** What had the keyboard goes with the state it belonged to: the keyboard stays in the frame, where every key works. */
function useKeyboardKept(frame: { readonly current: HTMLElement | null }, state: string): void {
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
  }, [frame, state]);
}

/** While somebody real is there. */
function MadeWay() {
  const t = useT('practice');
  return (
    <output className={css['way']}>
      <EmptyState title={t('contact.title')} next={t('contact.next')} />
    </output>
  );
}
