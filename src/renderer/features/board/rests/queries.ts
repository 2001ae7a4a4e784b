import type { z } from 'zod';
import type { PlannedRest as Schema } from '#shared/contract/app/board.ts';
import { useCall } from '../../../lib/query.ts';

export type PlannedRest = z.infer<typeof Schema>;
export type Plan = {
  readonly basis: 'weeks' | 'hour' | 'none';
  readonly target: number;
  readonly rests: readonly PlannedRest[];
};

/** A plan is looked at and copied; made anew by itself only when a shift or an agreement has changed. */
export const usePlan = (hours: number) =>
  useCall<Plan>(
    ['board', 'stagger', hours],
    ['load', 'shift'],
    (api, signal) => api.board.stagger({ hours }, { signal }),
    { keepPrevious: true },
  );
