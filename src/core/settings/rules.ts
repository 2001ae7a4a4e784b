import { DEFAULT_SETTINGS, Settings } from '#shared/contract/app/settings.ts';

/** A value that does not fit (older program, edited by hand) falls back to its default; the others stand. */
export function readSettings(stored: Readonly<Record<string, unknown>>): Settings {
  const fields = Object.entries(Settings.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse(stored[name]);
    return value.success ? [[name, value.data] as const] : [];
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(fields) };
}
