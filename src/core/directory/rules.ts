import type { DirectoryRow } from '#shared/domain/mutation/index.ts';
import type { Policy } from '#shared/domain/policy.ts';
import type { Directory } from '#shared/contract/app/directory.ts';

const same = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase() && a.trim() !== '';

/** The part of a row that another one has already, if any: names the team tells things apart by. */
export function doubled({ tbl, data }: DirectoryRow, known: Directory): string | undefined {
  const isOther = ({ id }: { id: string }): boolean => id !== data.id;
  switch (tbl) {
    case 'field': {
      if (known.fields.some((one) => isOther(one) && one.key === data.key)) return 'key';
      const keys = data.choices.map(({ key }) => key);
      return new Set(keys).size < keys.length ? 'choices' : undefined;
    }
    case 'tag':
      return known.tags.some((one) => isOther(one) && same(one.tag, data.tag)) ? 'tag' : undefined;
    case 'macro': {
      const others = known.macros.filter((one) => isOther(one) && one.isActive && data.isActive);
      return others.some(({ name }) => same(name.zh, data.name.zh) || same(name.en, data.name.en)) ? 'name' : undefined;
    }
    case 'calendar':
      return known.calendars.some((one) => isOther(one) && same(one.name, data.name)) ? 'name' : undefined;
    case 'policy':
      return known.policies.some((one) => isOther(one) && same(one.name, data.name)) ? 'name' : undefined;
    case 'synonym':
    case 'team':
      return undefined;
    default:
      return data satisfies never;
  }
}

/** The policy that counts by this calendar, if any. */
export const namedBy = (calendarId: string, policies: readonly Policy[]): Policy | undefined =>
  policies.find((policy) => policy.calendarId === calendarId);
