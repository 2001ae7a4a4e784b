import type { Calendar } from '#shared/domain/policy.ts';
import type { PromiseBook } from '#shared/domain/sla.ts';
import type { ReadableDb } from '../db/types.ts';
import { bookMark, bookOf } from '../directory/index.ts';

/** What the team promises everybody, and where its days begin. */
export type Policies = { readonly book: PromiseBook; readonly zone: string };

/** The zone of the first policy's calendar; a team without any lives where its computers stand. */
const ZONE = `
  select c.data ->> '$.timeZone' as zone from policy as p join calendar as c on c.id = p.data ->> '$.calendarId'
  where p.data ->> '$.isActive' order by p.data ->> '$.order', p.id limit 1`;
const ANY_ZONE = `select data ->> '$.timeZone' as zone from calendar order by id limit 1`;
const here = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

function zoneOf(db: ReadableDb): string {
  const zone = (sql: string): Calendar['timeZone'] | undefined => db.get<{ zone: string }>(sql)?.zone;
  return zone(ZONE) ?? zone(ANY_ZONE) ?? here();
}

/** Working hours are worked out once, as long as nobody changes them: it takes longer than a card may. */
const known = new WeakMap<ReadableDb, { readonly mark: string; readonly policies: Policies }>();

export function policiesOf(db: ReadableDb): Policies {
  const mark = bookMark(db);
  const last = known.get(db);
  if (last?.mark === mark) return last.policies;
  const policies = { book: bookOf(db), zone: zoneOf(db) };
  known.set(db, { mark, policies });
  return policies;
}
