import { useCall } from '../../../lib/query.ts';

/** What a session, and what became of it, stands on. */
export const PRACTICE = ['practice'] as const;

/** A finished session of one's own, with its scorecard. */
export const useRecord = (sessionId: string) =>
  useCall(['practice', 'session', sessionId], PRACTICE, (api, signal) =>
    api.practice.session({ sessionId }, { signal }),
  );

/** The same, as somebody of the team has shared it. */
export const useSharedRecord = (shareId: string) =>
  useCall(['practice', 'shared', shareId], PRACTICE, (api, signal) =>
    api.practice.sharedSession({ shareId }, { signal }),
  );
