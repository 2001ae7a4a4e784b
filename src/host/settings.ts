import Conf from 'conf';
import type { SettingsStore } from '#core/kernel/ports.ts';

/** The settings file of a desk: `config.json` in its folder, the same file and engine the Electron shell uses. */
export function openSettings(dataDir: string): SettingsStore {
  const store = new Conf<Record<string, unknown>>({ cwd: dataDir, configName: 'config', clearInvalidConfig: true });
  return {
    get: () => store.store,
    set: (values) => store.set(values),
  };
}
