import type { DirectoryRow } from '#shared/domain/mutation/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import type { Voice } from './voice.ts';

/** What a row of the directory is called. */
export function rowName(row: DirectoryRow, { localized, common }: Voice): string {
  switch (row.tbl) {
    case 'calendar':
    case 'policy':
      return row.data.name;
    case 'field':
      return localized(row.data.label);
    case 'macro':
      return localized(row.data.name);
    case 'synonym':
      return row.data.words.join(common('comma'));
    case 'tag':
      return row.data.tag;
    case 'team':
      return '';
    default:
      return assertNever(row);
  }
}
