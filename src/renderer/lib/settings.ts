import { useQueryClient } from '@tanstack/react-query';
import type { Settings } from '#shared/contract/app/settings.ts';
import { useCall, useCommand, type Command } from './query.ts';

const KEY = ['settings'] as const;

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
  keys: {},
  lastHandle: null,
};

export function useSettings(): { readonly settings: Settings; readonly isKnown: boolean } {
  const { data } = useCall(KEY, ['settings'], (api, signal) => api.settings.get({}, { signal }));
  return { settings: data ?? UNTIL_KNOWN, isKnown: data !== undefined };
}

export function useChangeSettings(): Command<Partial<Settings>, Settings> {
  const client = useQueryClient();
  return useCommand((api, change: Partial<Settings>) => api.settings.set(change), {
    onDone: (settings) => client.setQueryData(KEY, settings),
  });
}
