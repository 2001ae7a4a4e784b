import { useCallback, useEffect, useRef } from 'react';
import { useApi } from '../../lib/api.tsx';

/** Who stops typing for so long is thinking or away, and no longer about to answer. */
export const REPLY_PAUSE_MS = 20_000;

/** The core forgets a window that falls silent, as one does that crashed or lies behind others. */
export const REPEAT_MS = 15_000;

/** One per page: two windows or tabs of one desk are two. */
const windowId = crypto.randomUUID();

export type Showing = {
  /** The agent writes to the customer. */
  readonly typed: () => void;
  /** What was written has been sent. */
  readonly rested: () => void;
};

/**
 * Tells colleagues that this window shows the ticket, and whether it is being answered.
 * 1. Each state is told when it begins, and again every 15 s while the page is visible, or when it comes to be.
 * 2. Leaving the ticket, or the page, is told.
 */
export function useShowing(ticketId: string): Showing {
  const api = useApi();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isReplying = useRef(false);
  const tell = useCallback(
    (shown: string | null, doing: 'viewing' | 'replying') => {
      // Nobody waits for this: offline there is nobody to tell.
      void api.viewers.show({ windowId, ticketId: shown, doing }).catch(() => undefined);
    },
    [api],
  );
  const rested = useCallback(() => {
    clearTimeout(timer.current);
    if (!isReplying.current) return;
    isReplying.current = false;
    tell(ticketId, 'viewing');
  }, [tell, ticketId]);
  const typed = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(rested, REPLY_PAUSE_MS);
    if (isReplying.current) return;
    isReplying.current = true;
    tell(ticketId, 'replying');
  }, [tell, ticketId, rested]);
  useEffect(() => {
    const leave = () => {
      clearTimeout(timer.current);
      isReplying.current = false;
      tell(null, 'viewing');
    };
    const again = () => {
      if (document.visibilityState === 'visible') tell(ticketId, isReplying.current ? 'replying' : 'viewing');
    };
    tell(ticketId, 'viewing');
    const repeating = setInterval(again, REPEAT_MS);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(repeating);
      document.removeEventListener('visibilitychange', again);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [tell, ticketId]);
  return { typed, rested };
}
