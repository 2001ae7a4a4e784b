import { useCall } from '../../../lib/query.ts';

/** What a session, and what became of it, stands on: a share that the hub has refused is told with the outbox. */
export const PRACTICE = ['practice', 'outbox'] as const;

/** What a team has shared comes and goes with the hub's rows, under the names its people have there. */
export const SHARED = ['share', 'agent'] as const;

/** A finished session of one's own, with its scorecard. */
export const useRecord = (sessionId: string) =>
  useCall(['practice', 'session', sessionId], PRACTICE, (api, signal) =>
    api.practice.session({ sessionId }, { signal }),
  );

/** The same, as somebody of the team has shared it. */
export const useSharedRecord = (shareId: string) =>
  useCall(['practice', 'shared', shareId], SHARED, (api, signal) =>
    api.practice.sharedSession({ shareId }, { signal }),
  );
