import { useQueryClient } from '@tanstack/react-query';
import type { Settings } from '#shared/contract/app/settings.ts';
import type { Api } from './api.tsx';
import { callQuery, useCall, useCommand, type CallQuery, type Command } from './query.ts';

const KEY = ['settings'] as const;
const read = (api: Api, signal: AbortSignal): Promise<Settings> => api.settings.get({}, { signal });

export const settingsQuery = (api: Api): CallQuery<Settings> => callQuery(api, KEY, KEY, read);

/** What stands until the core has answered; the same as its own defaults. */
const UNTIL_KNOWN: Settings = {
  language: 'system',
  theme: 'system',
  density: 'comfortable',
  ticketOrder: 'waiting',
  notifications: {
    isOn: true,
    hasSound: false,
    lines: true,
    assigned: true,
    mentions: true,
    followed: true,
    atRisk: true,
  },
  guidance: { isOn: true, sharesCorrections: false },
  keys: {},
  lastHandle: null,
};

export function useSettings(): { readonly settings: Settings; readonly isKnown: boolean } {
  const { data } = useCall(KEY, KEY, read);
  return { settings: data ?? UNTIL_KNOWN, isKnown: data !== undefined };
}

export function useChangeSettings(): Command<Partial<Settings>, Settings> {
  const client = useQueryClient();
  return useCommand((api, change: Partial<Settings>) => api.settings.set(change), {
    onDone: (settings) => client.setQueryData(KEY, settings),
  });
}
