import type { UseQueryResult } from '@tanstack/react-query';
import type { SessionStatus } from '#shared/contract/app/session.ts';
import type { Api } from './api.tsx';
import { callQuery, useCall, type CallQuery } from './query.ts';

export const SESSION_KEY = ['session', 'status'] as const;

/** How often the sign-in page looks whether the hub can be reached: nobody is signed in, so no event would say. */
const LOOK_MS = 5000;

const TABLES = ['session'] as const;
const read = (api: Api, signal: AbortSignal): Promise<SessionStatus> => api.session.status({}, { signal });

export const sessionQuery = (api: Api): CallQuery<SessionStatus> => callQuery(api, SESSION_KEY, TABLES, read);

export function useSession(): UseQueryResult<SessionStatus> {
  return useCall(SESSION_KEY, TABLES, read, {
    everyMs: (status) => (status?.state === 'unlocked' ? false : LOOK_MS),
  });
}
