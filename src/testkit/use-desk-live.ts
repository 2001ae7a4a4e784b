import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { paced, type AppClient } from './core-desk.ts';
import type { FakeClock } from './clock.ts';
import { useLiveQueries } from '../renderer/lib/live.ts';

/**
 * Keeps a screen true to its desk, as the application does. One subscription for the whole test: what is told between two is lost.
 * @param clock of a lab, which goes on a little with each event.
 */
export function useDeskLive(app: AppClient, clock?: FakeClock): void {
  const [connection] = useState(() => ({
    events: (signal: AbortSignal) => ({
      async *[Symbol.asyncIterator]() {
        const events = await app.events.subscribe({}, { signal });
        yield* clock ? paced(events, clock) : events;
      },
    }),
  }));
  useLiveQueries(connection, useQueryClient());
}
