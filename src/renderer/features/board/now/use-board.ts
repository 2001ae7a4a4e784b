import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useCall } from '../../../lib/query.ts';

/** The core listens to the hub for as long as it is asked at least this often, ms. */
export const WATCH_MS = 10_000;

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
const isShown = (): boolean => document.visibilityState !== 'hidden';

/**
 * The board, for as long as somebody can see it. Behind another window nothing is asked, not even when the core has news: each question
 * would keep the desk listening for another while.
 */
export function useBoard() {
  const isVisible = useSyncExternalStore(subscribe, isShown);
  const query = useCall(['board', 'watch'], ['board'], (api, signal) => api.board.watch({}, { signal }), {
    enabled: isVisible,
    everyMs: () => WATCH_MS,
  });
  const wasVisible = useRef(isVisible);
  const { refetch } = query;
  useEffect(() => {
    if (isVisible && !wasVisible.current) void refetch();
    wasVisible.current = isVisible;
  }, [isVisible, refetch]);
  return query;
}
