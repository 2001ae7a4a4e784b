import { implement } from '@orpc/server';
import { settings as contract } from '#shared/contract/app/settings.ts';
import type { SettingsStore } from '../kernel/ports.ts';
import { readSettings } from './rules.ts';

export function settingsRouter(store: SettingsStore, announce: () => void) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(() => readSettings(store.get())),
    set: os.set.handler(({ input }) => {
      const given = Object.entries(input).filter(([, value]) => value !== undefined);
      store.set(Object.fromEntries(given));
      announce();
      return readSettings(store.get());
    }),
  });
}
