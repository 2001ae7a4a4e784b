import type { WordArgs } from '#shared/i18n/index.ts';
import type { Format } from './time.ts';

/**
 * What a rule of the core quotes, as arguments for words: `dueAt` becomes `due` (a day and an hour), `waitedMs` becomes `waited`
 * (a length); counts, numbers and texts stay as they are.
 */
export function wordArgs(quotes: Readonly<Record<string, string | number>>, format: Format, now: number): WordArgs {
  return Object.fromEntries(
    Object.entries(quotes).map(([key, value]): [string, string | number] => {
      if (typeof value === 'string') return [key, value];
      if (key.endsWith('At')) return [key.slice(0, -2), `${format.dayHeading(value, now)} ${format.time(value)}`];
      return key.endsWith('Ms') ? [key.slice(0, -2), format.span(value)] : [key, value];
    }),
  );
}
