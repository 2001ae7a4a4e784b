import { useEffect, useEffectEvent, useRef } from 'react';
import type { PracticeNow } from '#shared/contract/app/practice.ts';
import { useApi } from '../../../lib/api.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useLiveContacts, useMay } from '../../../lib/reads.ts';
import type { Why } from './kept.ts';

/** Whether a real customer rings or is talked to at this desk. */
export function useRealContact(): boolean {
  const live = useLiveContacts(useMay('contact.write'));
  return (live?.contacts ?? []).some(({ contact }) => contact.state !== 'ended');
}

/**
 * When a session stands still.
 * 1. It pauses by itself while a real contact goes on, and when its screen is left.
 * 2. It goes on by hand alone.
 */
export function usePausing(now: PracticeNow, isInterrupted: boolean, setWhy: (why: Why) => void) {
  const pause = useCommand((api, isPaused: boolean) => api.practice.pause({ isPaused }));
  const isGoing = now.state === 'going';
  const stop = useEffectEvent((why: Why) => {
    setWhy(why);
    void pause.run(true);
  });
  useEffect(() => {
    if (isGoing && isInterrupted) stop('contact');
  }, [isGoing, isInterrupted]);
  usePauseOnLeaving(isGoing, setWhy);
  return () => (now.state === 'paused' ? void pause.run(false) : stopByHand(() => void pause.run(true), setWhy));
}

function stopByHand(pause: () => void, setWhy: (why: Why) => void): void {
  setWhy('self');
  pause();
}

/** The component is gone by then, so the call is made past it; whoever mounts it twice at once has not left. */
function usePauseOnLeaving(isGoing: boolean, setWhy: (why: Why) => void): void {
  const api = useApi();
  const newest = useRef({ isGoing, setWhy });
  useEffect(() => {
    newest.current = { isGoing, setWhy };
  });
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    const leave = () => {
      if (isHere.current || !newest.current.isGoing) return;
      newest.current.setWhy('left');
      // What went wrong is shown by the session itself when somebody comes back to it.
      void api.practice.pause({ isPaused: true }).catch(() => undefined);
    };
    return () => {
      isHere.current = false;
      queueMicrotask(leave);
    };
  }, [api]);
}
