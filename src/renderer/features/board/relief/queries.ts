import type { Cover } from '#shared/contract/app/board.ts';
import { useCall } from '../../../lib/query.ts';

/** The present moves on, and with it what is expected, ms. */
const RENEW_MS = 30_000;

export const useCover = (agentId: string) =>
  useCall<Cover>(
    ['board', 'cover', agentId],
    ['load', 'shift'],
    (api, signal) => api.board.cover({ agentId }, { signal }),
    { everyMs: () => RENEW_MS },
  );
