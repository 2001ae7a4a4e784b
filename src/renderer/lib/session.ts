import type { UseQueryResult } from '@tanstack/react-query';
import type { SessionStatus } from '#shared/contract/app/session.ts';
import { useCall } from './query.ts';

export const SESSION_KEY = ['session', 'status'] as const;

/** How often the sign-in page looks whether the hub can be reached: nobody is signed in, so no event would say. */
const LOOK_MS = 5000;

export function useSession(): UseQueryResult<SessionStatus> {
  return useCall(SESSION_KEY, ['session'], (api, signal) => api.session.status({}, { signal }), {
    everyMs: (status) => (status?.state === 'unlocked' ? false : LOOK_MS),
  });
}
