import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, Settings } from '#shared/contract/app/settings.ts';
import { readSettings } from './rules.ts';

test('a value that does not fit falls back to its default, and the others stand', () => {
  expect(readSettings({})).toEqual(DEFAULT_SETTINGS);
  expect(readSettings({ theme: 'dark', language: 'klingon', unknown: 1 })).toEqual({
    ...DEFAULT_SETTINGS,
    theme: 'dark',
  });
});

test('whatever lies in the file, what comes out are settings', () => {
  const anything = fc.record(Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((key) => [key, fc.anything()])));
  fc.assert(fc.property(anything, (stored) => Settings.safeParse(readSettings(stored)).success));
});
