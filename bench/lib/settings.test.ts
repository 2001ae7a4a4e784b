import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const takes = { rows: 100_000, database: 'postgres' as const };

test('what is not given keeps its default', () => {
  expect(readSettings(takes, {})).toEqual(takes);
  expect(readSettings(takes, { rows: '2000', seconds: '60' })).toEqual({ rows: 2000, database: 'postgres' });
  expect(readSettings(takes, { database: 'pglite' })).toEqual({ rows: 100_000, database: 'pglite' });
});

test('a word that is no setting is refused with what would be one', () => {
  expect(() => readSettings(takes, { rows: '12' })).toThrow(
    '--rows takes a whole number from 1000 to 2000000, not "12".',
  );
  expect(() => readSettings(takes, { database: 'oracle' })).toThrow(
    '--database takes pglite or postgres, not "oracle".',
  );
});

test('a file is taken as it is named', () => {
  expect(readSettings({ data: '' }, { data: 'a/b.jsonl' })).toEqual({ data: 'a/b.jsonl' });
});
