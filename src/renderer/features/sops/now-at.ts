import { use } from 'react';
import { TickerContext } from '../../lib/time.ts';

/** The clock, for whoever asks at the moment something happens and not when it is drawn. */
export function useNowAt(): () => number {
  const ticker = use(TickerContext);
  if (!ticker) throw new Error('useNowAt outside TickerContext');
  return ticker.now;
}
