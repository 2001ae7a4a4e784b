import { implement } from '@orpc/server';
import { settings as contract } from '#shared/contract/app/settings.ts';
import type { SettingsStore, TelephonyDoor } from '../kernel/ports.ts';
import { readSettings } from './rules.ts';

export function settingsRouter(store: SettingsStore, door: TelephonyDoor, announce: () => void) {
  const os = implement(contract);
  return os.router({
    get: os.get.handler(() => readSettings(store.get())),
    set: os.set.handler(({ input }) => {
      const given = Object.entries(input).filter(([, value]) => value !== undefined);
      store.set(Object.fromEntries(given));
      announce();
      return readSettings(store.get());
    }),
    telephony: os.telephony.handler(() => ({ address: door.address() })),
    renewTelephony: os.renewTelephony.handler(async () => {
      await door.renew();
      announce();
      return { address: door.address() };
    }),
  });
}
